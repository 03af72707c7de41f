import {
  USUAL_VAT_PERCENT,
  type MatchView,
  type NamedAid,
  type NearView,
  type OfferMatch,
  type Wish,
} from '#domain/matching/schema.ts';
import { formatNumber, formatPercent } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { nameFor, spokenWords, standingView } from '#ui/catalogue/offer-row-view.ts';
import { regionWords, startWords, type CatalogueWords } from '#ui/catalogue/words.ts';
import { isolate } from '#ui/people/isolate.ts';
import { money, nearSentence, pointsWords, reasonSentence, type MatchWords } from './words.ts';

/** What cards of one page have in common. */
export interface CardContext {
  readonly lang: Lang;
  readonly t: MatchWords;
  readonly catalogue: CatalogueWords;
  /** YYYY-MM-DD */
  readonly today: string;
  readonly allRegions: number;
  /** Address without the language where an aid is asked for; left out where it is not offered. */
  readonly ask?: AskPath;
}

/** Where the aid of a programme is asked for with an offer. */
export type AskPath = (programme: string, offerId: string) => string;

interface LinkedText {
  readonly text: string;
  /** Address without the language; null for what has no page. */
  readonly to: string | null;
}

/** An aid that something is missing for: its name, what it would be if, and what it would leave. */
interface PossibleView extends LinkedText {
  readonly condition: string;
  readonly then: string | null;
}

/** What an offer costs this firm, in words. */
export interface MoneyView {
  readonly price: string;
  /** What the price counts; null for one payment. */
  readonly basis: string | null;
  readonly aid:
    | (LinkedText & {
        readonly amount: string;
        /** Address without the language where it is asked for; null where it cannot be. */
        readonly ask: string | null;
      })
    | null;
  readonly rest: string;
  readonly restVat: string;
  readonly possible: PossibleView | null;
}

/** An offer in a list of matches, in words. */
export interface CardView {
  readonly offerId: string;
  /** Null for an offer that is gone. */
  readonly slug: string | null;
  readonly title: { readonly text: string; readonly lang: Lang | null };
  readonly provider: { readonly slug: string; readonly name: string } | null;
  readonly standing: { readonly code: string; readonly word: string } | null;
  readonly tags: readonly string[];
  readonly facts: readonly string[];
  /** When work can begin; empty for an offer that is gone. */
  readonly start: string;
  /** Why it is there, or what keeps it out. */
  readonly sentence: string;
  readonly money: MoneyView;
}

/** A match with its place. */
export interface MatchCardView extends CardView {
  readonly place: string;
  readonly points: string;
  /** It is on the shortlist of its action. */
  readonly kept: boolean;
}

export function matchCard(
  context: CardContext,
  match: MatchView,
  chosen: readonly string[] = [],
): MatchCardView {
  const { lang, t } = context;
  const card = offerCard(context, match, reasonSentence(t, lang, match));
  return {
    ...card,
    tags: [...(match.asNewcomer ? [t('matching:newcomer')] : []), ...card.tags],
    place: t('matching:place', { rank: formatNumber(lang, match.rank, 0) }),
    points: t('matching:points', { points: pointsWords(lang, match.total) }),
    kept: chosen.includes(match.offerId),
  };
}

export function nearCard(context: CardContext, near: NearView, wish: Wish): CardView {
  const { lang, t } = context;
  return offerCard(context, near, nearSentence(t, lang, near, wish));
}

function offerCard(context: CardContext, match: OfferMatch, sentence: string): CardView {
  const { lang, t, catalogue, today, allRegions } = context;
  const { offerId, offer } = match;
  const { ask } = context;
  const asked = ask && ((programme: string) => ask(programme, offerId));
  const common = { offerId, money: moneyView({ lang, t, ask: asked }, match) };
  if (offer === null) {
    const title = { text: t('matching:gone'), lang: null };
    const nothing = { slug: null, provider: null, standing: null, tags: [], facts: [], start: '' };
    return { ...common, ...nothing, title, sentence: '' };
  }
  const { slug, view, provider, standing, startUp, startsOn, isDemo } = offer;
  const title = view.title ?? { text: slug, lang: 'fr' as const };
  const start = startWords(lang, catalogue, startsOn, today);
  return {
    ...common,
    ...{ slug, sentence, start },
    title: { text: title.text, lang: title.lang === lang ? null : title.lang },
    provider: { slug: provider.slug, name: nameFor(lang, provider.name, provider.nameArabic) },
    standing: standingView(catalogue, standing),
    tags: [
      ...(startUp ? [t('catalogue:row.startUp')] : []),
      ...(isDemo ? [t('catalogue:row.demo')] : []),
    ],
    facts: [
      t(`vocab:mode.${view.mode}`),
      regionWords(
        lang,
        catalogue,
        view.regions.map(({ name }) => name),
        allRegions,
      ),
      spokenWords(lang, catalogue, view.deliveryLanguages),
      start,
    ],
  };
}

/** What an offer costs, what aid takes off and what is left. */
export function moneyView(
  {
    lang,
    t,
    ask,
  }: Pick<CardContext, 'lang' | 't'> & {
    readonly ask?: ((programme: string) => string) | undefined;
  },
  match: Pick<OfferMatch, 'cost' | 'sure' | 'possible' | 'rest' | 'restThen'>,
): MoneyView {
  const { cost, sure, possible, rest, restThen } = match;
  return {
    price: money(lang, cost),
    basis: basisWords(t, cost),
    aid: sure && {
      text: sure.name,
      to: sure.isPublic ? `/programmes/${sure.programme}` : null,
      amount: money(lang, boundsOf(sure)),
      ask: (sure.takesRequests && ask?.(sure.programme)) || null,
    },
    rest: money(lang, rest.beforeVat),
    restVat: money(lang, rest.withVat),
    possible: possible && possibleView(lang, t, possible, restThen),
  };
}

/** What the rate of VAT is, and who decides. */
export function usualVatWords(t: MatchWords, lang: Lang): string {
  return t('matching:money.usual', { percent: formatPercent(lang, USUAL_VAT_PERCENT / 100) });
}

function basisWords(t: MatchWords, { basis, users }: OfferMatch['cost']): string | null {
  if (basis === 'once') return null;
  return basis === 'year'
    ? t('matching:money.year')
    : t('matching:money.yearUsers', { count: users ?? 1 });
}

function possibleView(
  lang: Lang,
  t: MatchWords,
  aid: NamedAid,
  then: OfferMatch['restThen'],
): PossibleView {
  const { max } = boundsOf(aid);
  const amount = isolate(money(lang, { min: max, max }));
  const page = aid.isPublic ? `/programmes/${aid.programme}` : null;
  return {
    text: aid.name,
    condition: t(`matching:money.possible.${aid.standing}`, { amount }),
    then: then && t('matching:money.then', { rest: isolate(money(lang, then.beforeVat)) }),
    to: aid.standing === 'eligible' ? page : `/eligibility/results#${aid.programme}`,
  };
}

/** The least that is settled and the most it can be, over both ends of the price. */
export function boundsOf({ at }: NamedAid) {
  return { min: Math.min(at.min.min, at.max.min), max: Math.max(at.min.max, at.max.max) };
}
