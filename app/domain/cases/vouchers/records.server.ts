import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  civilDateOf,
  DomainError,
  type CivilDate,
  type NotificationKind,
  dayOf,
} from '#domain/kernel/index.server.ts';
import type { Posting } from '#domain/ledger/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication, Prisma, Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { beginClock, changeClocks } from '../clocks/records.server.ts';
import { receiptOf } from '../receipt.ts';
import { caseStream, versionOf, type CaseActor, type EventData } from '../records.server.ts';
import {
  mayDoToVoucher,
  nextVoucherState,
  voucherStateOf,
  type VoucherEvent,
  type VoucherFacts,
  type VoucherParty,
  type VoucherState,
} from './transitions.ts';

/** A voucher taken for a change: its changes follow one another. Throws `cases.not-found`. */
export async function lockVoucher(tx: Tx, id: string): Promise<Voucher> {
  await tx.$queryRaw`SELECT 1 FROM voucher WHERE id = ${id} FOR UPDATE`;
  const row = await tx.voucher.findUnique({ where: { id } });
  if (!row) throw new DomainError('cases.not-found');
  return row;
}

/** The voucher of a request, taken for a change; null when none was issued. */
export async function lockVoucherOf(tx: Tx, applicationId: string): Promise<Voucher | null> {
  await tx.$queryRaw`SELECT 1 FROM voucher WHERE application_id = ${applicationId} FOR UPDATE`;
  return tx.voucher.findUnique({ where: { applicationId } });
}

/** What the next state of a stored voucher depends on. */
function factsOf(row: Voucher): VoucherFacts {
  return {
    state: voucherStateOf(row.state),
    suspendedFrom: row.suspendedFrom === null ? null : voucherStateOf(row.suspendedFrom),
    amount: row.amount,
    used: row.used,
  };
}

export interface VoucherStep {
  readonly event: VoucherEvent;
  /** As whom the actor acts. */
  readonly party: VoucherParty;
  /** What both sides may read of it: codes, days, amounts in centimes. */
  readonly data?: EventData;
  /** What the person wrote: in the history, and as a digest only in the audit trail. */
  readonly words?: string;
  /** What agreements hold of it afterwards. */
  readonly used?: bigint;
  /** Columns that change with it. */
  readonly changes?: Omit<Prisma.VoucherUncheckedUpdateManyInput, 'state' | 'stamp' | 'used'>;
}

/**
 * Carries out an event on a voucher that the transaction holds: clocks, history, state (compared and
 * set) and audit entry; the posting of the ledger comes after it, last of all. Returns the voucher
 * as it is then. Throws `cases.wrong-state` when the event may not happen now and `cases.not-yours`
 * when it is not the party's to do.
 */
export async function changeVoucher(
  tx: Tx,
  actor: CaseActor,
  voucher: Voucher,
  step: VoucherStep,
): Promise<Voucher> {
  const { event, party, data = {}, words, changes = {} } = step;
  const { id, stamp } = voucher;
  const used = step.used ?? voucher.used;
  const before = factsOf(voucher);
  const to = nextVoucherState({ ...before, used }, event);
  if (to === null) throw new DomainError('cases.wrong-state', { state: before.state, event });
  if (!mayDoToVoucher(party, event)) throw new DomainError('cases.not-yours', { event });
  const days = await tick(tx, actor, voucher, event, to);
  const sequence = stamp + 1;
  const actorId = actor.person?.accountId ?? null;
  await tx.voucherEvent.create({
    data: {
      ...{ voucherId: id, sequence, event, fromState: before.state, toState: to },
      ...{ actorId, data: { ...data, ...(words === undefined ? {} : { words }) }, at: actor.now },
    },
  });
  const { count } = await tx.voucher.updateMany({
    where: { id, stamp, state: before.state },
    data: { ...days, ...changes, state: to, stamp: sequence, used },
  });
  if (count === 0) throw new DomainError('cases.wrong-state', { state: before.state, event });
  await appendAudit(tx, actor, {
    type: `cases.voucher-${event}`,
    stream: caseStream(voucher.applicationId),
    subject: `voucher:${id}`,
    facts: { from: before.state, to, sequence, ...data },
    ...(words === undefined || actorId === null
      ? {}
      : { after: { words }, salt: await findAuditSalt(tx, actorId) }),
  });
  return tx.voucher.findUniqueOrThrow({ where: { id } });
}

/** What an event does to the clocks of a voucher; the last days that follow from it. */
async function tick(
  tx: Tx,
  actor: CaseActor,
  voucher: Voucher,
  event: VoucherEvent,
  to: VoucherState,
): Promise<{ readonly acceptBy?: Date; readonly expiresOn?: Date }> {
  const owner = { voucherId: voucher.id };
  const setting = { programmeId: voucher.programmeId, levels: {} };
  const all = (change: 'pause' | 'resume' | 'end') =>
    changeClocks(tx, actor.now, owner, { change, codes: 'all' });
  switch (event) {
    case 'accept': {
      await all('end');
      const { content } = await versionOf(tx, voucher);
      const levels = content.running?.serviceLevels ?? {};
      await beginClock(tx, actor, owner, { ...setting, code: 'use', levels });
      break;
    }
    case 'suspend':
      await all('pause');
      break;
    case 'resume':
      await all('resume');
      break;
    case 'return': {
      if (voucher.state !== 'used') return {};
      const days = daysLeft(voucher, actor.now);
      await beginClock(tx, actor, owner, { ...setting, code: 'use', days });
      break;
    }
    case 'use':
      if (to === 'used') await all('end');
      return {};
    case 'lapse':
    case 'expire':
    case 'give-back':
    case 'revoke':
      await all('end');
      return {};
    case 'extend':
    case 'return-suspended':
    case 'return-past':
      return {};
  }
  return lastDays(tx, voucher.id);
}

const DAY_MS = 86_400_000;

/** Calendar days until a voucher's last day; 0 on that day and after it. */
function daysLeft({ expiresOn }: Pick<Voucher, 'expiresOn'>, now: Date): number {
  if (expiresOn === null) return 0;
  return Math.max(0, (expiresOn.getTime() - Date.parse(civilDateOf(now))) / DAY_MS);
}

/** The last days that the running clocks of a voucher say. */
async function lastDays(tx: Tx, voucherId: string) {
  const clocks = await tx.caseClock.findMany({
    where: { voucherId, endedAt: null, dueOn: { not: null } },
    select: { code: true, dueOn: true },
  });
  const of = (code: string) => clocks.find((clock) => clock.code === code)?.dueOn ?? null;
  const [acceptBy, expiresOn] = [of('accept'), of('use')];
  return { ...(acceptBy ? { acceptBy } : {}), ...(expiresOn ? { expiresOn } : {}) };
}

/** What of a voucher no agreement holds, in centimes. */
export const restOf = ({ amount, used }: Pick<Voucher, 'amount' | 'used'>) => amount - used;

/** Where the money of a voucher is. */
export const placeOf = ({ programmeId, envelopeId, bucket }: Voucher) =>
  ({ programmeId, envelopeId, bucket }) satisfies Partial<Posting>;

/** Money came back to an envelope of a programme: whoever waits may have it. */
export async function tellWaiting(tx: Tx, programmeId: string): Promise<void> {
  const key = `promote-waiting:${programmeId}`;
  await addJob(tx, 'promote-waiting', { programmeId }, { key });
}

/** Whether the firm has opened the decision that brought the voucher: before, it is not shown. */
export function isOpened(
  { acknowledgedAt }: Pick<AidApplication, 'acknowledgedAt'>,
  { issuedAt }: Pick<Voucher, 'issuedAt'>,
): boolean {
  return acknowledgedAt !== null && acknowledgedAt >= issuedAt;
}

type VoucherNotice = Extract<NotificationKind, `voucher-${string}`>;

/**
 * Tells the people of the firm something about its voucher; never its code, and nothing before they
 * opened the decision it came with.
 */
export async function tellFirm(
  tx: Tx,
  actor: CaseActor,
  voucher: Voucher,
  kind: VoucherNotice,
  day?: CivilDate,
): Promise<void> {
  const application = await tx.aidApplication.findUniqueOrThrow({
    where: { id: voucher.applicationId },
    select: { number: true, submittedAt: true, acknowledgedAt: true },
  });
  if (!isOpened(application, voucher)) return;
  const { number, submittedAt } = application;
  const date = day ?? dayOf(voucher.expiresOn ?? voucher.acceptBy);
  await tellHolders(
    tx,
    {
      organisationId: voucher.organisationId,
      role: ['sme-owner', 'sme-member'],
      except: actor.person ? [actor.person.accountId] : [],
    },
    {
      kind,
      params: { number: number && submittedAt ? receiptOf(number, submittedAt) : '', date },
      path: `/sme/vouchers/${voucher.id}`,
    },
  );
}
