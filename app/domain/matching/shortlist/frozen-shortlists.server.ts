import { DomainError } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Shortlist } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { shortlistContentSchema, type ShortlistContent } from './content.ts';

type Reader = Tx | typeof db;

/** A choice of offers that a firm settled: nothing of it changes any more. */
export interface FrozenShortlist {
  readonly id: string;
  readonly organisationId: string;
  readonly assessmentId: string;
  readonly action: string;
  readonly content: ShortlistContent;
  readonly frozenAt: Date;
}

/** The settled choices of firms, the latest first. The caller has seen to rights. */
export async function listFrozenShortlists(
  reader: Reader,
  organisationIds: readonly string[],
): Promise<readonly FrozenShortlist[]> {
  const rows = await reader.shortlist.findMany({
    where: { organisationId: { in: [...organisationIds] }, state: 'frozen' },
    orderBy: [{ frozenAt: 'desc' }, { id: 'asc' }],
  });
  return rows.flatMap((row) => frozenOf(row) ?? []);
}

/** A settled choice of a firm; null for an open one and one of another firm. */
export async function findFrozenShortlist(
  reader: Reader,
  id: string,
  organisationId: string,
): Promise<FrozenShortlist | null> {
  const row = await reader.shortlist.findFirst({ where: { id, organisationId, state: 'frozen' } });
  return row && frozenOf(row);
}

/** The same. Throws `matching.not-found` where there is none. */
export async function getFrozenShortlist(
  reader: Reader,
  id: string,
  organisationId: string,
): Promise<FrozenShortlist> {
  const frozen = await findFrozenShortlist(reader, id, organisationId);
  if (!frozen) throw new DomainError('matching.not-found');
  return frozen;
}

function frozenOf(row: Shortlist): FrozenShortlist | null {
  const { id, organisationId, assessmentId, action, frozenAt } = row;
  const content = shortlistContentSchema.safeParse(row.content);
  if (organisationId === null || frozenAt === null || !content.success) return null;
  return { id, organisationId, assessmentId, action, content: content.data, frozenAt };
}
