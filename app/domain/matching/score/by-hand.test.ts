import fc from 'fast-check';
import { expect, test } from 'vitest';
import geography from '#content/geography.json' with { type: 'json' };
import { MODES, REGIONS, SECTORS, SIZES, SPOKEN } from '#domain/catalogue/index.server.ts';
import { debts, offers } from '../../../../tests/factories/random-offers.ts';
import { anyQuestion, ranked } from '../../../../tests/factories/rankings.ts';
import { actionsOf } from '../index/serves.ts';
import type { Asked } from './asked.ts';
import { tieOf } from './rank.ts';
import type { OfferFigures } from './row.ts';

/*
 * The score as the method tells it, worked out a second time with names and figures of its own: an
 * order that only agrees with itself would prove nothing.
 */
type Judged = readonly [criterion: keyof Asked['weights']['criteria'], value: number];

const named = (vocabulary: readonly string[], mask: number) =>
  vocabulary.filter((_, place) => Math.floor(mask / 2 ** place) % 2 === 1);
const shares = (one: readonly string[], other: readonly string[]) =>
  one.some((code) => other.includes(code));

function whatKeepsOut({ firm, wish, today, within }: Asked, one: OfferFigures): number {
  const begins = new Date(Math.max(one.starts, today) * 86_400_000).toISOString().slice(0, 10);
  const sizes = named(SIZES, one.sizes);
  const mode = MODES[one.mode];
  const row = [0, 0, 0, 0, 0, 0, 0, 0, one.priceMin, one.priceMax, one.setup, 0];
  return [
    firm.region !== null && !named(REGIONS, one.regions).includes(firm.region),
    wish.mode !== 'any' && mode !== 'both' && mode !== wish.mode,
    wish.languages.length > 0 && !shares(named(SPOKEN, one.languages), wish.languages),
    firm.size !== null && sizes.length > 0 && !sizes.includes(firm.size),
    firm.stage !== null && one.minStage > firm.stage,
    wish.startBy !== null && begins > wish.startBy,
    wish.restMAD !== null && within !== null && !within(row, 0, wish.restMAD),
  ].filter(Boolean).length;
}

function placeOf({ firm, wish }: Asked, one: OfferFigures): number {
  if (wish.mode === 'remote') return 1000;
  if (MODES[one.mode] === 'remote') return 700;
  const seat = geography.provinces[one.province];
  if (seat?.code === firm.province) return 1000;
  return seat?.region === firm.region ? 900 : 800;
}

function sectorOf(sector: string, one: OfferFigures): number {
  if (named(SECTORS, one.references).includes(sector)) return 1000;
  const meant = named(SECTORS, one.sectors);
  if (meant.length === 0) return 600;
  return meant.includes(sector) ? 900 : 200;
}

function budgetOf({ within }: Asked, budget: number, one: OfferFigures): number {
  const row = [0, 0, 0, 0, 0, 0, 0, 0, one.priceMin, one.priceMax, one.setup, 0];
  const left = (percent: number) => within?.(row, 0, Math.floor((budget * percent) / 100)) === true;
  if (left(100)) return 1000;
  if (left(110)) return 800;
  if (left(125)) return 600;
  if (left(150)) return 300;
  return left(200) ? 100 : 0;
}

function judged(asked: Asked, one: OfferFigures): readonly Judged[] {
  const { firm, wish, need, today } = asked;
  const liked = wish.languages.length > 0 ? wish.languages : firm.speaks;
  const delivers = shares(named(SPOKEN, one.languages), liked);
  const supports = named(SPOKEN, one.support);
  const days = Math.max(0, one.starts - today);
  const late = Math.max(0, Math.floor((1000 * (120 - days)) / 106));
  const here = supports.some((code) => code !== 'en');
  const all: Judged[] = [['start', days <= 14 ? 1000 : late]];
  if (firm.region !== null) all.push(['place', placeOf(asked, one)]);
  if (liked.length > 0)
    all.push(['language', (delivers ? 700 : 0) + (shares(supports, liked) ? 300 : 0)]);
  if (firm.size !== null) all.push(['size', one.sizes === 0 ? 800 : 1000]);
  if (firm.sector !== null) all.push(['sector', sectorOf(firm.sector, one)]);
  if (firm.stage !== null) all.push(['stage', 1000]);
  if (need.budgetMAD !== null && asked.within !== null)
    all.push(['budget', budgetOf(asked, need.budgetMAD, one)]);
  const abroad = one.hosting === 2;
  if (wish.moroccanFirst)
    all.push(['moroccan', (one.moroccan ? 400 : 0) + (abroad ? 0 : 400) + (here ? 200 : 0)]);
  return all;
}

function needOf({ need, same }: Asked, one: OfferFigures): number {
  const served = named(actionsOf(need.category), one.serves);
  const cover = (action: string) => (served.includes(action) ? 1000 : 700);
  const others = same.filter(({ action }) => action !== need.action);
  const all = others.reduce((sum, { priority }) => sum + priority, 0);
  if (all === 0) return cover(need.action);
  const beside = others.reduce((sum, one) => sum + one.priority * cover(one.action), 0);
  return Math.floor((750 * cover(need.action) + (250 * beside) / all) / 1000);
}

function totalOf(asked: Asked, one: OfferFigures, debt: number): number {
  const { points, criteria } = asked.weights;
  const counted = judged(asked, one);
  const whole = counted.reduce((sum, [name]) => sum + criteria[name], 0);
  const earned = counted.reduce((sum, [name, value]) => sum + criteria[name] * value, 0);
  const price = [600, 900, 1000, 800, 500, 200, 0, 600][one.pricePlace] ?? 0;
  return (
    points.need * needOf(asked, one) +
    points.constraints * Math.floor(earned / Math.max(1, whole)) +
    points.record * one.record +
    points.price * price +
    points.availability * one.availability +
    points.exposure * Math.min(1000, Math.max(0, 500 + Math.round(100 * debt)))
  );
}

/** Best first, one offer a provider, the best newcomer fifth when none is among the first five. */
function orderOf(asked: Asked, all: readonly OfferFigures[], owed: ReadonlyMap<number, number>) {
  const found = all
    .filter((one) => whatKeepsOut(asked, one) === 0)
    .map((one) => ({ one, total: totalOf(asked, one, owed.get(one.provider) ?? 0) }))
    .sort(
      (a, b) =>
        b.total - a.total || tieOf(asked.seed, a.one.offer) - tieOf(asked.seed, b.one.offer),
    );
  const best = found.filter(
    ({ one }, place) => found.findIndex((other) => other.one.provider === one.provider) === place,
  );
  const newcomer = best.find(({ one }) => one.isNewcomer);
  const order =
    newcomer === undefined || best.indexOf(newcomer) < 5
      ? best
      : best.filter((each) => each !== newcomer).toSpliced(4, 0, newcomer);
  return order.slice(0, 10).map(({ one, total }) => [one.offer, total]);
}

test('the order and every total are those that come out by hand', () => {
  fc.assert(
    fc.property(anyQuestion, offers({ maxLength: 60 }), debts, (asked, all, owed) => {
      const { kept } = ranked(asked, all, owed);
      expect(kept.map(({ offer, total }) => [offer, total])).toEqual(orderOf(asked, all, owed));
    }),
    { numRuns: 500 },
  );
});
