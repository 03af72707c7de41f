import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { MatchRun } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { COMPONENTS } from '../codes.ts';
import type { ListInput, ListOutput, ReadOffer, RunInputs } from '../runs/content.ts';
import { readInputs, readOutput } from '../runs/current-run.server.ts';
import { figuresAt } from '../score/row.ts';
import { addUp, MOST_OWED, shareOut, type ExposureShare } from './ledger.ts';

const EXPOSURE = COMPONENTS.indexOf('exposure');

/**
 * Counts the first showing of a run: every entry of its lists with its place, and what each list gave
 * to providers of the category. All of it or nothing; a run that was counted, was never shown or is
 * gone changes nothing.
 */
export async function countShowing(runId: string, now: Date): Promise<void> {
  await inTransaction('matching.count-showing', async (tx) => {
    // Two deliveries of the job follow one another here.
    await tx.$queryRaw`SELECT 1 FROM match_run WHERE id = ${runId} FOR UPDATE`;
    const run = await tx.matchRun.findUnique({ where: { id: runId } });
    if (run?.shownAt == null) return;
    const counted = await tx.matchShowing.findFirst({ where: { runId }, select: { runId: true } });
    if (counted !== null) return;
    const shown = shownLists(run);
    await tx.matchShowing.createMany({ data: showingRows(run, run.shownAt, shown) });
    await addExposure(tx, shown, now);
  });
}

interface ShownList {
  readonly input: ListInput;
  readonly output: ListOutput;
  readonly inputs: RunInputs;
}

function shownLists(run: Pick<MatchRun, 'inputs' | 'output'>): readonly ShownList[] {
  const inputs = readInputs(run.inputs);
  const { lists } = readOutput(run.output);
  return inputs.lists.flatMap((input, place) => {
    const output = lists[place];
    return output === undefined ? [] : [{ input, output, inputs }];
  });
}

function offerOf({ offers }: ListInput, id: string): ReadOffer {
  const read = offers.find(({ offer }) => offer === id);
  if (read === undefined) throw new Error(`A run shows the offer ${id} that it did not read.`);
  return read;
}

function showingRows(
  run: Pick<MatchRun, 'id' | 'weightsId'>,
  shownAt: Date,
  lists: readonly ShownList[],
) {
  const day = new Date(`${civilDateOf(shownAt)}T00:00:00Z`);
  return lists.flatMap(({ input, output, inputs }) =>
    output.entries.map(({ offer, total, values }, place) => {
      const { organisation, row } = offerOf(input, offer);
      return {
        ...{ runId: run.id, action: output.action, rank: place + 1, day },
        ...{ category: input.need.category, region: inputs.firm.region ?? '' },
        ...{ size: inputs.firm.size ?? '', offerId: offer, organisationId: organisation },
        ...{ isNewcomer: figuresAt(row, 0).isNewcomer, total, values: [...values] },
        weightsId: run.weightsId,
      };
    }),
  );
}

function sharesOf({ input, output, inputs }: ShownList): readonly ExposureShare[] {
  const entries = output.entries.map(({ offer, total, values }) => ({
    ...{ organisation: offerOf(input, offer).organisation, total },
    exposure: values[EXPOSURE] ?? 0,
  }));
  return shareOut(entries, inputs.weights.content.points.exposure);
}

/** Rows are written in one order everywhere, so that two runs never wait for each other. */
async function addExposure(tx: Tx, lists: readonly ShownList[], now: Date): Promise<void> {
  const byCategory = Map.groupBy(lists, ({ input }) => input.need.category);
  const rows = [...byCategory].flatMap(([category, all]) =>
    addUp(all.flatMap(sharesOf)).map((share) => ({ category, ...share })),
  );
  await tx.$executeRaw`
    INSERT INTO match_exposure AS kept (category, organisation_id, due, had, updated_at)
    SELECT category, organisation, due, had, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS given (category text, organisation text, due float8, had float8)
    ORDER BY category, organisation
    ON CONFLICT (category, organisation_id) DO UPDATE SET
      due = least(kept.due + excluded.due, kept.had + excluded.had + ${MOST_OWED}::float8),
      had = least(kept.had + excluded.had, kept.due + excluded.due + ${MOST_OWED}::float8),
      updated_at = excluded.updated_at`;
}
