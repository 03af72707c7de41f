import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';
import type { OverviewPage } from './overview-state.tsx';

/** What a manager does with a programme as a whole. */
export function OverviewActs({ page }: { readonly page: OverviewPage }) {
  const { t } = useTranslation('studio');
  const { working, live, rehearsalOf, intentId } = page;
  if (rehearsalOf !== null)
    return live === null ? null : (
      <Panel title={t('overview.do')}>
        <Form method="post">
          <SubmitButton look="danger" name="do" value="end-rehearsal">
            {t('rehearsal.end')}
          </SubmitButton>
        </Form>
      </Panel>
    );
  const mayStart = working === null && (live === null || live === 'open' || live === 'paused');
  const mayDiscard = working?.state === 'draft' || working?.state === 'simulated';
  return (
    <Panel title={t('overview.do')}>
      {mayStart && (
        <Form method="post">
          <p>{t('overview.newVersionLead')}</p>
          <SubmitButton look="plain" name="do" value="new-version">
            {t('overview.newVersion')}
          </SubmitButton>
        </Form>
      )}
      <Form method="post">
        <p>{t('rehearsal.lead')}</p>
        <input type="hidden" name="intentId" value={intentId} readOnly />
        <SubmitButton look="plain" name="do" value="rehearse">
          {t('rehearsal.go')}
        </SubmitButton>
      </Form>
      {mayDiscard && (
        <details>
          <summary>{t('overview.discard')}</summary>
          <Form method="post">
            <p>{t('overview.discardLead')}</p>
            <input type="hidden" name="versionId" value={working.id} readOnly />
            <SubmitButton look="danger" name="do" value="discard">
              {t('overview.discard')}
            </SubmitButton>
          </Form>
        </details>
      )}
    </Panel>
  );
}
