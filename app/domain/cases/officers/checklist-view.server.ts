import { namesOf } from '#domain/accounts/index.server.ts';
import { listPriceBands } from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { CheckOutcome } from '../codes.ts';
import { replayCase } from '../decisions/replay-case.server.ts';
import type { Reader } from '../records.server.ts';
import { checklistOf, outcomeOf, type CheckItem } from './checklist.ts';

/** A line of the checklist as it was found. */
export interface CheckLine extends CheckItem {
  /** Null while nobody looked at it. */
  readonly outcome: CheckOutcome | null;
  readonly note: string;
  readonly by: string;
  readonly on: string | null;
}

/**
 * The checklist of the present round of a case. A line that was looked at stays, though the rules no
 * longer ask for it.
 */
export async function readChecklist(
  reader: Reader,
  application: AidApplication,
  now: Date,
): Promise<{ readonly items: readonly CheckLine[] }> {
  const { id: applicationId, round } = application;
  const { result, version } = await replayCase(reader, application, now);
  const items = checklistOf(version.content.documents, result?.because ?? []);
  const checks = await reader.caseCheck.findMany({ where: { applicationId, round } });
  const names = await namesOf(
    checks.map(({ byId }) => byId),
    reader,
  );
  const known = new Set(items.map(({ id }) => id));
  const past = checks.filter(({ item }) => !known.has(item)).map(({ item }) => itemOf(item));
  return {
    items: [...items, ...past].map((item) => {
      const check = checks.find((one) => one.item === item.id);
      return {
        ...{ ...item, outcome: outcomeOf(check?.outcome), note: check?.note ?? '' },
        by: check ? (names.get(check.byId) ?? '') : '',
        on: check ? civilDateOf(check.at) : null,
      };
    }),
  };
}

function itemOf(id: string): CheckItem {
  const [kind, code = null] = id.split(/:(.*)/s);
  return { id, kind: kind === 'paper' ? 'paper' : 'criterion', code };
}

/** Kinds of prices that a project can be compared with: what is paid once. */
const ONCE = ['fixed', 'range'] as const;

export type CostPlace = 'below' | 'inside' | 'above';

/** What offers of a category cost, and where a cost lies among them. Amounts are in centimes. */
export interface CostBand {
  readonly kind: (typeof ONCE)[number];
  /** Whether it is of the firm's region, rather than of the country. */
  readonly regional: boolean;
  readonly count: number;
  readonly low: bigint;
  readonly middle: bigint;
  readonly high: bigint;
  readonly place: CostPlace;
}

type PriceBand = Awaited<ReturnType<typeof listPriceBands>>[number];

/** The published prices that tell whether the cost of a request is plausible; none for too few. */
export async function readCostBands(
  reader: Reader,
  { category, region, cost }: AidApplication,
): Promise<readonly CostBand[]> {
  if (category === null || cost === null) return [];
  const bands = await listPriceBands(reader, category);
  return ONCE.flatMap((kind): readonly CostBand[] => {
    const ofKind = bands.filter(({ priceKind }) => priceKind === kind);
    const band =
      ofKind.find((one) => one.region === region) ?? ofKind.find((one) => one.region === null);
    return band ? [bandView(band, kind, cost)] : [];
  });
}

function bandView(band: PriceBand, kind: CostBand['kind'], cost: bigint): CostBand {
  const { p10: low, p50: middle, p90: high, count, region } = band;
  const place = cost < low ? 'below' : cost > high ? 'above' : 'inside';
  return { kind, regional: region !== null, count, low, middle, high, place };
}
