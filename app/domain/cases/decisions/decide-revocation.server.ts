import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  civilDateOf,
  DomainError,
  hasRole,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { LEDGER_REFUSALS, post } from '#domain/ledger/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { AidApplication, AidRevocation } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { claimRevoked } from '../clawbacks/open-clawback.server.ts';
import { changeClocks } from '../clocks/records.server.ts';
import { advance, CASE_REFUSALS, caseStream, lockApplication } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { endVoucher } from '../vouchers/end.server.ts';
import { lockVoucherOf } from '../vouchers/records.server.ts';
import { takeDecision } from './persons.server.ts';
import { tellFirm } from './tell.server.ts';

export interface RevocationDecision {
  /** The notice that was read. */
  readonly revocation: string;
  readonly decision: 'revoke' | 'drop';
  /** Kept with the case. */
  readonly note: string;
}

/**
 * Decides on a notice once the firm has answered or its last day has passed: the aid is taken back,
 * which cancels the voucher, frees what of it no agreement holds, and opens a clawback of the rest;
 * or the notice is dropped. By the person who decides the case, other than who gave notice. The same
 * decision of the same person again changes nothing. Throws what `decideCase` does of persons,
 * `cases.no-note`, `cases.wrong-state`, `cases.changed-meanwhile`, `cases.too-early`.
 */
export async function decideRevocation(
  actor: MemberActor,
  id: string,
  { revocation, decision, note }: RevocationDecision,
): Promise<void> {
  const where = officerWhere(actor);
  if (!hasRole(actor, 'deciding-officer')) throw new DomainError('cases.not-found');
  if (note === '') throw new DomainError('cases.no-note');
  await refusing({ ...LEDGER_REFUSALS, ...CASE_REFUSALS }, () =>
    inTransaction('cases.decide-revocation', async (tx) => {
      const application = await lockApplication(tx, id, where);
      const last = await tx.aidRevocation.findFirst({
        where: { applicationId: id },
        orderBy: [{ noticedAt: 'desc' }, { id: 'desc' }],
      });
      if (!last) throw new DomainError('cases.wrong-state', { state: application.state });
      if (last.id !== revocation) throw new DomainError('cases.changed-meanwhile');
      if (last.state === STATES[decision] && last.decidedById === actor.person.accountId) return;
      if (last.state !== 'noticed') throw new DomainError('cases.wrong-state');
      if (last.noticedById === actor.person.accountId) throw new DomainError('cases.same-person');
      if (!mayBeDecided(last, actor.now)) throw new DomainError('cases.too-early');
      await takeDecision(tx, actor, application);
      await settle(tx, actor, last, STATES[decision]);
      await (decision === 'revoke' ? revoke : drop)(tx, actor, application, { last, note });
    }),
  );
}

const STATES = { revoke: 'revoked', drop: 'dropped' } as const;

/** Whether the firm has answered, or let its last day pass. */
export function mayBeDecided(
  { answeredAt, answerUntil }: Pick<AidRevocation, 'answeredAt' | 'answerUntil'>,
  now: Date,
): boolean {
  return answeredAt !== null || civilDateOf(now) > dayOf(answerUntil);
}

async function settle(
  tx: Tx,
  actor: MemberActor,
  { id }: AidRevocation,
  state: 'revoked' | 'dropped',
): Promise<void> {
  const { count } = await tx.aidRevocation.updateMany({
    where: { id, state: 'noticed' },
    data: { state, decidedById: actor.person.accountId, decidedAt: actor.now },
  });
  if (count === 0) throw new DomainError('cases.wrong-state');
}

interface Settling {
  readonly last: AidRevocation;
  readonly note: string;
}

async function revoke(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { last, note }: Settling,
): Promise<void> {
  const words = { after: { note }, salt: await findAuditSalt(tx, actor.person.accountId) };
  const revoked = await advance(tx, actor, application, {
    ...{ event: 'revoke', party: 'decides', data: { revocation: last.id }, ...words },
    changes: { decidedAt: actor.now },
  });
  const voucher = await lockVoucherOf(tx, application.id);
  const posting =
    voucher && (await endVoucher(tx, actor, voucher, { event: 'revoke', reason: null }));
  if (voucher) await claimRevoked(tx, actor, voucher, last.grounds);
  await tellFirm(tx, revoked, { kind: 'aid-decided' });
  if (posting) await post(tx, actor.now, [posting]);
}

async function drop(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { last, note }: Settling,
): Promise<void> {
  const { id } = application;
  await changeClocks(tx, actor.now, { applicationId: id }, { change: 'end', codes: ['hearing'] });
  await appendAudit(tx, actor, {
    ...{ type: 'cases.revocation-dropped', stream: caseStream(id) },
    ...{ subject: `application:${id}`, facts: { revocation: last.id } },
    ...{ after: { note }, salt: await findAuditSalt(tx, actor.person.accountId) },
  });
  await tellFirm(tx, application, { kind: 'aid-hearing-closed' });
}
