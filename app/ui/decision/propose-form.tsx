import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProposalFile } from '#domain/cases/schema.ts';
import { formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { ChoiceField, SubmitButton, TextAreaField, TextField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { Phrases } from './phrases.tsx';
import { ReasonFields } from './reason-fields.tsx';
import type { Typed } from './typed.ts';

interface ProposeProps extends Typed {
  readonly lang: Lang;
  readonly stamp: number;
  readonly file: ProposalFile;
  readonly phrases: readonly string[];
}

/** What may be given, and where the money is. */
export function MoneyPanel({
  lang,
  money,
}: {
  readonly lang: Lang;
  readonly money: ProposalFile['money'];
}) {
  const { t } = useTranslation('decision');
  return (
    <Panel title={t('money.title')}>
      <Facts
        items={[
          [t('money.asked'), formatMad(lang, money.asked)],
          [t('money.most'), <strong>{formatMad(lang, money.most)}</strong>],
          [t('money.smallest'), formatMad(lang, money.smallest)],
        ]}
      />
      <p>{t('money.mostWhy')}</p>
      {money.most === 0n && <p className="note warn">{t('money.nothing')}</p>}
      {money.most > 0n && !money.found && <p className="note warn">{t('money.empty')}</p>}
    </Panel>
  );
}

/** The first person's proposal. */
export function ProposeForm(props: ProposeProps) {
  const { t } = useTranslation('decision');
  const { lang, stamp, file, values, messages, chosen, phrases } = props;
  return (
    <Panel title={t('propose.title')} id="propose">
      <p>{t('propose.lead')}</p>
      <Form method="post" noValidate>
        <input type="hidden" name="stamp" value={stamp} readOnly />
        <ChoiceField
          name="outcome"
          label={t('propose.outcome')}
          error={messages['outcome']}
          choices={(['approve', 'reject'] as const).map((value) => ({
            value,
            label: t(`propose.${value}`),
            hint: t(`propose.${value}Hint`),
          }))}
          defaultValue={values['outcome']}
        />
        <TextField
          name="amount"
          label={t('propose.amount')}
          hint={t('propose.amountHint', { most: formatMad(lang, file.money.most) })}
          error={messages['amount']}
          defaultValue={values['amount']}
          dir="ltr"
          inputMode="decimal"
          optional
        />
        <ReasonFields reasons={file.reasons} chosen={chosen} error={messages['reasons']} />
        <TextAreaField
          name="note"
          label={t('propose.note')}
          hint={t('propose.noteHint')}
          error={messages['note']}
          rows={5}
          defaultValue={values['note']}
        />
        <Phrases phrases={phrases} />
        <p>{t('propose.then')}</p>
        <SubmitButton name="do" value="propose">
          {t('propose.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** When no envelope can pay what may be given. */
export function WaitForm({ stamp }: { readonly stamp: number }) {
  const { t } = useTranslation('decision');
  return (
    <Panel title={t('wait.title')}>
      <p>{t('wait.lead')}</p>
      <Form method="post">
        <input type="hidden" name="stamp" value={stamp} readOnly />
        <SubmitButton look="plain" name="do" value="wait">
          {t('wait.go')}
        </SubmitButton>
      </Form>
    </Panel>
  );
}
