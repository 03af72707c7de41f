import {
  civilDate,
  civilDateOf,
  DomainError,
  hasRole,
  type CivilDate,
  type MemberActor,
  type PersonActor,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { DataRequestKind } from './data-request-kinds.ts';
import { isDataRequestKind, isLate } from './data-request.ts';

const CLOSED_SHOWN = 50;

export interface DataRequestView {
  readonly id: string;
  readonly kind: DataRequestKind;
  readonly text: string;
  readonly status: 'open' | 'done' | 'refused';
  readonly openedAt: Date;
  readonly dueOn: CivilDate;
  readonly late: boolean;
  /** The written answer; null while it waits, empty when the account was erased meanwhile. */
  readonly answer: string | null;
  readonly closedAt: Date | null;
}

type Row = Prisma.DataRequestGetPayload<object>;

function viewOf(row: Row, now: Date): DataRequestView[] {
  const { id, kind, text, openedAt, decision: answer, closedAt } = row;
  if (!isDataRequestKind(kind)) return [];
  const status = row.status === 'done' || row.status === 'refused' ? row.status : 'open';
  const dueOn = civilDate(row.dueOn.toISOString().slice(0, 10));
  const late = status === 'open' && isLate(dueOn, civilDateOf(now));
  return [{ id, kind, text, status, openedAt, dueOn, late, answer, closedAt }];
}

/** The requests of a person, newest first. */
export async function listOwnDataRequests(actor: PersonActor): Promise<DataRequestView[]> {
  const rows = await db.dataRequest.findMany({
    where: { accountId: actor.person.accountId },
    orderBy: [{ openedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.flatMap((row) => viewOf(row, actor.now));
}

/** A request with who made it, for those who answer it. */
export interface QueuedRequest extends DataRequestView {
  readonly person: { readonly name: string; readonly address: string | null };
  /** True when it is the reader's own: somebody else must decide it. */
  readonly own: boolean;
}

/**
 * What waits for an answer, the first due first, and the last fifty that were answered. Throws
 * `accounts.not-found` to anybody but an administrator.
 */
export async function listDataRequestQueue(
  actor: MemberActor,
): Promise<{ readonly open: readonly QueuedRequest[]; readonly closed: readonly QueuedRequest[] }> {
  if (!hasRole(actor, 'platform-admin')) throw new DomainError('accounts.not-found');
  const account = { select: { name: true, email: true, phone: true } };
  const [open, closed] = await Promise.all([
    db.dataRequest.findMany({
      where: { status: 'open' },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      include: { account },
    }),
    db.dataRequest.findMany({
      where: { status: { not: 'open' } },
      orderBy: [{ closedAt: 'desc' }, { id: 'desc' }],
      take: CLOSED_SHOWN,
      include: { account },
    }),
  ]);
  const queued = (rows: typeof open): QueuedRequest[] =>
    rows.flatMap((row) =>
      viewOf(row, actor.now).map((view) => ({
        ...view,
        person: { name: row.account.name, address: row.account.email ?? row.account.phone },
        own: row.accountId === actor.person.accountId,
      })),
    );
  return { open: queued(open), closed: queued(closed) };
}
