import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, hasRole, type MemberActor, type Role } from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post, type Posting } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { Clawback, Prisma, Voucher } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { requireOutsider } from '../outsider.server.ts';
import { CASE_REFUSALS, caseStream, type EventData } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { tellFirmOfClawback } from './tell.server.ts';
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

/** What every form about a clawback says. */
export interface ClawbackForm {
  /** Of the clawback as it was read. */
  readonly stamp: number;
  /** Sent twice, a form with an intent does it once. */
  readonly intentId?: string | null;
}

type Change = ClawbackForm & { readonly event: ClawbackEvent };

/** What an event changes beside the state, and what it posts. */
export interface ClawbackStep {
  readonly data?: EventData;
  /** Digested for the audit trail, never stored there: words of people. */
  readonly words?: string;
  readonly recovered?: bigint;
  readonly changes?: Omit<
    Prisma.ClawbackUncheckedUpdateManyInput,
    'state' | 'stamp' | 'recovered' | 'amount'
  >;
  readonly posting?: Posting | null;
}

/**
 * Carries out an event on a clawback of the actor's organisation, in a transaction of its own: state
 * (compared and set), audit entry, notice to the firm, and its posting last of all. Throws
 * `cases.not-found` to whoever has not the role, `cases.own-firm`, `cases.wrong-state`,
 * `cases.changed-meanwhile`.
 */
export async function changeClawback(
  actor: MemberActor,
  id: string,
  change: Change,
  work: (tx: Tx, taken: TakenClawback) => Promise<ClawbackStep> | ClawbackStep,
): Promise<void> {
  const scope = officerWhere(actor);
  const { event, intentId = null } = change;
  if (!hasRole(actor, ROLES[CLAWBACK_RULES[event].by])) throw new DomainError('cases.not-found');
  const intent = intentId && { actor: actor.person.accountId, intentId, now: actor.now };
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
    inTransaction(`cases.clawback-${event}`, async (tx) => {
      const postings: Posting[] = [];
      const once = async () => {
        const taken = await takeClawback(tx, id, scope);
        await requireOutsider(tx, actor, taken.voucher.organisationId);
        requireReady(taken, change);
        const step = await work(tx, taken);
        await move(tx, actor, taken, { ...step, event });
        if (step.posting) postings.push(step.posting);
        return id;
      };
      await (intent ? onceByIntent(tx, intent, once) : once());
      if (postings.length > 0) await post(tx, actor.now, postings);
    }),
  );
}

async function takeClawback(
  tx: Tx,
  id: string,
  scope: Prisma.AidApplicationWhereInput,
): Promise<TakenClawback> {
  await tx.$queryRaw`SELECT 1 FROM clawback WHERE id = ${id} FOR UPDATE`;
  const clawback = await tx.clawback.findUnique({ where: { id } });
  if (!clawback) throw new DomainError('cases.not-found');
  const voucher = await tx.voucher.findUniqueOrThrow({ where: { id: clawback.voucherId } });
  const where = { AND: [{ id: voucher.applicationId }, scope] };
  if ((await tx.aidApplication.count({ where })) === 0) throw new DomainError('cases.not-found');
  return { clawback, voucher };
}

function requireReady({ clawback }: TakenClawback, { event, stamp }: Change): void {
  const { state } = clawback;
  if (nextClawbackState(factsOf(clawback), event) === null)
    throw new DomainError('cases.wrong-state', { state, event });
  if (clawback.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
}

const factsOf = ({ state, amount, recovered }: Clawback) => ({
  ...{ state: clawbackStateOf(state), amount, recovered },
});

async function move(
  tx: Tx,
  actor: MemberActor,
  { clawback, voucher }: TakenClawback,
  { event, data = {}, changes = {}, words, ...step }: ClawbackStep & Pick<Change, 'event'>,
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
    ...(words === undefined
      ? {}
      : { after: { words }, salt: await findAuditSalt(tx, actor.person.accountId) }),
  });
  // Who was never told of it is not told that it is over.
  if (event !== 'notify' && clawback.notifiedAt !== null)
    await tellFirmOfClawback(tx, voucher, 'clawback-changed');
}
