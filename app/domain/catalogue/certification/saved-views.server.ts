import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { requireExaminer } from './policy.ts';

/** Queues whose filters examiners keep under names of their own. */
export type ExaminerQueue = 'applications' | 'credentials' | 'offers';

const MOST_VIEWS = 20;
const LONGEST_QUERY = 500;
/** Parts of an address that say where one is, not what one looks for. */
const PASSING = ['page', 'done', 'count', '_routes', 'index'];

export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** Search part of the address, without "?". */
  readonly query: string;
}

/** The views an examiner keeps of a queue, by name. */
export async function listViews(
  actor: MemberActor,
  queue: ExaminerQueue,
): Promise<readonly SavedView[]> {
  requireExaminer(actor);
  return db.examinerView.findMany({
    where: { accountId: actor.person.accountId, queue },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, query: true },
  });
}

/** The search part of an address as it is kept: known form, nothing that passes. */
function viewQuery(query: string): string {
  const kept = new URLSearchParams(query.slice(0, LONGEST_QUERY));
  for (const name of PASSING) kept.delete(name);
  for (const [name, value] of [...kept]) if (value === '') kept.delete(name);
  return kept.toString().slice(0, LONGEST_QUERY);
}

/**
 * Keeps the filters of a queue under a name; under a name that is there already, they replace the
 * old ones. Throws `catalogue.not-found` to others, `catalogue.too-many-views` (20 a queue).
 */
export async function saveView(
  actor: MemberActor,
  queue: ExaminerQueue,
  { name, query }: Pick<SavedView, 'name' | 'query'>,
): Promise<void> {
  requireExaminer(actor);
  const { accountId } = actor.person;
  const kept = { query: viewQuery(query) };
  await inTransaction('catalogue.save-view', async (tx) => {
    const others = { accountId, queue, name: { not: name } };
    if ((await tx.examinerView.count({ where: others })) >= MOST_VIEWS)
      throw new DomainError('catalogue.too-many-views', { most: MOST_VIEWS });
    await tx.examinerView.upsert({
      where: { accountId_queue_name: { accountId, queue, name } },
      create: { id: newId(actor), accountId, queue, name, ...kept, createdAt: actor.now },
      update: kept,
    });
  });
}

/** Forgets a view of one's own; one that is gone already is no error. */
export async function removeView(
  actor: MemberActor,
  queue: ExaminerQueue,
  id: string,
): Promise<void> {
  requireExaminer(actor);
  await inTransaction('catalogue.remove-view', (tx) =>
    tx.examinerView.deleteMany({ where: { id, queue, accountId: actor.person.accountId } }),
  );
}

/** Deletes the views of somebody whose account was erased. Run again it finds nothing more. */
export async function forgetViews(accountId: string): Promise<void> {
  await inTransaction('catalogue.forget-views', (tx) =>
    tx.examinerView.deleteMany({ where: { accountId } }),
  );
}
