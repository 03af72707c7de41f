import {
  findAuditSalt,
  listFirms,
  tellHolders,
  wasStaffOf,
} from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  addDays,
  civilDateOf,
  DomainError,
  type MemberActor,
  midnight,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { BankAccount } from '#platform/prisma-client/client.ts';
import { getSetting } from '#platform/settings.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { canVerifyAccounts } from '../policy.ts';
import { PAYMENT_REFUSALS } from '../records.server.ts';
import { payableAccount } from './read-accounts.server.ts';

export interface AccountDecision {
  readonly id: string;
  readonly decision: 'verify' | 'refuse';
  readonly reason: string;
}

/**
 * An authorising officer verifies an account against the ICE of the organisation that gave it, or
 * refuses it with a reason. The first one may be paid on at once; one that takes the place of
 * another after the cooling period of the settings, until which the other one is paid on. Twice the same decision does it once. Throws
 * `payments.not-found`, `payments.same-person` to who gave it, `payments.provider-side` to who works or
 * worked for the provider, `payments.ice-changed`, `payments.rib-taken` and `payments.wrong-state`.
 */
export async function decideAccount(actor: MemberActor, form: AccountDecision): Promise<void> {
  if (!canVerifyAccounts(actor)) throw new DomainError('payments.not-found');
  await refusing(PAYMENT_REFUSALS, () =>
    inTransaction('payments.decide-account', async (tx) => {
      await tx.$queryRaw`SELECT 1 FROM bank_account WHERE id = ${form.id} FOR UPDATE`;
      const account = await tx.bankAccount.findUnique({ where: { id: form.id } });
      if (!account) throw new DomainError('payments.not-found');
      const firm = await requireDecidable(tx, actor, account);
      const to = form.decision === 'verify' ? 'verified' : 'refused';
      if (account.state === to && account.decidedById === actor.person.accountId) return;
      if (account.state !== 'pending') throw new DomainError('payments.wrong-state');
      if (account.addedById === actor.person.accountId)
        throw new DomainError('payments.same-person');
      if (
        firm.kind === 'provider' &&
        (await wasStaffOf(tx, actor.person.accountId, account.organisationId))
      )
        throw new DomainError('payments.provider-side');
      if (to === 'verified') await verify(tx, actor, account, firm.ice);
      else await refuse(tx, actor, account, form.reason);
      await tell(tx, actor, account, firm.kind, to);
    }),
  );
}

/** Accounts of providers are every programme's to verify; a programme's own ones are its own. */
async function requireDecidable(tx: Tx, actor: MemberActor, { organisationId }: BankAccount) {
  const firm = (await listFirms(tx, [organisationId])).get(organisationId);
  const isOwn = organisationId === actor.person.seat.organisationId;
  if (!firm || (firm.kind !== 'provider' && !isOwn)) throw new DomainError('payments.not-found');
  return firm;
}

async function verify(
  tx: Tx,
  actor: MemberActor,
  { id, organisationId, rib, ice }: BankAccount,
  iceNow: string | null,
): Promise<void> {
  if (ice !== (iceNow ?? '')) throw new DomainError('payments.ice-changed');
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`rib ${rib}`}))`;
  const others = { rib, state: 'verified', organisationId: { not: organisationId } };
  if ((await tx.bankAccount.count({ where: others })) > 0)
    throw new DomainError('payments.rib-taken');
  const had = { organisationId, state: { in: ['verified', 'replaced'] } };
  const isChange = (await tx.bankAccount.count({ where: had })) > 0;
  const cooling = isChange ? await getSetting(tx, 'payments.cooling-days') : 0;
  const today = civilDateOf(actor.now);
  const usableFrom = midnight(addDays(today, cooling));
  const current = await payableAccount(tx, organisationId, today);
  // One that still cools is never paid on: it may be what the new one is to undo.
  await tx.bankAccount.updateMany({
    where: { organisationId, state: 'verified' },
    data: { state: 'replaced', endedAt: actor.now },
  });
  if (current)
    await tx.bankAccount.update({ where: { id: current.id }, data: { endedAt: usableFrom } });
  await tx.bankAccount.update({
    where: { id, state: 'pending' },
    data: {
      ...{ state: 'verified', decidedById: actor.person.accountId, decidedAt: actor.now },
      usableFrom,
    },
  });
}

async function refuse(
  tx: Tx,
  actor: MemberActor,
  { id }: BankAccount,
  reason: string,
): Promise<void> {
  if (reason === '') throw new DomainError('payments.reason');
  await tx.bankAccount.update({
    where: { id, state: 'pending' },
    data: {
      ...{ state: 'refused', decidedById: actor.person.accountId, decidedAt: actor.now, reason },
      endedAt: actor.now,
    },
  });
}

async function tell(
  tx: Tx,
  actor: MemberActor,
  { id, organisationId }: BankAccount,
  kind: string,
  to: 'verified' | 'refused',
): Promise<void> {
  const { accountId } = actor.person;
  await appendAudit(tx, actor, {
    ...{ type: `payments.account-${to}`, stream: `organisation:${organisationId}` },
    subject: `bank-account:${id}`,
    salt: await findAuditSalt(tx, accountId),
  });
  const isProvider = kind === 'provider';
  await tellHolders(
    tx,
    {
      ...{ organisationId, except: isProvider ? [] : [accountId] },
      role: isProvider ? 'provider-owner' : ['programme-manager', 'authorising-officer'],
    },
    {
      ...{ kind: 'bank-account-decided', params: { decision: to } },
      path: isProvider ? '/provider/bank' : '/programme/treasury/accounts',
    },
  );
}
