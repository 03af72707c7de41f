import { tellHolders } from '#domain/accounts/index.server.ts';
import type { NotificationKind, Role } from '#domain/kernel/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { projectNumber } from '../project-number.ts';
import type { EngagementActor } from '../records.server.ts';

type Notice = Extract<
  NotificationKind,
  `project-${string}` | `milestone-${string}` | `dispute-${string}` | `care-${string}`
>;

interface Line {
  readonly kind: Notice;
  /** Page after that of the engagement, with its stroke. */
  readonly page?: string;
  readonly params?: Readonly<Record<string, string>>;
}

const paramsOf = (engagement: Engagement, { params = {} }: Line) => ({
  number: projectNumber(engagement),
  ...params,
});
const exceptOf = ({ person }: EngagementActor) => (person ? [person.accountId] : []);

/** Tells the people of the firm something about their engagement, except who acts. */
export async function tellFirm(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  line: Line,
): Promise<void> {
  await tellHolders(
    tx,
    {
      ...{ organisationId: engagement.organisationId, except: exceptOf(actor) },
      role: ['sme-owner', 'sme-member'],
    },
    {
      ...{ kind: line.kind, params: paramsOf(engagement, line) },
      path: `/sme/projects/${engagement.id}${line.page ?? ''}`,
    },
  );
}

/** The same for the provider that was chosen. */
export async function tellProvider(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  line: Line,
): Promise<void> {
  if (engagement.providerId === null) return;
  await tellHolders(
    tx,
    {
      ...{ organisationId: engagement.providerId, except: exceptOf(actor) },
      role: ['provider-owner', 'provider-member'],
    },
    {
      ...{ kind: line.kind, params: paramsOf(engagement, line) },
      path: `/provider/projects/${engagement.id}${line.page ?? ''}`,
    },
  );
}

/** Tells officers of the programme who hold a role; `path` is that of the page. */
export async function tellOfficers(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  line: Omit<Line, 'page'> & { readonly role: Role | readonly Role[]; readonly path: string },
): Promise<void> {
  const { kind, role, path } = line;
  await tellHolders(
    tx,
    { organisationId: engagement.ownerId, role, except: exceptOf(actor) },
    { kind, path, params: paramsOf(engagement, line) },
  );
}
