import { replica } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { registerSize } from './build-register.server.ts';
import { codesOf } from './register-rows.ts';
import { registerCondition, tallyOf, tallySql, type Tally } from './register-sql.ts';
import { wilson } from './wilson.ts';

/** Companies that a first, quick answer looks at. */
const SAMPLE = 20_000;

export interface RegisterCount extends Tally {
  /** Companies looked at, when not all were: the counts are estimates then, the total is not. */
  readonly sampled: number | null;
  /** Eligible companies, fewest and most at 95 %; null when all were looked at. */
  readonly interval: readonly [low: number, high: number] | null;
  /** False while the register is not filled: every count is 0 then. */
  readonly ready: boolean;
}

const NOT_READY: RegisterCount = {
  ...tallyOf(0, 0),
  ...{ sampled: null, interval: null, ready: false },
};

/**
 * How many companies of the synthetic register a programme's rules make eligible. With `sample`
 * from the first 20 000 alone, which answers at once, else from all.
 */
export async function countRegister(
  rules: RuleSet,
  { sample = false }: { readonly sample?: boolean } = {},
): Promise<RegisterCount> {
  const size = await registerSize(replica);
  if (size === null) return NOT_READY;
  const isPart = sample && size > SAMPLE;
  const [row] = await replica.$queryRaw<{ looked: number; counted: number }[]>`
    SELECT count(*)::integer AS looked, ${tallySql(registerCondition(rules))} AS counted
    FROM synthetic_firm WHERE id <= ${isPart ? SAMPLE : size}`;
  const tally = tallyOf(row?.looked ?? 0, row?.counted ?? 0);
  // Another recipe began to replace it in between.
  if (tally.total < (isPart ? SAMPLE : size)) return NOT_READY;
  if (!isPart) return { ...tally, sampled: null, interval: null, ready: true };
  return { ...estimate(tally, size), ready: true };
}

/** What a sample says of the whole. */
function estimate(sample: Tally, size: number) {
  const times = size / sample.total;
  const eligible = Math.round(sample.eligible * times);
  const unknown = Math.min(size - eligible, Math.round(sample.unknown * times));
  const [low, high] = wilson(sample.eligible, sample.total);
  return {
    ...{ total: size, eligible, unknown, notEligible: size - eligible - unknown },
    sampled: sample.total,
    interval: [Math.floor(low * size), Math.ceil(high * size)] as const,
  };
}

/** Ways to break the register down, with the values of each in the order they are shown. */
const BREAKDOWNS = {
  region: { values: codesOf('region'), place: 'region' },
  sector: { values: codesOf('sector'), place: 'sector' },
  size: {
    values: ['1', '2-3', '4-9', '10-49', '50+'],
    place: 'width_bucket(staff, ARRAY[2, 4, 10, 50]::smallint[])',
  },
  womanLed: { values: ['false', 'true'], place: 'woman_led::integer' },
  youngLed: { values: ['false', 'true'], place: 'young_led::integer' },
} as const;
export type Breakdown = keyof typeof BREAKDOWNS;
const NAMES = ['region', 'sector', 'size', 'womanLed', 'youngLed'] as const;

export interface TallyOfValue extends Tally {
  /** Code of a region or a sector, a band of staff, "true" or "false". */
  readonly value: string;
}
export type RegisterBreakdowns = Readonly<Record<Breakdown, readonly TallyOfValue[]>>;

/** Companies by what the rules say of them, for each value of one trait; empty while not filled. */
export async function countRegisterBy(
  rules: RuleSet,
  breakdown: Breakdown,
): Promise<readonly TallyOfValue[]> {
  return (await breakdownsOf(rules, [breakdown]))[breakdown];
}

/** The same for every trait, in one pass over the register. */
export function countRegisterByAll(rules: RuleSet): Promise<RegisterBreakdowns> {
  return breakdownsOf(rules, NAMES);
}

interface Cell {
  /** Which trait the row is about: its place among those asked for. */
  readonly trait: number;
  readonly place: number;
  readonly total: number;
  readonly counted: number;
}

/** Counts by all traits at once first, which leaves a few thousand cells to add up for each. */
async function breakdownsOf(
  rules: RuleSet,
  names: readonly Breakdown[],
): Promise<RegisterBreakdowns> {
  const isReady = (await registerSize(replica)) !== null;
  const cells = isReady ? await replica.$queryRaw<Cell[]>(cellsSql(rules, names)) : [];
  const tallies = (name: Breakdown): readonly TallyOfValue[] =>
    cells
      .filter(({ trait }) => names[trait] === name)
      .sort((a, b) => a.place - b.place)
      .map(({ place, total, counted }) => ({
        value: BREAKDOWNS[name].values[place] ?? '',
        ...tallyOf(total, counted),
      }));
  return {
    ...{ region: tallies('region'), sector: tallies('sector'), size: tallies('size') },
    ...{ womanLed: tallies('womanLed'), youngLed: tallies('youngLed') },
  };
}

function cellsSql(rules: RuleSet, names: readonly Breakdown[]): Prisma.Sql {
  const traits = names.map((_name, at) => `trait_${at}`);
  const places = names.map((name, at) => `${BREAKDOWNS[name].place} AS trait_${at}`);
  const list = (parts: readonly string[], between = ', ') => Prisma.raw(parts.join(between));
  const cases = traits.map((trait, at) => `WHEN ${trait} IS NOT NULL THEN ${at}`);
  // Every trait has a value in each row: of a grouping set, one column alone is not null.
  return Prisma.sql`
    WITH cell AS (
      SELECT ${list(places)}, count(*) AS total, ${tallySql(registerCondition(rules))} AS counted
      FROM synthetic_firm GROUP BY ${list(names.map((_name, at) => String(at + 1)))})
    SELECT CASE ${list(cases, ' ')} END AS trait, coalesce(${list(traits)}) AS place,
      sum(total)::integer AS total, sum(counted)::float8 AS counted
    FROM cell GROUP BY GROUPING SETS (${list(traits.map((trait) => `(${trait})`))})`;
}
