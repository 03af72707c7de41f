import geography from '#content/geography.json' with { type: 'json' };
import { BLOCKS, COMPONENTS, CRITERIA, type Block, type Criterion } from '../codes.ts';
import { MODES, REGIONS, SECTORS, SIZES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { actionBit } from '../index/serves.ts';
import type { Asked } from './asked.ts';
import { availabilityOf, priceOf, recordOf } from './fixed.ts';
import { ROW_WORDS } from './row.ts';
import {
  BUDGET_VALUES,
  EXPOSURE_EVEN,
  EXPOSURE_PER_UNIT,
  FULL,
  LANGUAGE_VALUES,
  LATE_DAYS,
  MOROCCAN_VALUES,
  OWN_ACTION,
  PLACE_VALUES,
  SAME_CATEGORY,
  SECTOR_VALUES,
  SIZE_VALUES,
  SOON_DAYS,
} from './values.ts';

/** Bits of blocks, in the order of BLOCKS. */
const BLOCK_BIT = Object.fromEntries(BLOCKS.map((block, place) => [block, 1 << place])) as Readonly<
  Record<Block, number>
>;
const PROVINCES: readonly string[] = geography.provinces.map(({ code }) => code);
const REGION_OF_PROVINCE: readonly number[] = geography.provinces.map(({ region }) =>
  REGIONS.indexOf(region),
);
const REMOTE = MODES.indexOf('remote');
const ON_SITE = MODES.indexOf('on-site');
/** Languages of support that are spoken here: all but English. */
const SPOKEN_HERE = maskOf(SPOKEN, ['ary', 'zgh', 'fr', 'ar']);
export const NO_VALUE = -1;

/** Codes as a mask of their places in a vocabulary; unknown ones have no bit. */
export function maskOf(vocabulary: readonly string[], codes: readonly string[]): number {
  return codes
    .map((code) => vocabulary.indexOf(code))
    .filter((place) => place >= 0)
    .reduce((mask, place) => mask | (1 << place), 0);
}

/** A question made ready to be put to many rows. */
export interface Scorer {
  /** What keeps a row from being a match, as bits in the order of BLOCKS; 0 for a match. */
  blocks(words: ArrayLike<number>, row: number): number;
  /**
   * The score in thousandths of a point, 0–100 000, given the exposure debt of its provider. Writes
   * the values of the components and then of the criteria, in thousandths, −1 for a criterion that
   * does not count, into `values` when it is given.
   */
  total(words: ArrayLike<number>, row: number, debt: number, values?: Int32Array): number;
  /** What the total comes to when all constraints are met: quick to work out. */
  most(words: ArrayLike<number>, row: number, debt: number): number;
}

export const VALUES = COMPONENTS.length + CRITERIA.length;

const has = (mask: number, wanted: number) => (mask & wanted) !== 0;

/** Makes a question ready: everything that is the same for all rows is worked out once. */
export function scorerOf(asked: Asked): Scorer {
  const { firm, wish, weights } = asked;
  const region = maskOf(REGIONS, firm.region === null ? [] : [firm.region]);
  const regionAt = firm.region === null ? -1 : REGIONS.indexOf(firm.region);
  const province = firm.province === null ? -1 : PROVINCES.indexOf(firm.province);
  const sector = maskOf(SECTORS, firm.sector === null ? [] : [firm.sector]);
  const size = maskOf(SIZES, firm.size === null ? [] : [firm.size]);
  const wanted = maskOf(SPOKEN, wish.languages);
  const preferred = wanted === 0 ? maskOf(SPOKEN, firm.speaks) : wanted;
  const stage = firm.stage ?? 0;
  const startBy = wish.startBy === null ? 0 : dayOf(wish.startBy);
  const budget = asked.need.budgetMAD;
  const cover = coverOf(asked);
  const shares = activeShares(asked, { region, preferred, sector, size, stage });
  const whole = Math.max(
    1,
    shares.reduce((sum, share) => sum + share, 0),
  );
  const active = CRITERIA.map((name, at) => ({
    ...{ name, place: COMPONENTS.length + at },
    share: shares[at] ?? 0,
  }));
  const points = COMPONENTS.map((component) => weights.points[component]);
  const scratch = new Int32Array(VALUES);

  const word = (words: ArrayLike<number>, row: number, place: number) =>
    words[row * ROW_WORDS + place] ?? 0;

  function blocks(words: ArrayLike<number>, row: number): number {
    const reach = word(words, row, 2);
    const traits = word(words, row, 4);
    const mode = traits & 3;
    let found = 0;
    if (region !== 0 && !has(reach & 0xfff, region)) found |= BLOCK_BIT.region;
    if (isOtherMode(mode)) found |= BLOCK_BIT.mode;
    if (wanted !== 0 && !has((reach >> 12) & 31, wanted)) found |= BLOCK_BIT.language;
    const sizes = (reach >> 22) & 63;
    if (size !== 0 && sizes !== 0 && !has(sizes, size)) found |= BLOCK_BIT.size;
    if (stage !== 0 && ((traits >> 2) & 7) > stage) found |= BLOCK_BIT.stage;
    if (startBy !== 0 && startsAt(words, row) > startBy) found |= BLOCK_BIT.start;
    if (wish.restMAD !== null && asked.within?.(words, row, wish.restMAD) === false)
      found |= BLOCK_BIT.rest;
    return found;
  }

  const isOtherMode = (mode: number) =>
    (wish.mode === 'remote' && mode === ON_SITE) || (wish.mode === 'on-site' && mode === REMOTE);

  const startsAt = (words: ArrayLike<number>, row: number) =>
    Math.max(word(words, row, 6) & 0xfffff, asked.today);

  function criterion(name: Criterion, words: ArrayLike<number>, row: number): number {
    const reach = word(words, row, 2);
    const traits = word(words, row, 4);
    switch (name) {
      case 'place':
        if (region !== 0 && !has(reach & 0xfff, region)) return 0;
        return placeValue((word(words, row, 6) >> 20) & 127, traits & 3);
      case 'language':
        return (
          (has((reach >> 12) & 31, preferred) ? LANGUAGE_VALUES.delivery : 0) +
          (has((reach >> 17) & 31, preferred) ? LANGUAGE_VALUES.support : 0)
        );
      case 'size':
        return sizeValue((reach >> 22) & 63);
      case 'sector':
        return sectorValue(word(words, row, 3));
      case 'stage':
        return ((traits >> 2) & 7) > stage ? 0 : FULL;
      case 'budget':
        return budgetValue(words, row);
      case 'start':
        return startValue(startsAt(words, row) - asked.today);
      case 'moroccan':
        return moroccanValue(traits, (reach >> 17) & 31);
    }
  }

  function sizeValue(sizes: number): number {
    if (sizes === 0) return SIZE_VALUES.all;
    return has(sizes, size) ? SIZE_VALUES.named : 0;
  }

  function placeValue(seat: number, mode: number): number {
    if (isOtherMode(mode)) return 0;
    if (wish.mode === 'remote') return FULL;
    if (mode === REMOTE) return PLACE_VALUES.remote;
    if (seat === province) return PLACE_VALUES.province;
    return REGION_OF_PROVINCE[seat] === regionAt ? PLACE_VALUES.region : PLACE_VALUES.served;
  }

  function sectorValue(masks: number): number {
    if (has(masks >>> 16, sector)) return SECTOR_VALUES.reference;
    const named = masks & 0xffff;
    if (named === 0) return SECTOR_VALUES.all;
    return has(named, sector) ? SECTOR_VALUES.named : SECTOR_VALUES.others;
  }

  function budgetValue(words: ArrayLike<number>, row: number): number {
    const fits = BUDGET_VALUES.find(
      ({ percent }) =>
        asked.within?.(words, row, Math.floor(((budget ?? 0) * percent) / PERCENT)) === true,
    );
    return fits?.value ?? 0;
  }

  function total(
    words: ArrayLike<number>,
    row: number,
    debt: number,
    values: Int32Array = scratch,
  ): number {
    let met = 0;
    for (const { place, share, name } of active) {
      const value = share === 0 ? NO_VALUE : criterion(name, words, row);
      values[place] = value;
      if (value !== NO_VALUE) met += share * value;
    }
    values[0] = cover(word(words, row, 5));
    values[1] = Math.floor(met / whole);
    values[2] = recordOf(words, row);
    values[3] = priceOf(words, row);
    values[4] = availabilityOf(words, row);
    values[5] = exposureValue(debt);
    let sum = 0;
    for (let place = 0; place < COMPONENTS.length; place += 1)
      sum += (points[place] ?? 0) * (values[place] ?? 0);
    return sum;
  }

  const [need = 0, constraints = 0, record = 0, price = 0, availability = 0, exposure = 0] = points;

  const most = (words: ArrayLike<number>, row: number, debt: number) =>
    need * cover(word(words, row, 5)) +
    constraints * FULL +
    record * recordOf(words, row) +
    price * priceOf(words, row) +
    availability * availabilityOf(words, row) +
    exposure * (debt === 0 ? EXPOSURE_EVEN : exposureValue(debt));

  return { blocks, total, most };
}

/** What is owed to a provider, in units of exposure, as a value around the middle. */
export function exposureValue(debt: number): number {
  return Math.min(FULL, Math.max(0, EXPOSURE_EVEN + Math.round(debt * EXPOSURE_PER_UNIT)));
}

function startValue(days: number): number {
  if (days <= SOON_DAYS) return FULL;
  return Math.max(0, Math.floor((FULL * (LATE_DAYS - days)) / (LATE_DAYS - SOON_DAYS)));
}

function moroccanValue(traits: number, support: number): number {
  return (
    (has(traits, 1 << 10) ? MOROCCAN_VALUES.law : 0) +
    (((traits >> 8) & 3) === 2 ? 0 : MOROCCAN_VALUES.hosting) +
    (has(support, SPOKEN_HERE) ? MOROCCAN_VALUES.support : 0)
  );
}

const PERCENT = 100;
const MS_PER_DAY = 86_400_000;
/** Days since 1970 of an ISO civil date. */
export function dayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY);
}

/** The share of each criterion that counts for this firm, 0 for others; their sum is the whole. */
function activeShares(
  { firm, wish, need, within, weights }: Asked,
  masks: Readonly<Record<'region' | 'preferred' | 'sector' | 'size' | 'stage', number>>,
): readonly number[] {
  const counts: Readonly<Record<Criterion, boolean>> = {
    place: firm.region !== null && masks.region !== 0,
    language: masks.preferred !== 0,
    size: masks.size !== 0,
    sector: masks.sector !== 0,
    stage: masks.stage !== 0,
    budget: need.budgetMAD !== null && within !== null,
    start: true,
    moroccan: wish.moroccanFirst,
  };
  return CRITERIA.map((name) => (counts[name] ? weights.criteria[name] : 0));
}

/** How much of the firm's need the actions that an offer names cover, in thousandths. */
function coverOf({ need, same }: Asked): (serves: number) => number {
  const own = bitOf(need.action);
  const others = same.filter(({ action }) => action !== need.action);
  const all = others.reduce((sum, { priority }) => sum + priority, 0);
  const kept = new Map<number, number>();
  const one = (serves: number, bit: number) => (has(serves, bit) ? FULL : SAME_CATEGORY);
  const compute = (serves: number) => {
    const self = one(serves, own);
    if (all === 0) return self;
    const beside = others.reduce(
      (sum, { action, priority }) => sum + priority * one(serves, bitOf(action)),
      0,
    );
    return Math.floor((OWN_ACTION * self + ((FULL - OWN_ACTION) * beside) / all) / FULL);
  };
  return (serves) => {
    const known = kept.get(serves);
    if (known !== undefined) return known;
    const value = compute(serves);
    kept.set(serves, value);
    return value;
  };
}

/** The bit of an action; none for a need that names a category alone. */
function bitOf(action: string): number {
  const place = actionBit(action);
  return place < 0 ? 0 : 1 << place;
}
