import { refreshListingsOf } from '#domain/catalogue/index.server.ts';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import { figuresAt, rowsOfBytes } from '#domain/matching/score/row.ts';
import { db } from '#platform/db.ts';
import { tasks } from '../../server/tasks.ts';
import { NOON } from './actors.ts';
import { makeOffer } from './providers.ts';
import { workOff } from './worker.ts';

const INDEXING = ['refresh-listings', 'match-offers', 'match-index'];
const indexingTasks = Object.fromEntries(
  Object.entries(tasks).filter(([name]) => INDEXING.includes(name)),
);

/** A published offer of a provider, in the lists but not in the index. */
export async function listOffer(provider: string, changes: Partial<OfferContent> = {}) {
  const offer = await makeOffer(provider, 'published', changes);
  await refreshListingsOf(provider, NOON);
  return offer;
}

/** Does the jobs of the index that are due. */
export const workIndex = () => workOff(indexingTasks);

/** The rows of the index with their figures, in the order of their numbers. */
export async function indexRows() {
  const all = await db.matchOffer.findMany({ orderBy: { number: 'asc' } });
  return all.map(({ row, ...rest }) => ({ ...rest, ...figuresAt(rowsOfBytes(row), 0) }));
}

/** The only row there is. */
export async function onlyRow() {
  const [row, ...more] = await indexRows();
  if (row === undefined || more.length > 0) throw new Error(`${more.length + 1} rows, not one`);
  return row;
}

/** How often the index changed. */
export async function indexEdition(): Promise<number> {
  return (await db.matchEdition.findUnique({ where: { id: 1 } }))?.edition ?? 0;
}
