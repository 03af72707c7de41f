import { BLOCKS, FIRST_PLACES, KEPT, NEAR_KEPT, type Block } from '../codes.ts';
import { scorerOf, VALUES, type Scorer } from './score.ts';
import type { Asked } from './asked.ts';
import { ROW_WORDS } from './row.ts';

/** Rows of the offers of one category, and what is owed to their providers in exposure. */
export interface Field {
  readonly words: ArrayLike<number>;
  readonly rows: number;
  /** Exposure owed, by number of provider; 0 for those left out. */
  readonly debts: ReadonlyMap<number, number>;
}

export interface Ranked {
  /** Place of its row in the field. */
  readonly row: number;
  /** Thousandths of a point, 0–100 000. */
  readonly total: number;
  /** Values of components, then of criteria, in thousandths; −1 does not count. */
  readonly values: readonly number[];
  /** True when it stands where it does as the newcomer among the first. */
  readonly asNewcomer: boolean;
}

export interface NearMiss {
  readonly row: number;
  readonly total: number;
  readonly values: readonly number[];
  readonly block: Block;
}

export interface Ranking {
  /** Best first, one offer a provider. */
  readonly kept: readonly Ranked[];
  /** Those that one thing alone keeps out, best first, of providers that have no match. */
  readonly near: readonly NearMiss[];
  /** Offers that match, and providers they are of. */
  readonly matches: number;
  readonly providers: number;
}

interface Placed {
  readonly row: number;
  readonly provider: number;
  readonly total: number;
  readonly tie: number;
}

/** The rows of a field that match a firm, and those that one thing alone keeps out. */
export interface Sifted {
  readonly matches: readonly number[];
  readonly near: readonly number[];
  /** How many providers they are of, and 1 at the number of each. */
  readonly providers: number;
  readonly marks: Uint8Array;
}

const providerOf = (words: ArrayLike<number>, row: number) => words[row * ROW_WORDS + 1] ?? 0;
const isNewcomer = (words: ArrayLike<number>, row: number) =>
  ((words[row * ROW_WORDS + 4] ?? 0) & (1 << 11)) !== 0;

/** Sifts a field for a firm and its wish: the same for every need of the category. */
export function sift(asked: Asked, { words, rows }: Field): Sifted {
  const scorer = scorerOf(asked);
  const matches: number[] = [];
  const near: number[] = [];
  let [providers, last] = [0, 0];
  for (let row = 0; row < rows; row += 1) last = Math.max(last, providerOf(words, row));
  const marks = new Uint8Array(last + 1);
  for (let row = 0; row < rows; row += 1) {
    const found = scorer.blocks(words, row);
    if (found === 0) {
      matches.push(row);
      const provider = providerOf(words, row);
      if (marks[provider] === 0) providers += 1;
      marks[provider] = 1;
    } else if ((found & (found - 1)) === 0) near.push(row);
  }
  return { matches, near, providers, marks };
}

/**
 * Orders the offers of a category for one need (catalogue §4): by total, equal ones by the seed,
 * one offer a provider; when no newcomer is among the first five and there is one, the best of them
 * takes the fifth place. The order of the rows changes nothing. A row that cannot come to the score
 * of the last one kept is passed over.
 */
export function rank(asked: Asked, field: Field, sifted: Sifted = sift(asked, field)): Ranking {
  const { words, debts } = field;
  const scorer = scorerOf(asked);
  const debtOf = (row: number) => (debts.size === 0 ? 0 : (debts.get(providerOf(words, row)) ?? 0));
  const total = (row: number) => scorer.total(words, row, debtOf(row));
  const [matched, newcomers, near] = [new Best(KEPT), new Best(1), new Best(NEAR_KEPT)];
  for (const row of sifted.matches) {
    const most = scorer.most(words, row, debtOf(row));
    const isNew = isNewcomer(words, row);
    if (most < matched.least && !(isNew && most >= newcomers.least)) continue;
    const placed = placedAt(asked, field, row, total(row));
    matched.offer(placed);
    if (isNew) newcomers.offer(placed);
  }
  for (const row of sifted.near) {
    if (scorer.most(words, row, debtOf(row)) < near.least) continue;
    if (sifted.marks[providerOf(words, row)] === 0)
      near.offer(placedAt(asked, field, row, total(row)));
  }
  const view = viewer(scorer, field);
  return {
    kept: withNewcomer(matched.first, newcomers.first[0], field).map(({ placed, asNewcomer }) => ({
      ...view(placed),
      asNewcomer,
    })),
    near: near.first.map((placed) => ({
      ...view(placed),
      block: blockOf(scorer.blocks(words, placed.row)),
    })),
    matches: sifted.matches.length,
    providers: sifted.providers,
  };
}

function placedAt({ seed }: Asked, { words }: Field, row: number, total: number): Placed {
  const tie = tieOf(seed, words[row * ROW_WORDS] ?? 0);
  return { row, provider: providerOf(words, row), total, tie };
}

function viewer(scorer: Scorer, field: Field) {
  return ({ row, total, provider }: Placed) => {
    const values = new Int32Array(VALUES);
    scorer.total(field.words, row, field.debts.get(provider) ?? 0, values);
    return { row, total, values: [...values] };
  };
}

function blockOf(bits: number): Block {
  const block = BLOCKS[31 - Math.clz32(bits)];
  if (block === undefined) throw new Error(`No block has the bit ${bits}.`);
  return block;
}

function withNewcomer(best: readonly Placed[], newcomer: Placed | undefined, field: Field) {
  const plain = best.map((placed) => ({ placed, asNewcomer: false }));
  const hasOne = best.slice(0, FIRST_PLACES).some(({ row }) => isNewcomer(field.words, row));
  if (newcomer === undefined || hasOne || best.length < FIRST_PLACES) return plain;
  const others = plain.filter(({ placed }) => placed.provider !== newcomer.provider);
  return others
    .toSpliced(FIRST_PLACES - 1, 0, { placed: newcomer, asNewcomer: true })
    .slice(0, KEPT);
}

/** A number that looks drawn and is the same for the same seed and offer. */
export function tieOf(seed: number, offer: number): number {
  let mixed = Math.imul(offer ^ seed, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae3d);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The best offers seen so far, best first, one a provider. */
class Best {
  readonly #most: number;
  readonly first: Placed[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** The total from which an offer may still come in. */
  least = 0;

  /** Puts an offer in its place, if there is one for it. */
  offer(placed: Placed): void {
    const known = this.first.findIndex(({ provider }) => provider === placed.provider);
    const other = this.first[known];
    if (other !== undefined) {
      if (!before(placed, other)) return;
      this.first.splice(known, 1);
    }
    const at = this.first.findIndex((one) => before(placed, one));
    this.first.splice(at < 0 ? this.first.length : at, 0, placed);
    if (this.first.length > this.#most) this.first.pop();
    if (this.first.length === this.#most) this.least = this.first.at(-1)?.total ?? 0;
  }
}

function before(one: Placed, other: Placed): boolean {
  if (one.total !== other.total) return one.total > other.total;
  return one.tie < other.tie;
}
