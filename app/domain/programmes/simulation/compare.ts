import { CATEGORIES } from '#domain/catalogue/index.server.ts';
import { SIZES } from '#domain/catalogue/schema.ts';
import { TRUE } from '../rules/compile.ts';
import type { Verdict } from './judge.ts';
import type { Project } from './projects.ts';
import { codesOf, type RegisterRow } from './register-rows.ts';
import type { traitsOf } from './tally.ts';

/** What a new version changes for a firm, against the one in force. */
export const FATES = ['gained', 'lost', 'more', 'less', 'same'] as const;
export type Fate = (typeof FATES)[number];

/** A synthetic firm, in what makes it different. */
export interface Profile {
  readonly region: string;
  readonly sector: string;
  readonly staff: number;
  readonly ageMonths: number;
  readonly territory: string;
  readonly category: string | null;
  /** Dirhams. */
  readonly cost: number | null;
  readonly before: number;
  readonly after: number;
}

export interface FateCount {
  readonly code: string;
  /** Firms newly eligible, no longer eligible, with more aid, with less. */
  readonly gained: number;
  readonly lost: number;
  readonly more: number;
  readonly less: number;
}

export interface Comparison {
  readonly all: FateCount & { readonly same: number };
  readonly region: readonly FateCount[];
  readonly size: readonly FateCount[];
  readonly category: readonly FateCount[];
  readonly examples: Readonly<Record<Exclude<Fate, 'same'>, readonly Profile[]>>;
  /** Aid of all eligible firms, before and after, in dirhams. */
  readonly before: number;
  readonly after: number;
}

const CENT = 0.005;
const EXAMPLES = 3;

/** The fate of a firm; null for one that neither version takes. */
function fateOf(before: Verdict, after: Verdict): Fate | null {
  const [was, is] = [before.truth === TRUE, after.truth === TRUE];
  if (!was && !is) return null;
  if (was !== is) return is ? 'gained' : 'lost';
  if (Math.abs(after.aid - before.aid) < CENT) return 'same';
  return after.aid > before.aid ? 'more' : 'less';
}

type Counts = Record<Fate, number>;
const none = (): Counts => ({ gained: 0, lost: 0, more: 0, less: 0, same: 0 });
const BY = ['region', 'size', 'category'] as const;

/** Compares two versions on firms given one by one. */
export function comparer() {
  const all = none();
  const by = new Map(BY.map((trait) => [trait, new Map<string, Counts>()]));
  const examples = { gained: [], lost: [], more: [], less: [] } as Readonly<
    Record<Exclude<Fate, 'same'>, Profile[]>
  >;
  const sums = { before: 0, after: 0 };
  const countsOf = (trait: (typeof BY)[number]): FateCount[] =>
    [...(by.get(trait)?.entries() ?? [])]
      .sort(([a], [b]) => placeOf(trait, a) - placeOf(trait, b))
      .map(([code, { gained, lost, more, less }]) => ({ code, gained, lost, more, less }));
  return {
    add(row: RegisterRow, project: Project, verdicts: Verdicts, traits: Traits): void {
      const fate = fateOf(verdicts.before, verdicts.after);
      sums.before += verdicts.before.aid;
      sums.after += verdicts.after.aid;
      if (fate === null) return;
      all[fate] += 1;
      for (const trait of BY) raise(by.get(trait), traits[trait], fate);
      if (fate !== 'same') keepExample(examples[fate], profileOf(row, project, verdicts));
    },
    result: (): Comparison => ({
      all: { code: 'all', ...all },
      ...{ region: countsOf('region'), size: countsOf('size'), category: countsOf('category') },
      examples,
      ...{ before: whole(sums.before), after: whole(sums.after) },
    }),
  };
}

interface Verdicts {
  readonly before: Verdict;
  readonly after: Verdict;
}
type Traits = ReturnType<typeof traitsOf>;

/** Regions, sizes and categories in the order they are always shown. */
const ORDER = { region: codesOf('region'), size: SIZES, category: CATEGORIES } as const;
const placeOf = (trait: (typeof BY)[number], code: string) =>
  ORDER[trait].findIndex((one) => one === code);

const whole = (dirhams: number) => Math.round(dirhams);

function raise(counts: Map<string, Counts> | undefined, code: string | null, fate: Fate): void {
  if (!counts || code === null) return;
  const cell = counts.get(code) ?? none();
  cell[fate] += 1;
  counts.set(code, cell);
}

/** The first ones of different regions: ids are in random order. */
function keepExample(kept: Profile[], profile: Profile): void {
  const isKnown = kept.some(({ region }) => region === profile.region);
  if (kept.length < EXAMPLES && !isKnown) kept.push(profile);
}

const codeAt = (fact: 'region' | 'sector' | 'territorialCategory', place: number) =>
  codesOf(fact)[place] ?? '';

function profileOf(row: RegisterRow, project: Project, { before, after }: Verdicts): Profile {
  return {
    region: codeAt('region', row.region),
    sector: codeAt('sector', row.sector),
    territory: codeAt('territorialCategory', row.territory),
    ...{ staff: row.staff, ageMonths: row.ageMonths },
    ...{ category: project.category, cost: project.cost },
    ...{ before: before.aid, after: after.aid },
  };
}
