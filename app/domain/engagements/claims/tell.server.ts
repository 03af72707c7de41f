import { tellHolders } from '#domain/accounts/index.server.ts';
import type { Role } from '#domain/kernel/index.server.ts';
import type { Claim } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { EngagementActor } from '../records.server.ts';

const exceptOf = ({ person }: EngagementActor) => (person ? [person.accountId] : []);
const paramsOf = ({ invoiceNumber }: Claim) => ({ number: invoiceNumber });

/** Tells the provider that something came of its claim. */
export async function tellClaimant(
  tx: Tx,
  actor: EngagementActor,
  claim: Claim,
  kind: 'claim-returned' | 'claim-changed' | 'claim-paid',
): Promise<void> {
  await tellHolders(
    tx,
    {
      ...{ organisationId: claim.providerId, except: exceptOf(actor) },
      role: ['provider-owner', 'provider-member'],
    },
    {
      ...{ kind, params: paramsOf(claim) },
      path: `/provider/projects/${claim.engagementId}/claims/${claim.milestoneId}`,
    },
  );
}

/** Tells those of the programme whose turn it is. */
export async function tellClaimOfficers(
  tx: Tx,
  actor: EngagementActor,
  claim: Claim,
  kind: 'claim-submitted' | 'claim-certified',
): Promise<void> {
  const role: Role = kind === 'claim-submitted' ? 'certifier' : 'authorising-officer';
  await tellHolders(
    tx,
    { organisationId: claim.ownerId, role, except: exceptOf(actor) },
    {
      ...{ kind, params: paramsOf(claim) },
      path: kind === 'claim-submitted' ? `/programme/claims/${claim.id}` : '/programme/orders',
    },
  );
}
