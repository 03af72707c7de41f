import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton, TextAreaField } from '../workspace/fields.tsx';
import { Facts, Panel } from '../workspace/parts.tsx';
import { Number } from './account-facts.tsx';
import type { ShownTreasury } from './show-treasury.ts';

/** Own shares whose payment is contested; an authorising officer may say that one is settled. */
export function DisputedPanel({
  page: { disputed, mayFree },
  error,
  values,
}: {
  readonly page: ShownTreasury;
  readonly error: string | undefined;
  readonly values: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('payment');
  if (disputed.length === 0) return null;
  return (
    <Panel title={t('treasury.disputed.title')} id="disputed">
      <p>{t('treasury.disputed.text')}</p>
      {disputed.map(({ id, firm, amount, reference }) => (
        <Form method="post" key={id}>
          <Facts
            items={[
              [t('treasury.refunds.firm'), <bdi key="firm">{firm}</bdi>],
              [t('treasury.refunds.amount'), amount],
              [t('treasury.refunds.reference'), <Number key="reference" text={reference} />],
            ]}
          />
          {mayFree && (
            <>
              <input type="hidden" name="request" value={id} />
              <TextAreaField
                name="note"
                label={t('treasury.disputed.note')}
                {...(values['request'] === id ? { error, defaultValue: values['note'] } : {})}
              />
              <SubmitButton look="plain" name="do" value="settle">
                {t('treasury.disputed.go')}
              </SubmitButton>
            </>
          )}
        </Form>
      ))}
    </Panel>
  );
}
