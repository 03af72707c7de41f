import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication, AidDecision } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Outcome } from '../codes.ts';

/** What the second person does with a proposal. */
export const VERDICTS_ON_PROPOSALS = ['confirm', 'send-back'] as const;
export type Verdict = (typeof VERDICTS_ON_PROPOSALS)[number];

const SETTLED = { confirm: 'confirmed', 'send-back': 'sent-back' } as const satisfies Readonly<
  Record<Verdict, string>
>;

/** What is proposed about a request, and about an appeal. */
export const ON_REQUESTS = ['approve', 'reject'] as const satisfies readonly Outcome[];
export const ON_APPEALS = ['uphold', 'dismiss'] as const satisfies readonly Outcome[];

/**
 * Whether this very person settled a proposal of these outcomes so in the present round, and nothing
 * was proposed since: the same decision again.
 */
export async function wasSettled(
  tx: Tx,
  { person }: MemberActor,
  { id: applicationId, round }: Pick<AidApplication, 'id' | 'round'>,
  { verdict, outcomes }: { readonly verdict: Verdict; readonly outcomes: readonly Outcome[] },
): Promise<boolean> {
  const open = await tx.aidDecision.count({ where: { applicationId, state: 'proposed' } });
  if (open > 0) return false;
  const settled = await tx.aidDecision.count({
    where: {
      ...{ applicationId, round, outcome: { in: [...outcomes] } },
      ...{ state: SETTLED[verdict], decidedById: person.accountId },
    },
  });
  return settled > 0;
}

/** Writes what the second person decided about a proposal. Throws `cases.wrong-state`. */
export async function settleDecision(
  tx: Tx,
  actor: MemberActor,
  { id }: Pick<AidDecision, 'id'>,
  { verdict, note }: { readonly verdict: Verdict; readonly note: string },
): Promise<void> {
  const { count } = await tx.aidDecision.updateMany({
    where: { id, state: 'proposed' },
    data: {
      ...{ state: SETTLED[verdict], decisionNote: note },
      ...{ decidedById: actor.person.accountId, decidedAt: actor.now },
    },
  });
  if (count === 0) throw new DomainError('cases.wrong-state');
}
