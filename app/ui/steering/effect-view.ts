import type { Effect } from '#domain/matching/schema.ts';
import { aboutFirms } from '#i18n/few-firms.ts';
import { formatNumber, formatPercent } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A count of lists, with the share it is of all where the count is told. */
export interface CountView {
  readonly count: string;
  readonly share: string | null;
}

interface Turn {
  readonly before: string;
  readonly after: string;
}

/** The effect of other weights as it is read: counts of firms never tell of a few. */
export interface EffectView {
  readonly runs: string;
  readonly lists: string;
  readonly first: CountView;
  readonly three: CountView;
  readonly move: string;
  readonly newcomers: Turn;
  readonly certified: Turn;
  readonly hhi: Turn;
  readonly need: { readonly before: boolean; readonly after: boolean };
  readonly gaining: string;
  readonly losing: string;
  readonly steady: string;
  readonly largestGain: string;
  readonly largestLoss: string;
  /** Null where every criterion had been looked at. */
  readonly unknown: string | null;
}

/** From so many on a share gives nobody away. */
const TOLD = 5;
const POINTS = 100;

/** Null where there was nothing to work the effect out on. */
export function effectView(lang: Lang, effect: Effect | null): EffectView | null {
  if (effect === null || effect.lists === 0) return null;
  const number = (value: number) => formatNumber(lang, value);
  const of = (count: number): CountView => ({
    count: aboutFirms(lang, count),
    share: count < TOLD ? null : formatPercent(lang, count / effect.lists),
  });
  const turn = ({ before, after }: Effect['hhi'], say: (value: number) => string): Turn => ({
    ...{ before: say(before), after: say(after) },
  });
  const percent = (share: number) => formatPercent(lang, share, 1);
  const points = (share: number) => formatNumber(lang, share * POINTS, 1);
  return {
    runs: aboutFirms(lang, effect.runs),
    lists: aboutFirms(lang, effect.lists),
    first: of(effect.firstChanges),
    three: of(effect.firstThreeChange),
    move: number(effect.meanMove),
    newcomers: turn(effect.newcomers, percent),
    certified: turn(effect.certified, percent),
    hhi: turn(effect.hhi, number),
    need: effect.needLeads,
    ...{ gaining: number(effect.gaining), losing: number(effect.losing) },
    steady: number(effect.steady),
    largestGain: points(effect.largestGain),
    largestLoss: points(effect.largestLoss),
    unknown: effect.unknown === 0 ? null : aboutFirms(lang, effect.unknown),
  };
}
