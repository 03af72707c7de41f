import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

/** A decision is there and not shown: it is opened by a button. */
export function ClosedDecision({
  intentId,
  mayOpen,
  appealDays,
}: {
  readonly intentId: string;
  readonly mayOpen: boolean;
  readonly appealDays: number;
}) {
  const { t } = useTranslation('follow');
  return (
    <Panel title={t('decision.closed')}>
      <p>{t('decision.closedLead', { days: appealDays })}</p>
      {mayOpen ? (
        <Form method="post">
          <input type="hidden" name="intentId" value={intentId} />
          <SubmitButton>{t('decision.open')}</SubmitButton>
        </Form>
      ) : (
        <p className="note">{t('decision.readerOnly')}</p>
      )}
    </Panel>
  );
}
