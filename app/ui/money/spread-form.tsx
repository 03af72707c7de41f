import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { BUCKET_CHOICES } from '#domain/ledger/schema.ts';
import { ChoiceField, SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** Over how many parts of an envelope its money is spread, and how a manager adds some. */
export function SpreadForm({
  buckets,
  choices,
  error,
}: {
  readonly buckets: number;
  /** The number it has, and larger ones; one alone when it cannot grow. */
  readonly choices: readonly (typeof BUCKET_CHOICES)[number][];
  readonly error: string | undefined;
}) {
  const { t } = useTranslation('money');
  return (
    <Panel title={t('spread.title')} id="spread">
      <p>{t('spread.text')}</p>
      <p>{buckets === 1 ? t('spread.one') : t('spread.now', { parts: buckets })}</p>
      {choices.every((choice) => Number(choice) <= buckets) ? (
        <p className="hint">{t('spread.most')}</p>
      ) : (
        <Form method="post" noValidate>
          <ChoiceField
            name="buckets"
            label={t('spread.label')}
            hint={t('spread.hint')}
            error={error}
            choices={choices.map((value) => ({ value, label: t(`spread.choice.${value}`) }))}
            defaultValue={String(buckets)}
          />
          <SubmitButton look="plain">{t('spread.go')}</SubmitButton>
        </Form>
      )}
    </Panel>
  );
}
