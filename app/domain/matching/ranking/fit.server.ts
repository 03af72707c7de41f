import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { listAidProgrammes } from '../aid/programmes.server.ts';
import type { RunInputs } from '../runs/content.ts';
import { readInputs } from '../runs/current-run.server.ts';
import { figuresAt, rowsOfBytes, type OfferFigures } from '../score/row.ts';
import { keptOut, type KeptOut } from './kept-out.ts';

type Reader = Tx | typeof db;

/** Firms offers are put to, in all and at least in each category: the latest that need it. */
const MOST_FIRMS = 100;
const LEAST_FIRMS = 20;

/** An own offer as the index has it, and how it fits those who need its category. */
export interface Fit {
  readonly figures: OfferFigures;
  readonly keptOut: KeptOut;
}

/** How the offers of a provider that are in the index fit firms today, by offer. */
export async function readFits(
  reader: Reader,
  organisationId: string,
  now: Date,
): Promise<ReadonlyMap<string, Fit>> {
  const offers = await reader.matchOffer.findMany({
    where: { organisationId },
    select: { offerId: true, category: true, row: true },
  });
  const categories = [...new Set(offers.map(({ category }) => category))];
  const runs = await readRuns(reader, categories);
  const asksForAid = runs.some(({ wish }) => wish.restMAD !== null);
  const programmes = asksForAid ? (await listAidProgrammes(now)).programmes : [];
  return new Map(
    offers.map(({ offerId, category, row }) => {
      const words = rowsOfBytes(row);
      const fit = {
        figures: figuresAt(words, 0),
        keptOut: keptOut(runs, { category, words }, programmes),
      };
      return [offerId, fit];
    }),
  );
}

/** As many of each category, so that a rare one is not taken for one that nobody needs. */
async function readRuns(
  reader: Reader,
  categories: readonly string[],
): Promise<readonly RunInputs[]> {
  const each = Math.max(LEAST_FIRMS, Math.ceil(MOST_FIRMS / Math.max(1, categories.length)));
  const rows = await reader.$queryRaw<{ readonly inputs: string }[]>`
    SELECT inputs FROM match_run WHERE id IN (
      SELECT latest.id FROM unnest(${[...categories]}::text[]) AS c(category)
      CROSS JOIN LATERAL (
        SELECT r.id FROM match_need AS n
        JOIN match_run AS r ON r.assessment_id = n.assessment_id AND r.replaced_at IS NULL
        WHERE n.category = c.category
        ORDER BY r.computed_at DESC, r.id LIMIT ${each}) AS latest)`;
  return rows.map(({ inputs }) => readInputs(inputs));
}
