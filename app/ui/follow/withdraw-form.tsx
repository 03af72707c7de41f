import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CheckField, SubmitButton } from '../workspace/fields.tsx';

/** Takes a request back, behind a tick. */
export function WithdrawForm({
  intentId,
  stamp,
  messages,
}: {
  readonly intentId: string;
  readonly stamp: number;
  readonly messages: Readonly<Record<string, string>>;
}) {
  const { t } = useTranslation('follow');
  return (
    <details id="withdraw" open={messages['sure'] !== undefined}>
      <summary>{t('withdraw.title')}</summary>
      <p>{t('withdraw.lead')}</p>
      <Form method="post" action="?index">
        <input type="hidden" name="intentId" value={intentId} />
        <input type="hidden" name="stamp" value={stamp} />
        <CheckField name="sure" label={t('withdraw.sure')} error={messages['sure']} />
        <SubmitButton look="danger">{t('withdraw.go')}</SubmitButton>
      </Form>
    </details>
  );
}
