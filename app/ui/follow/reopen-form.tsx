import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';

/** Takes up again a request that was closed for lack of an answer. */
export function ReopenForm({
  until,
  stamp,
  intentId,
}: {
  readonly until: string | null;
  readonly stamp: number;
  readonly intentId: string;
}) {
  const { t } = useTranslation('follow');
  return (
    <Form method="post" id="form">
      <p>{t('correct.reopenLead', { date: until })}</p>
      <input type="hidden" name="intentId" value={intentId} />
      <input type="hidden" name="stamp" value={stamp} />
      <SubmitButton name="do" value="reopen">
        {t('act.reopen')}
      </SubmitButton>
    </Form>
  );
}
