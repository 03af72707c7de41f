import { listEntriesOnBehalf, type EntryOnBehalf } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { namesOf } from './list-people.server.ts';
import { canSeeGivenMandates } from './mandate-policy.ts';
import { scopesOf, type MandateScope } from './mandate-scopes.ts';
import { mandateState, type MandateState } from './mandate.ts';

/** One act under a mandate. `by` is empty for a person who has left the platform. */
export interface DoneUnderMandate {
  readonly key: string;
  readonly type: string;
  readonly at: Date;
  readonly by: string;
}

export interface GivenMandate {
  readonly id: string;
  readonly body: { readonly id: string; readonly name: string };
  readonly scopes: readonly MandateScope[];
  readonly state: MandateState;
  readonly createdAt: Date;
  readonly grantedAt: Date | null;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly done: readonly DoneUnderMandate[];
}

const MOST_LISTED = 100;

/**
 * The mandates of the actor's firm, newest first, with what was done under each: in the chain of
 * the firm, and in those of its cases that are given. Throws `accounts.not-found` for people of other
 * organisations.
 */
export async function listGivenMandates(
  actor: MemberActor,
  streams: readonly string[] = [],
): Promise<GivenMandate[]> {
  if (!canSeeGivenMandates(actor)) throw new DomainError('accounts.not-found');
  const { organisationId } = actor.person.seat;
  const [rows, entries] = await Promise.all([
    db.mandate.findMany({
      where: { organisationId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: MOST_LISTED,
      include: { advisorBody: { select: { id: true, name: true } } },
    }),
    listEntriesOnBehalf(organisationId, streams),
  ]);
  const names = await namesOf(entries.flatMap(({ accountId }) => accountId ?? []));
  return rows.map((row) => ({
    id: row.id,
    body: row.advisorBody,
    scopes: scopesOf(row.scopes),
    state: mandateState(row, actor.now),
    createdAt: row.createdAt,
    grantedAt: row.grantedAt,
    expiresAt: row.expiresAt,
    endedAt: row.endedAt,
    done: entries
      .filter((entry) => isUnder(entry, row))
      .map(({ streamId, sequence, type, at, accountId }) => ({
        key: `${streamId} ${String(sequence)}`,
        type,
        at,
        by: names.get(accountId ?? '') ?? '',
      })),
  }));
}

interface Term {
  readonly id: string;
  readonly advisorBodyId: string;
  readonly grantedAt: Date | null;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
}

/** By the mandate an entry names; by body and term where it names none. */
function isUnder(entry: EntryOnBehalf, mandate: Term): boolean {
  if (entry.mandateId !== null) return entry.mandateId === mandate.id;
  const { grantedAt, expiresAt, endedAt } = mandate;
  return (
    entry.organisationId === mandate.advisorBodyId &&
    grantedAt !== null &&
    entry.at >= grantedAt &&
    entry.at < (endedAt ?? expiresAt)
  );
}

/** The advisor bodies a firm may choose from, by name. */
export async function listAdvisorBodies(): Promise<
  { readonly id: string; readonly name: string }[]
> {
  return db.organisation.findMany({
    where: { kind: 'advisor', suspendedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true },
  });
}
