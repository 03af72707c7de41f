import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor, type Role } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post, type Posting } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Clawback, Prisma, Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { CASE_REFUSALS, caseStream, type EventData } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import {
  CLAWBACK_RULES,
  clawbackStateOf,
  nextClawbackState,
  type ClawbackEvent,
  type ClawbackParty,
} from './transitions.ts';

const ROLES = {
  risk: 'risk-officer',
  decides: 'deciding-officer',
  treasury: 'authorising-officer',
  manager: 'programme-manager',
} as const satisfies Readonly<Record<ClawbackParty, Role>>;

/** A clawback taken for a change, with the voucher whose money it is about. */
export interface TakenClawback {
  readonly clawback: Clawback;
  readonly voucher: Voucher;
}

interface Change {
  readonly event: ClawbackEvent;
  /** Of the clawback as it was read. */
  readonly stamp: number;
}

/** What an event changes beside the state, and what it posts. */
export interface ClawbackStep {
  readonly data?: EventData;
  readonly recovered?: bigint;
  readonly changes?: Omit<
    Prisma.ClawbackUncheckedUpdateManyInput,
    'state' | 'stamp' | 'recovered' | 'amount'
  >;
  readonly posting?: Posting | null;
}

/**
 * Carries out an event on a clawback of the actor's organisation, in a transaction of its own: state
 * (compared and set), audit entry, and its posting last of all. Throws `cases.not-found` to whoever
 * has not the role, `cases.wrong-state`, `cases.changed-meanwhile`.
 */
export async function changeClawback(
  actor: MemberActor,
  id: string,
  { event, stamp }: Change,
  work: (tx: Tx, taken: TakenClawback) => Promise<ClawbackStep> | ClawbackStep,
): Promise<void> {
  const { ownerId } = officerWhere(actor);
  if (!hasRole(actor, ROLES[CLAWBACK_RULES[event].by])) throw new DomainError('cases.not-found');
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
    inTransaction(`cases.clawback-${event}`, async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM clawback WHERE id = ${id} FOR UPDATE`;
      const clawback = await tx.clawback.findFirst({ where: { id, ownerId } });
      if (!clawback) throw new DomainError('cases.not-found');
      const voucher = await tx.voucher.findUniqueOrThrow({ where: { id: clawback.voucherId } });
      if (nextClawbackState(factsOf(clawback), event) === null)
        throw new DomainError('cases.wrong-state', { state: clawback.state, event });
      if (clawback.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      const step = await work(tx, { clawback, voucher });
      await move(tx, actor, { clawback, voucher }, { ...step, event });
      if (step.posting) await post(tx, actor.now, [step.posting]);
    }),
  );
}

const factsOf = ({ state, amount, recovered }: Clawback) => ({
  ...{ state: clawbackStateOf(state), amount, recovered },
});

async function move(
  tx: Tx,
  actor: MemberActor,
  { clawback, voucher }: TakenClawback,
  { event, data = {}, changes = {}, ...step }: ClawbackStep & Pick<Change, 'event'>,
): Promise<void> {
  const { id, stamp, state } = clawback;
  const recovered = step.recovered ?? clawback.recovered;
  const to = nextClawbackState({ ...factsOf(clawback), recovered }, event);
  if (to === null) throw new DomainError('cases.wrong-state', { state, event });
  const { count } = await tx.clawback.updateMany({
    where: { id, stamp, state },
    data: { ...changes, recovered, state: to, stamp: stamp + 1 },
  });
  if (count === 0) throw new DomainError('cases.wrong-state', { state, event });
  await appendAudit(tx, actor, {
    ...{ type: `cases.clawback-${event}`, stream: caseStream(voucher.applicationId) },
    ...{ subject: `clawback:${id}`, facts: { from: state, to, ...data } },
  });
}
