import type { TFunction } from 'i18next';
import { SPOKEN } from '#domain/catalogue/schema.ts';
import {
  COMPONENTS,
  CRITERIA,
  LANGUAGE_VALUES,
  PLACE_VALUES,
  SECTOR_VALUES,
  type Component,
  type Criterion,
  type NearView,
  type OfferMatch,
  type Reason,
  type Weights,
  type Wish,
} from '#domain/matching/schema.ts';
import { formatDate, formatList, formatNumber } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { amountOf, dirhams } from '#ui/catalogue/words.ts';
import { isolate } from '#ui/people/isolate.ts';

/** Texts that matches are written with. */
export type MatchWords = TFunction<('matching' | 'vocab' | 'catalogue' | 'result')[]>;

type Told = Pick<OfferMatch, 'reasons' | 'shared' | 'sure' | 'rest'>;

/** Why an offer is where it is, in one sentence. */
export function reasonSentence(t: MatchWords, lang: Lang, view: Told): string {
  const parts = view.reasons.map((reason) => reasonWords(t, lang, reason, view));
  return t('matching:reason.sentence', { list: formatList(lang, parts) });
}

function reasonWords(t: MatchWords, lang: Lang, reason: Reason, view: Told): string {
  switch (reason) {
    case 'language':
      return t('matching:reason.language', { languages: spokenInside(t, lang, view.shared) });
    case 'aid':
      return t('matching:reason.aid', {
        name: isolate(view.sure?.name ?? ''),
        rest: money(lang, view.rest.beforeVat),
      });
    default:
      return t(`matching:reason.${reason}`);
  }
}

/** An amount in whole centimes, both ends where they differ. */
export function money(lang: Lang, { min, max }: { readonly min: number; readonly max: number }) {
  return amountOf(lang, { min: BigInt(min), max: BigInt(max) });
}

/** Languages of work in words, in the order of the vocabulary. */
export function spoken(t: MatchWords, lang: Lang, codes: readonly string[]): string {
  return formatList(
    lang,
    SPOKEN.filter((code) => codes.includes(code)).map((code) => t(`vocab:spoken.${code}`)),
  );
}

/** The same inside a sentence: French writes the names of languages small there. */
function spokenInside(t: MatchWords, lang: Lang, codes: readonly string[]): string {
  const words = spoken(t, lang, codes);
  return contentLang(lang) === 'fr' ? words.toLowerCase() : words;
}

const THOUSANDTHS = 1000;

/** Points with one decimal: thousandths of a point on paper are noise. */
export function pointsWords(lang: Lang, thousandths: number): string {
  return formatNumber(lang, thousandths / THOUSANDTHS, 1);
}

/** One component of a score, in words and points. */
export interface ComponentLine {
  readonly component: Component;
  readonly name: string;
  readonly word: string;
  readonly points: string;
  /** Share of its points that it reached, 0–1. */
  readonly share: number;
}

/** All components of a score, in the order they are published. */
export function componentLines(
  t: MatchWords,
  lang: Lang,
  values: readonly number[],
  weights: Pick<Weights, 'points'>,
  isNewcomer = false,
): readonly ComponentLine[] {
  return COMPONENTS.map((component, place) => {
    const value = values[place] ?? 0;
    const most = weights.points[component];
    return {
      component,
      name: t(`matching:component.${component}.name`),
      word: componentWord(t, component, value, isNewcomer),
      points: t('matching:pointsOf', {
        points: formatNumber(lang, (value * most) / THOUSANDTHS, 1),
        most: formatNumber(lang, most, 0),
      }),
      share: value / THOUSANDTHS,
    };
  });
}

/** Values from which a component is called high, and middling. */
const LEVELS = {
  constraints: [850, 600],
  record: [800, 550],
  price: [900, 600],
  availability: [750, 400],
  exposure: [551, 450],
} as const;
/** An offer that names the action's outcome has more of the need than any other. */
const NAMES_OUTCOME = 850;

/** What the value of a component means; thousandths. Few deliveries count as the mean. */
function componentWord(
  t: MatchWords,
  component: Component,
  value: number,
  isNewcomer: boolean,
): string {
  if (component === 'record' && isNewcomer) return t('matching:component.record.new');
  if (component === 'need')
    return t(`matching:component.need.${value >= NAMES_OUTCOME ? 'high' : 'middle'}`);
  const [high, middle] = LEVELS[component];
  const level = value >= high ? 'high' : value >= middle ? 'middle' : 'low';
  return t(`matching:component.${component}.${level}`);
}

/** One criterion that counts for this firm. */
export interface CriterionLine {
  readonly criterion: Criterion;
  readonly name: string;
  readonly word: string;
}

/** The criteria that count, in words; the others are left out. */
export function criterionLines(
  t: MatchWords,
  values: readonly number[],
  wishedMode: Wish['mode'] = 'any',
): readonly CriterionLine[] {
  return CRITERIA.flatMap((criterion, place) => {
    const value = values[COMPONENTS.length + place] ?? -1;
    if (value < 0) return [];
    const name = t(`matching:criterion.${criterion}.name`);
    return [{ criterion, name, word: criterionWord(t, criterion, value, wishedMode) }];
  });
}

function criterionWord(
  t: MatchWords,
  criterion: Criterion,
  value: number,
  wishedMode: Wish['mode'],
): string {
  switch (criterion) {
    case 'place':
      return t(`matching:criterion.place.${placeCode(value, wishedMode)}`);
    case 'language':
      return t(`matching:criterion.language.${languageCode(value)}`);
    case 'size':
      return t(`matching:criterion.size.${value === THOUSANDTHS ? 'named' : 'all'}`);
    case 'sector':
      return t(`matching:criterion.sector.${sectorCode(value)}`);
    case 'stage':
      return t('matching:criterion.stage.fits');
    case 'budget':
      return t(`matching:criterion.budget.${value === THOUSANDTHS ? 'within' : 'over'}`);
    case 'start':
      return t(`matching:criterion.start.${threefold(value, 'soon', 'later', 'late')}`);
    case 'moroccan':
      return t(`matching:criterion.moroccan.${threefold(value, 'full', 'part', 'none')}`);
  }
}

function threefold<Full, Part, None>(value: number, full: Full, part: Part, none: None) {
  return value === THOUSANDTHS ? full : value > 0 ? part : none;
}

function placeCode(value: number, wishedMode: Wish['mode']) {
  if (wishedMode === 'remote' || value <= PLACE_VALUES.remote) return 'remote';
  if (value >= PLACE_VALUES.province) return 'province';
  return value >= PLACE_VALUES.region ? 'region' : 'served';
}

function languageCode(value: number) {
  if (value > LANGUAGE_VALUES.delivery) return 'both';
  if (value === 0) return 'none';
  return value === LANGUAGE_VALUES.delivery ? 'delivery' : 'support';
}

function sectorCode(value: number) {
  if (value >= SECTOR_VALUES.reference) return 'reference';
  if (value >= SECTOR_VALUES.named) return 'named';
  return value >= SECTOR_VALUES.all ? 'all' : 'others';
}

/** What is told of an offer that one thing keeps out. */
export interface ToldNear extends Pick<NearView, 'block' | 'rest'> {
  readonly offer: Pick<NonNullable<NearView['offer']>, 'view' | 'startsOn'> | null;
}

/** The one thing that keeps an offer out, in a sentence. */
export function nearSentence(t: MatchWords, lang: Lang, near: ToldNear, wish: Wish): string {
  const { offer, block, rest } = near;
  switch (block) {
    case 'region':
      return t('matching:near.region');
    case 'mode':
      return t(wish.mode === 'remote' ? 'matching:near.onSiteOnly' : 'matching:near.remoteOnly');
    case 'language':
      return t('matching:near.language', {
        languages: spokenInside(t, lang, offer?.view.deliveryLanguages ?? []),
      });
    case 'size':
      return t('matching:near.size', {
        sizes: formatList(
          lang,
          (offer?.view.sizes ?? []).map((size) => t(`vocab:size.${size}`)),
        ),
      });
    case 'stage':
      return t('matching:near.stage', { stage: t(`result:stage.${stageOf(near)}.name`) });
    case 'start':
      return offer?.startsOn
        ? t('matching:near.start', { date: formatDate(lang, offer.startsOn) })
        : t('matching:near.late');
    case 'rest':
      return t('matching:near.rest', {
        rest: money(lang, rest.beforeVat),
        most: dirhams(lang, BigInt(wish.restMAD ?? 0) * 100n),
      });
  }
}

const STAGES = [1, 2, 3, 4, 5] as const;

function stageOf({ offer }: ToldNear) {
  return STAGES.find((stage) => stage === offer?.view.minStage) ?? 2;
}
