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
  readonly total: number;
  readonly tie: number;
  readonly block: number;
}

/**
 * Orders the offers of a category for one need (catalogue §4): by total, equal ones by the seed,
 * one offer a provider; when no newcomer is among the first five and there is one, the best of them
 * takes the fifth place. The order of the rows changes nothing.
 */
export function rank(asked: Asked, field: Field): Ranking {
  const scorer = scorerOf(asked);
  const matched = new BestOfProviders(KEPT);
  const newcomers = new BestOfProviders(1);
  const near = new BestOfProviders(NEAR_KEPT);
  let matches = 0;
  for (let row = 0; row < field.rows; row += 1) {
    const blocks = scorer.blocks(field.words, row);
    if (blocks !== 0 && (blocks & (blocks - 1)) !== 0) continue;
    const provider = field.words[row * ROW_WORDS + 1] ?? 0;
    const total = scorer.total(field.words, row, field.debts.get(provider) ?? 0);
    if (blocks !== 0) {
      near.offer(provider, asked.seed, field.words, row, total, blocks);
      continue;
    }
    matches += 1;
    matched.offer(provider, asked.seed, field.words, row, total, 0);
    if (isNewcomer(field.words, row))
      newcomers.offer(provider, asked.seed, field.words, row, total, 0);
  }
  const first = withNewcomer(matched.best(), newcomers.best()[0], field);
  const view = viewer(scorer, field);
  return {
    kept: first.map(({ placed, asNewcomer }) => ({ ...view(placed), asNewcomer })),
    near: near
      .best((provider) => !matched.has(provider))
      .map((placed) => ({ ...view(placed), block: blockOf(placed.block) })),
    matches,
    providers: matched.count,
  };
}

const isNewcomer = (words: ArrayLike<number>, row: number) =>
  ((words[row * ROW_WORDS + 4] ?? 0) & (1 << 11)) !== 0;

function viewer(scorer: Scorer, field: Field) {
  return ({ row, total }: Placed) => {
    const values = new Int32Array(VALUES);
    const provider = field.words[row * ROW_WORDS + 1] ?? 0;
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
  const others = plain.filter(({ placed }) => !sameProvider(placed, newcomer, field));
  return others
    .toSpliced(FIRST_PLACES - 1, 0, { placed: newcomer, asNewcomer: true })
    .slice(0, KEPT);
}

function sameProvider(one: Placed, other: Placed, { words }: Field): boolean {
  return words[one.row * ROW_WORDS + 1] === words[other.row * ROW_WORDS + 1];
}

/** A number that looks drawn and is the same for the same seed and offer. */
export function tieOf(seed: number, offer: number): number {
  let mixed = Math.imul(offer ^ seed, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae3d);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Keeps the best offer of each provider. */
class BestOfProviders {
  readonly #most: number;
  readonly #best = new Map<number, Placed>();

  constructor(most: number) {
    this.#most = most;
  }

  get count(): number {
    return this.#best.size;
  }

  has(provider: number): boolean {
    return this.#best.has(provider);
  }

  offer(
    provider: number,
    seed: number,
    words: ArrayLike<number>,
    row: number,
    total: number,
    block: number,
  ): void {
    const known = this.#best.get(provider);
    if (known !== undefined && known.total > total) return;
    const offer = words[row * ROW_WORDS] ?? 0;
    const placed = { row, total, tie: tieOf(seed, offer), block };
    if (known === undefined || before(placed, known)) this.#best.set(provider, placed);
  }

  /** The best of all, or of the providers that count, best first. */
  best(counts: (provider: number) => boolean = () => true): readonly Placed[] {
    const first: Placed[] = [];
    for (const [provider, placed] of this.#best) {
      if (!counts(provider)) continue;
      const last = first.at(-1);
      if (first.length === this.#most && last !== undefined && !before(placed, last)) continue;
      const at = first.findIndex((one) => before(placed, one));
      first.splice(at < 0 ? first.length : at, 0, placed);
      if (first.length > this.#most) first.pop();
    }
    return first;
  }
}

function before(one: Placed, other: Placed): boolean {
  if (one.total !== other.total) return one.total > other.total;
  return one.tie < other.tie;
}
