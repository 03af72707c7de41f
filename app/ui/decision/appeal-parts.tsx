import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AppealFile } from '#domain/cases/schema.ts';
import { formatDate } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { ChoiceField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { ReasonFields, ReasonList } from './reason-fields.tsx';
import type { Typed } from './typed.ts';

interface AppealProps {
  readonly lang: Lang;
  readonly file: AppealFile;
}

/** What the firm says, and what it says it against. */
export function GroundsPanel({ lang, file }: AppealProps) {
  const { t } = useTranslation('decision');
  const { grounds, openedOn, first } = file;
  return (
    <>
      <Panel title={t('appeal.grounds')}>
        <p className="hint">{formatDate(lang, openedOn)}</p>
        <p dir="auto" className="written">
          {grounds}
        </p>
      </Panel>
      <Panel title={t('appeal.first')}>
        {first === null ? (
          <p>{t('appeal.lapsed')}</p>
        ) : (
          <>
            <Facts
              items={[
                [t('proposed.on'), formatDate(lang, first.on)],
                [t('proposed.note'), <span dir="auto">{first.note}</span>],
              ]}
            />
            <ReasonList reasons={first.reasons} />
          </>
        )}
      </Panel>
    </>
  );
}

/** The third person's proposal. */
export function AppealForm({
  stamp,
  file,
  values,
  messages,
  chosen,
}: Typed & { readonly stamp: number; readonly file: AppealFile }) {
  const { t } = useTranslation('decision');
  return (
    <Panel title={t('appeal.propose')} id="propose">
      <p>{t('appeal.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} readOnly />
        <ChoiceField
          name="outcome"
          label={t('appeal.outcome')}
          error={messages['outcome']}
          choices={(['uphold', 'dismiss'] as const).map((value) => ({
            value,
            label: t(`appeal.${value}`),
            hint: t(`appeal.${value}Hint`),
          }))}
          defaultValue={values['outcome']}
        />
        <ReasonFields reasons={file.reasons} chosen={chosen} error={messages['reasons']} />
        <TextAreaField
          name="note"
          label={t('propose.note')}
          hint={t('appeal.noteHint')}
          error={messages['note']}
          rows={5}
          defaultValue={values['note']}
        />
        <SubmitButton name="do" value="propose">
          {t('propose.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
