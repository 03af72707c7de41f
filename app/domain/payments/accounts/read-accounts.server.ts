import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import {
  DomainError,
  groupIce,
  groupRib,
  ibanOf,
  type CivilDate,
  type MemberActor,
  midnight,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import type { BankAccount } from '#platform/prisma-client/client.ts';
import { getSetting } from '#platform/settings.ts';
import { ACCOUNT_STATES } from '../codes.ts';
import { canGiveAccount, canReadTreasury, canVerifyAccounts } from '../policy.ts';
import { type Reader } from '../records.server.ts';

const MOST_KEPT = 20;
const MOST_WAITING = 100;

/**
 * The account that an organisation is paid on at a day: the verified one from its first day, before
 * it the one that it replaces. Null while it has none that may be.
 */
export function payableAccount(
  reader: Reader,
  organisationId: string,
  today: CivilDate,
): Promise<BankAccount | null> {
  return reader.bankAccount.findFirst({
    where: {
      ...{ organisationId, usableFrom: { lte: midnight(today) } },
      OR: [{ state: 'verified' }, { state: 'replaced', endedAt: { gt: midnight(today) } }],
    },
    orderBy: [{ state: 'desc' }, { usableFrom: 'desc' }],
  });
}

/** Whether two organisations gave the same bank account, now or before. */
export async function sharesRib(reader: Reader, one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [one, other].map((organisationId) =>
      reader.bankAccount.findMany({
        where: { organisationId, state: { not: 'refused' } },
        select: { rib: true },
      }),
    ),
  );
  const known = new Set(first?.map(({ rib }) => rib));
  return second?.some(({ rib }) => known.has(rib)) ?? false;
}

/** An account as its readers are shown it. */
function viewOf(account: BankAccount) {
  const { id, holder, rib, addedAt, usableFrom, reason, fileId, isDemo } = account;
  return {
    ...{ id, holder, addedAt, usableFrom, reason, fileId, isDemo },
    ...{ shownRib: groupRib(rib), iban: ibanOf(rib) },
    state: ACCOUNT_STATES.find((one) => one === account.state) ?? 'refused',
  };
}

/** Accounts that the actor's organisation gave, the latest first. Throws `payments.not-found`. */
export async function listOwnAccounts(actor: MemberActor): Promise<readonly BankAccount[]> {
  const { organisationId, kind } = actor.person.seat;
  if (kind !== 'provider' && !canReadTreasury(actor)) throw new DomainError('payments.not-found');
  return db.bankAccount.findMany({
    where: { organisationId },
    orderBy: { addedAt: 'desc' },
    take: MOST_KEPT,
  });
}

/**
 * Accounts that the actor's organisation gave, the latest first; the days that a new one waits, and
 * whether the actor may give one. Throws `payments.not-found`.
 */
export async function getOwnAccounts(actor: MemberActor) {
  const rows = await listOwnAccounts(actor);
  const coolingDays = await getSetting(db, 'payments.cooling-days');
  return { accounts: rows.map(viewOf), coolingDays, may: canGiveAccount(actor) };
}

/** Accounts that wait for the actor, with the organisations that gave them. */
export async function listWaitingAccounts(actor: MemberActor) {
  if (!canReadTreasury(actor)) throw new DomainError('payments.not-found');
  const pending = await db.bankAccount.findMany({
    where: { state: 'pending' },
    orderBy: { addedAt: 'asc' },
    take: MOST_WAITING,
  });
  const firms = await listFirms(
    db,
    pending.map(({ organisationId }) => organisationId),
  );
  const names = await namesOf(pending.map(({ addedById }) => addedById));
  const { organisationId: own } = actor.person.seat;
  return pending.flatMap((account) => {
    const firm = firms.get(account.organisationId);
    if (!firm || (firm.kind !== 'provider' && firm.id !== own)) return [];
    const isMine = account.addedById === actor.person.accountId;
    return [
      {
        ...{ account: viewOf(account), firm: firm.name, ice: groupIce(account.ice) },
        ...{ by: names.get(account.addedById) ?? '', isMine },
        may: canVerifyAccounts(actor) && !isMine,
      },
    ];
  });
}

/** A token for the certificate of an account. Throws `payments.not-found`. */
export async function getAccountFileToken(actor: MemberActor, id: string): Promise<string> {
  const account = await db.bankAccount.findUnique({ where: { id } });
  if (!account?.fileId) throw new DomainError('payments.not-found');
  const { seat } = actor.person;
  const isOwn = account.organisationId === seat.organisationId;
  const firm = (await listFirms(db, [account.organisationId])).get(account.organisationId);
  const may = isOwn || (canReadTreasury(actor) && firm?.kind === 'provider');
  if (!may) throw new DomainError('payments.not-found');
  return mintFileToken(account.fileId, actor.now);
}
