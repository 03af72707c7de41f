import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication, AidDecision } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Outcome } from '../codes.ts';
import type { ApplicationEvent } from '../transitions.ts';

/** What the second person does with a proposal. */
export const VERDICTS_ON_PROPOSALS = ['confirm', 'send-back'] as const;
export type Verdict = (typeof VERDICTS_ON_PROPOSALS)[number];

const SETTLED = { confirm: 'confirmed', 'send-back': 'sent-back' } as const satisfies Readonly<
  Record<Verdict, string>
>;

/** What is proposed about a request, and about an appeal. */
export const ON_REQUESTS = ['approve', 'reject'] as const satisfies readonly Outcome[];
export const ON_APPEALS = ['uphold', 'dismiss'] as const satisfies readonly Outcome[];

/** What each verdict on a request is in its history. */
const EVENTS = {
  confirm: ['approve', 'reject'],
  'send-back': ['send-back'],
} as const satisfies Readonly<Record<Verdict, readonly ApplicationEvent[]>>;

/** Whether this very person decided so on a request as it stood at a stamp: the same click again. */
export async function wasDecidedAt(
  tx: Tx,
  { person }: MemberActor,
  { id: applicationId }: Pick<AidApplication, 'id'>,
  { verdict, stamp }: { readonly verdict: Verdict; readonly stamp: number },
): Promise<boolean> {
  const decided = await tx.caseEvent.count({
    where: {
      ...{ applicationId, sequence: stamp + 1, actorId: person.accountId },
      event: { in: [...EVENTS[verdict]] },
    },
  });
  return decided > 0;
}

/** Whether this very person settled a proposal so: the same decision again. */
export async function wasSettled(
  tx: Tx,
  { person }: MemberActor,
  { id: applicationId }: Pick<AidApplication, 'id'>,
  { verdict, proposal }: { readonly verdict: Verdict; readonly proposal: string },
): Promise<boolean> {
  const settled = await tx.aidDecision.count({
    where: {
      ...{ id: proposal, applicationId },
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
