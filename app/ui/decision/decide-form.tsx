import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { DecisionFile, ProposalView } from '#domain/cases/schema.ts';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { CheckField, SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { Phrases } from './phrases.tsx';
import { ReasonList } from './reason-fields.tsx';
import type { Typed } from './typed.ts';

interface ProposedProps {
  readonly lang: Lang;
  readonly proposal: ProposalView;
  /** What is proposed, in words. */
  readonly outcome: string;
  /** Until which day the money stays set aside. */
  readonly reservedOn?: string | null;
}

/** A proposal as the second person reads it. */
export function ProposedPanel({ lang, proposal, outcome, reservedOn = null }: ProposedProps) {
  const { t } = useTranslation('decision');
  const { amount, by, on, note, reasons } = proposal;
  return (
    <Panel title={t('proposed.title')}>
      <p className="figure">
        <strong>{outcome}</strong>
      </p>
      <Facts
        items={[
          [t('proposed.amount'), amount === null ? null : formatMad(lang, amount)],
          [t('proposed.by'), <bdi>{by}</bdi>],
          [t('proposed.on'), formatDate(lang, on)],
          [t('proposed.reserved'), reservedOn && formatDate(lang, reservedOn)],
          [t('proposed.note'), note === '' ? null : <span dir="auto">{note}</span>],
        ]}
      />
      <ReasonList reasons={reasons} />
    </Panel>
  );
}

/** What is no longer as it was when it was proposed. */
export function ChangedPanel({ changed }: { readonly changed: DecisionFile['changed'] }) {
  const { t } = useTranslation('decision');
  if (changed === null) return <p className="note ok">{t('changed.nothing')}</p>;
  return (
    <Panel title={t('changed.title')}>
      <p className="note warn">{t('changed.lead')}</p>
      <ul>
        {changed.status && <li>{t('changed.status')}</li>}
        {changed.amount && <li>{t('changed.amount')}</li>}
        {changed.lines.map(({ id, text, values }) => (
          <li key={id}>
            {text}
            {values && (
              <>
                <div className="hint">
                  {t('changed.from', { value: values.before ?? t('changed.unknown') })}
                </div>
                <div className="hint">
                  {t('changed.to', { value: values.now ?? t('changed.unknown') })}
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface DecideProps extends Typed {
  /** What tells which proposal was read: its name and value in the form. */
  readonly target: { readonly name: 'stamp' | 'proposal'; readonly value: string };
  readonly confirm: string;
  readonly isConfirmable: boolean;
  readonly phrases: readonly string[];
}

/** The second person's decision: two buttons, and words for whoever proposed. */
export function DecideForm(props: DecideProps) {
  const { t } = useTranslation('decision');
  const { target, confirm, isConfirmable, phrases, values, messages } = props;
  return (
    <Panel title={t('decide.title')} id="decide">
      <Form method="post" noValidate>
        <input type="hidden" name={target.name} value={target.value} readOnly />
        <CheckField
          name="declares"
          label={t('decide.declares')}
          hint={t('decide.declaresHint')}
          error={messages['declares']}
          checked={values['declares'] === 'yes'}
        />
        <TextAreaField
          name="note"
          label={t('decide.note')}
          hint={t('decide.noteHint')}
          error={messages['note']}
          defaultValue={values['note']}
        />
        <Phrases phrases={phrases} />
        <div className="inline-form">
          {isConfirmable && (
            <SubmitButton name="decision" value="confirm">
              {confirm}
            </SubmitButton>
          )}
          <SubmitButton look="plain" name="decision" value="send-back">
            {t('decide.sendBack')}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
