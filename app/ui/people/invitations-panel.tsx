import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Panel, Status } from '../workspace/parts.tsx';
import { useRoleNames } from './role-name.tsx';
import type { PeoplePageView } from './types.ts';

/** The invitations that nobody has accepted yet. */
export function InvitationsPanel({ page }: { readonly page: PeoplePageView }) {
  const { t } = useTranslation('people');
  const nameOf = useRoleNames();
  if (page.invitations.length === 0) return null;
  return (
    <Panel title={t('invitations.title')}>
      <DataTable
        caption={t('invitations.title')}
        columns={[t('invitations.to'), t('invitations.role'), t('invitations.until'), t('act')]}
        rows={page.invitations.map(({ id, email, role, until, expired }) => ({
          key: id,
          cells: [
            <bdi dir="ltr" key="to">
              {email}
            </bdi>,
            nameOf(role),
            expired ? (
              <Status tone="attention" key="until">
                {t('invitations.expired', { date: until })}
              </Status>
            ) : (
              until
            ),
            <Form method="post" action="?" className="inline-form" key="act">
              <input type="hidden" name="id" value={id} />
              <SubmitButton look="plain" name="do" value="resend">
                {t('invitations.resend')}
              </SubmitButton>
              <SubmitButton look="danger" name="do" value="revoke">
                {t('invitations.revoke')}
              </SubmitButton>
            </Form>,
          ],
        }))}
      />
    </Panel>
  );
}
