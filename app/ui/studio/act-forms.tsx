import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  LONGEST_PAUSE,
  WIND_DOWN_NOTICE,
  type Act,
  type ActLine,
} from '#domain/programmes/schema.ts';
import { TextIn } from '../provider/text-in.tsx';
import { ChoiceField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';

type Messages = Readonly<Record<string, string>>;

/** Proposes to pause, take up again or wind down; another person decides. */
export function ProposeActForm({
  choices,
  values,
  messages,
}: {
  readonly choices: readonly { readonly act: Act; readonly earliest: string }[];
  readonly values: Messages;
  readonly messages: Messages;
}) {
  const { t } = useTranslation('studio');
  return (
    <Panel title={t('acts.propose')}>
      <Form method="post" noValidate>
        <ChoiceField
          name="act"
          label={t('acts.act')}
          error={messages['act']}
          choices={choices.map(({ act, earliest }) => ({
            value: act,
            label: t(`acts.name.${act}`),
            hint: t(`acts.hint.${act}`, {
              earliest,
              days: act === 'wind-down' ? WIND_DOWN_NOTICE : LONGEST_PAUSE,
            }),
          }))}
          defaultValue={values['act']}
        />
        <TextField
          name="effectiveOn"
          type="date"
          label={t('acts.effectiveOn')}
          error={messages['effectiveOn']}
          defaultValue={values['effectiveOn']}
          dir="ltr"
        />
        {(['fr', 'ar'] as const).map((lang) => (
          <TextIn
            key={lang}
            name={`reason.${lang}`}
            label={t('inLanguage', { name: t('acts.reason'), language: t(`language.${lang}`) })}
            hint={t('acts.reasonHint')}
            error={messages[`reason.${lang}`]}
            defaultValue={values[`reason.${lang}`] ?? ''}
            lang={lang}
            rows={3}
          />
        ))}
        <SubmitButton name="do" value="propose">
          {t('acts.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** An act that waits: for its author to take back, for another to decide, or for its day. */
export function OpenAct({
  act,
  line,
  values,
  messages,
}: {
  /** What the public will read, and from when. */
  readonly line: Pick<ActLine, 'effectiveOn' | 'reason'> | undefined;
  readonly values: Messages;
  readonly act: {
    readonly id: string;
    readonly act: Act;
    readonly state: 'proposed' | 'decided';
    readonly own: boolean;
  };
  readonly messages: Messages;
}) {
  const { t } = useTranslation('studio');
  if (act.state === 'decided') return <p className="note">{t('acts.waitsForDay')}</p>;
  return (
    <Panel title={t(`acts.name.${act.act}`)}>
      {line && (
        <Facts
          items={[
            [t('acts.effectiveOn'), line.effectiveOn],
            ...(['fr', 'ar'] as const).map((lang) => {
              const name = { name: t('acts.reason'), language: t(`language.${lang}`) };
              const said = (
                <span key={lang} lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
                  {line.reason[lang]}
                </span>
              );
              return [t('inLanguage', name), said] as const;
            }),
          ]}
        />
      )}
      <Form method="post" noValidate>
        <input type="hidden" name="actId" value={act.id} readOnly />
        {act.own ? (
          <>
            <p>{t('publish.another')}</p>
            <SubmitButton look="plain" name="do" value="withdraw">
              {t('acts.withdraw')}
            </SubmitButton>
          </>
        ) : (
          <>
            <ChoiceField
              name="agrees"
              label={t('acts.agrees')}
              error={messages['agrees']}
              choices={(['yes', 'no'] as const).map((value) => ({
                value,
                label: t(`acts.agree.${value}`),
              }))}
              defaultValue={values['agrees']}
            />
            <SubmitButton name="do" value="decide">
              {t('publish.decideGo')}
            </SubmitButton>
          </>
        )}
      </Form>
    </Panel>
  );
}
