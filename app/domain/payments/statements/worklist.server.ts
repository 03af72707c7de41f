import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { BankLine } from '#platform/prisma-client/client.ts';
import type { LineState } from '../codes.ts';
import { canFreeShares, canHandleTreasury, canReadTreasury } from '../policy.ts';

const PAGE = 50;
const MOST_STATEMENTS = 20;
const MOST_REFUNDS = 100;
const MOST_DISPUTED = 50;

function requireReader(actor: MemberActor): string {
  if (!canReadTreasury(actor)) throw new DomainError('payments.not-found');
  return actor.person.seat.organisationId;
}

/**
 * What treasury works on: lines in a state, statements, refunds that are due, own shares that are
 * contested. Throws `payments.not-found`.
 */
export async function getTreasury(
  actor: MemberActor,
  { state, page: asked }: { readonly state: LineState; readonly page: number },
) {
  const ownerId = requireReader(actor);
  const counted = await db.bankLine.groupBy({ by: ['state'], where: { ownerId }, _count: true });
  const counts = Object.fromEntries(counted.map((row) => [row.state, row._count]));
  const pages = Math.max(1, Math.ceil((counts[state] ?? 0) / PAGE));
  const page = Math.min(Math.max(1, asked), pages);
  const [lines, statements, refunds, disputed] = await Promise.all([
    db.bankLine.findMany({
      where: { ownerId, state },
      orderBy: [{ bookedOn: 'desc' }, { id: 'desc' }],
      ...{ take: PAGE, skip: (page - 1) * PAGE },
    }),
    db.bankStatement.findMany({
      where: { ownerId },
      orderBy: { importedAt: 'desc' },
      take: MOST_STATEMENTS,
    }),
    listRefundsDue(ownerId),
    listDisputed(ownerId),
  ]);
  return {
    ...{ counts, page, pages, lines, statements, refunds, disputed },
    ...{ may: canHandleTreasury(actor), mayFree: canFreeShares(actor) },
  };
}

/** Own shares whose payment is contested, the first ones. */
async function listDisputed(ownerId: string) {
  const rows = await db.shareRequest.findMany({
    where: { ownerId, isDisputed: true },
    ...{ orderBy: { id: 'asc' }, take: MOST_DISPUTED },
  });
  const firms = await listFirms(
    db,
    rows.map(({ payerId }) => payerId),
  );
  return rows.map(({ id, amount, reference, payerId }) => ({
    ...{ id, amount, reference, firm: firms.get(payerId)?.name ?? '' },
  }));
}

/** Refunds by transfer that treasury is to make, with the account the money came from. */
async function listRefundsDue(ownerId: string) {
  const rows = await db.shareRefund.findMany({
    where: { state: 'due', request: { ownerId } },
    orderBy: { dueAt: 'asc' },
    take: MOST_REFUNDS,
    include: { request: true },
  });
  const firms = await listFirms(
    db,
    rows.map(({ request }) => request.payerId),
  );
  const evidence = rows.flatMap(({ request }) =>
    request.evidence?.startsWith('line:') ? [request.evidence.slice(5)] : [],
  );
  const lines = await db.bankLine.findMany({ where: { id: { in: evidence }, ownerId } });
  const accounts = new Map(lines.map(({ id, account }) => [`line:${id}`, account]));
  return rows.map(({ id, amount, reason, dueAt, request }) => ({
    ...{ id, amount, reason, dueAt, reference: request.reference, rail: request.rail },
    firm: firms.get(request.payerId)?.name ?? '',
    account: accounts.get(request.evidence ?? '') ?? '',
  }));
}

/** A line, its statement and who decided about it. Throws `payments.not-found`. */
export async function getLine(
  actor: MemberActor,
  id: string,
): Promise<{
  readonly line: BankLine & { readonly statement: { readonly fileName: string } };
  readonly by: string | null;
  readonly may: boolean;
}> {
  const ownerId = requireReader(actor);
  const line = await db.bankLine.findFirst({
    where: { id, ownerId },
    include: { statement: { select: { fileName: true } } },
  });
  if (!line) throw new DomainError('payments.not-found');
  const { decidedById } = line;
  const names = await namesOf(decidedById === null ? [] : [decidedById]);
  const by = decidedById === null ? null : (names.get(decidedById) ?? null);
  return { line, by, may: canHandleTreasury(actor) && line.state !== 'matched' };
}
