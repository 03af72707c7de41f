import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { officerWhere } from '../scope.server.ts';
import { queryOfFilter, readCaseFilter } from './filters.ts';

const MOST_VIEWS = 20;

export interface CaseViewLine {
  readonly id: string;
  readonly name: string;
  /** Search part of the address, without "?". */
  readonly query: string;
}

/** The views of the queue that an officer keeps, by name. Throws `cases.not-found` to others. */
export async function listCaseViews(actor: MemberActor): Promise<readonly CaseViewLine[]> {
  officerWhere(actor);
  return db.caseView.findMany({
    where: { accountId: actor.person.accountId },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, query: true },
  });
}

/**
 * Keeps the filters of the queue under a name; under a name that is there already, they replace the
 * old ones. Throws `cases.not-found` to others, `cases.too-many-views` beyond twenty.
 */
export async function saveCaseView(
  actor: MemberActor,
  { name, query }: Pick<CaseViewLine, 'name' | 'query'>,
): Promise<void> {
  officerWhere(actor);
  const { accountId } = actor.person;
  const kept = { query: queryOfFilter(readCaseFilter(new URLSearchParams(query)).values) };
  await inTransaction('cases.save-view', async (tx) => {
    const others = { accountId, name: { not: name } };
    if ((await tx.caseView.count({ where: others })) >= MOST_VIEWS)
      throw new DomainError('cases.too-many-views', { most: MOST_VIEWS });
    const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
    await tx.caseView.upsert({
      where: { accountId_name: { accountId, name } },
      create: { id, accountId, name, ...kept, savedAt: actor.now },
      update: kept,
    });
  });
}

/** Forgets a view of one's own; one that is gone already is no error. */
export async function removeCaseView(actor: MemberActor, id: string): Promise<void> {
  officerWhere(actor);
  await inTransaction('cases.remove-view', (tx) =>
    tx.caseView.deleteMany({ where: { id, accountId: actor.person.accountId } }),
  );
}

/** Deletes the views of somebody whose account was erased. Run again it finds nothing more. */
export async function forgetCaseViews(accountId: string): Promise<void> {
  await inTransaction('cases.forget-views', (tx) =>
    tx.caseView.deleteMany({ where: { accountId } }),
  );
}
