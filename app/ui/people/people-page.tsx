import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../error-summary.tsx';
import { EndRolePanel } from './end-role-panel.tsx';
import { GiveRoleForm } from './give-role-form.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { InviteForm } from './invite-form.tsx';
import { JoinRequests } from './join-requests.tsx';
import { MembersPanel } from './members-panel.tsx';
import type { PeoplePageView, Typed } from './types.ts';
import { usePeopleMessages } from './use-people-messages.ts';

const DONE = [
  'invite',
  'resend',
  'revoke',
  'give',
  'end',
  'grant',
  'refuse',
  'accept-join',
  'refuse-join',
] as const;

interface PeoplePageProps {
  readonly page: PeoplePageView;
  readonly refused:
    { readonly errors: Readonly<Record<string, string>>; readonly values: Typed } | undefined;
}

/** Who works in an organisation, and what the reader may do about it. */
export function PeoplePage({ page, refused }: PeoplePageProps) {
  const { t } = useTranslation('people');
  const { messages, shown } = usePeopleMessages(refused?.errors);
  const done = DONE.find((known) => known === page.done);
  return (
    <div id="page">
      <h1>{t('people.title')}</h1>
      <ErrorSummary errors={shown} />
      {done && !refused && (
        <p className="note ok" role="status">
          {t(`people.done.${done}`)}
        </p>
      )}
      <EndRolePanel page={page} />
      <JoinRequests page={page} />
      <MembersPanel page={page} />
      {page.invitable.length > 0 && (
        <>
          <InviteForm page={page} messages={messages} typed={refused?.values} />
          <InvitationsPanel page={page} />
        </>
      )}
      {page.canManage && <GiveRoleForm page={page} messages={messages} typed={refused?.values} />}
    </div>
  );
}
