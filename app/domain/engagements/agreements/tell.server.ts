import { tellHolders } from '#domain/accounts/index.server.ts';
import type { NotificationKind } from '#domain/kernel/index.server.ts';
import type { Engagement } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { EngagementActor } from '../records.server.ts';

type Notice = Extract<NotificationKind, `agreement-${string}`>;

const SIDES = {
  firm: { role: ['sme-owner', 'sme-member'], path: 'sme' },
  provider: { role: ['provider-owner', 'provider-member'], path: 'provider' },
} as const;

/** Tells the people of some sides something about their agreement, except who acts. */
export async function tellSides(
  tx: Tx,
  actor: EngagementActor,
  engagement: Engagement,
  {
    kind,
    sides,
    page = 'agreement',
  }: {
    readonly kind: Notice;
    readonly sides: readonly (keyof typeof SIDES)[];
    readonly page?: string;
  },
): Promise<void> {
  const except = actor.person ? [actor.person.accountId] : [];
  for (const side of sides) {
    const organisationId = side === 'firm' ? engagement.organisationId : engagement.providerId;
    if (organisationId === null) continue;
    const { role, path } = SIDES[side];
    await tellHolders(
      tx,
      { organisationId, role, except },
      {
        ...{ kind, params: { number: String(engagement.number) } },
        path: `/${path}/projects/${engagement.id}${page === '' ? '' : `/${page}`}`,
      },
    );
  }
}

/** Tells the officers who propose that an agreement waits for them. */
export async function tellValidators(tx: Tx, engagement: Engagement): Promise<void> {
  await tellHolders(
    tx,
    { organisationId: engagement.ownerId, role: 'proposing-officer', except: [] },
    {
      kind: 'agreement-to-validate',
      params: { number: String(engagement.number) },
      path: `/programme/engagements/${engagement.id}/validate`,
    },
  );
}
