import { MODES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { COMPONENTS, CRITERIA, type Criterion } from '../codes.ts';
import { actionBit } from '../index/serves.ts';
import type { Firm, Need, Wish } from '../score/asked.ts';
import { figuresAt, type OfferFigures } from '../score/row.ts';
import { maskOf } from '../score/score.ts';
import { FULL, PLACE_VALUES, PRICE_VALUES, SECTOR_VALUES } from '../score/values.ts';

/** What speaks for an offer, the most telling first. */
export const REASONS = [
  'newcomer',
  'outcome',
  'province',
  'region',
  'served',
  'remote',
  'language',
  'reference',
  'sector',
  'record',
  'price',
  'soon',
  'moroccan',
  'category',
  'aid',
] as const;
export type Reason = (typeof REASONS)[number];

/** An entry of a list with what was read of its offer. */
export interface Reasoned {
  readonly row: readonly number[];
  /** Values of COMPONENTS and then CRITERIA, in thousandths. */
  readonly values: readonly number[];
  readonly asNewcomer: boolean;
  /** It has an aid that is sure. */
  readonly hasAid: boolean;
}

interface Context {
  readonly firm: Firm;
  readonly wish: Wish;
  readonly need: Need;
}

/** Reasons one sentence can carry, the aid and the newcomer's place apart. */
const MOST_REASONS = 4;
/** Delivery record that is worth a word. */
const GOOD_RECORD = 850;
/** Places among comparable prices that are neither low nor high. */
const FAIR_PRICE = PRICE_VALUES[3];

const PLACE_REASONS: readonly (readonly [number, Reason])[] = [
  [PLACE_VALUES.province, 'province'],
  [PLACE_VALUES.region, 'region'],
  [PLACE_VALUES.served, 'served'],
];

/**
 * Why an offer is in a list, in codes that pages put into words: the most telling four, the aid and
 * a newcomer's place beside them. Never empty: an offer of a list is at least of its category.
 */
export function reasonsOf(context: Context, entry: Reasoned): readonly Reason[] {
  const { need, wish } = context;
  const figures = figuresAt(entry.row, 0);
  const found = new Set<Reason>();
  if (names(figures, need)) found.add('outcome');
  const place = placeReason(context, figures, entry);
  if (place !== null) found.add(place);
  if (sharedLanguages(context, entry.row).length > 0) found.add('language');
  const sector = valueOf(entry, 'sector');
  if (sector === SECTOR_VALUES.reference) found.add('reference');
  if (sector === SECTOR_VALUES.named) found.add('sector');
  if (!figures.isNewcomer && figures.record >= GOOD_RECORD) found.add('record');
  if ((entry.values[COMPONENTS.indexOf('price')] ?? 0) >= FAIR_PRICE) found.add('price');
  if (valueOf(entry, 'start') === FULL) found.add('soon');
  if (wish.moroccanFirst && valueOf(entry, 'moroccan') === FULL) found.add('moroccan');
  if (found.size === 0) found.add('category');
  const told = REASONS.filter((reason) => found.has(reason)).slice(0, MOST_REASONS);
  return [
    ...(entry.asNewcomer ? (['newcomer'] as const) : []),
    ...told,
    ...(entry.hasAid ? (['aid'] as const) : []),
  ];
}

/** Languages of delivery of an offer that the firm asked for, or else likes to work in. */
export function sharedLanguages(
  { firm, wish }: Pick<Context, 'firm' | 'wish'>,
  row: readonly number[],
): readonly (typeof SPOKEN)[number][] {
  const liked = wish.languages.length > 0 ? wish.languages : firm.speaks;
  const { languages } = figuresAt(row, 0);
  return SPOKEN.filter(
    (code) => (maskOf(SPOKEN, [code]) & languages) !== 0 && liked.includes(code),
  );
}

function names({ serves }: OfferFigures, { action }: Need): boolean {
  const bit = actionBit(action);
  return bit >= 0 && (serves & (1 << bit)) !== 0;
}

/** None for a near miss that is not done where, or in the way, the firm asks for. */
function placeReason({ wish }: Context, { mode }: OfferFigures, entry: Reasoned): Reason | null {
  const value = valueOf(entry, 'place');
  if (value === 0) return null;
  if (wish.mode === 'remote' || mode === MODES.indexOf('remote')) return 'remote';
  return PLACE_REASONS.find(([worth]) => worth === value)?.[1] ?? null;
}

function valueOf({ values }: Pick<Reasoned, 'values'>, criterion: Criterion): number {
  return values[COMPONENTS.length + CRITERIA.indexOf(criterion)] ?? -1;
}
