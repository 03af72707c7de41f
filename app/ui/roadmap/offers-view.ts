import type { TFunction } from 'i18next';
import type { RoadmapMatch } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { nameFor } from '#ui/catalogue/offer-row-view.ts';
import { moneyView, type AskPath } from '#ui/matching/card-view.ts';
import { nearSentence, type MatchWords } from '#ui/matching/words.ts';
import { isolate } from '#ui/people/isolate.ts';

/** What lines of offers are written with. */
export interface OffersContext {
  readonly lang: Lang;
  readonly t: TFunction<('roadmap' | 'common' | 'catalogue')[]>;
  readonly words: MatchWords;
  /** Address where an aid is asked for. */
  readonly ask: AskPath;
}

/** An offer by its name. */
interface NamedOffer {
  readonly title: string;
  /** Null where it is the page's. */
  readonly titleLang: Lang | null;
  readonly provider: string;
  /** What is to be known of it: that it is an example, say. */
  readonly tags: readonly string[];
}

/** What there is for one open action, in words. */
export interface ActionOffersView {
  readonly supply: string;
  readonly best:
    | (NamedOffer & {
        readonly label: string;
        readonly money: readonly string[];
        /** Address without the language where its aid is asked for; null where it cannot be. */
        readonly ask: string | null;
      })
    | null;
  readonly near: (NamedOffer & { readonly label: string; readonly sentence: string }) | null;
  /** Words of the link to all of it. */
  readonly more: string;
}

/** The few lines of one action: how many offers, the first one, what it leaves to pay, its aid. */
export function actionOffers(context: OffersContext, match: RoadmapMatch): ActionOffersView {
  const { t, words } = context;
  const { matches } = match;
  return {
    supply: matches > 0 ? t('roadmap:offers.fit', { count: matches }) : words('matching:thin.none'),
    best: bestOf(context, match),
    near: nearOf(context, match),
    more: t('roadmap:offers.see'),
  };
}

function bestOf(context: OffersContext, { best: [first] }: RoadmapMatch): ActionOffersView['best'] {
  if (first === undefined) return null;
  const label = context.t('roadmap:offers.first');
  const { sure } = first;
  const ask = sure?.takesRequests ? context.ask(sure.programme, first.offerId) : null;
  return { ...named(context, first.offer), label, ask, money: moneyLines(context, first) };
}

type First = RoadmapMatch['best'][number];

/** What is left to pay, and the aid that is sure or else the one that is possible. */
function moneyLines({ lang, t, words }: OffersContext, first: First): readonly string[] {
  const { sure, possible } = first;
  const { rest, basis } = moneyView({ lang, t: words }, first);
  const labelled = (label: string, value: string) =>
    t('common:labelled', { label, value: isolate(value) });
  const paid = labelled(words('matching:money.rest'), rest);
  return [
    basis === null ? paid : `${paid} (${basis})`,
    ...(sure ? [labelled(words('matching:money.aid'), sure.name)] : []),
    ...(!sure && possible ? [labelled(t('roadmap:offers.possible'), possible.name)] : []),
  ];
}

function nearOf(
  context: OffersContext,
  { near, nearest, wish }: RoadmapMatch,
): ActionOffersView['near'] {
  if (nearest === null) return null;
  const { lang, t, words } = context;
  return {
    ...named(context, nearest.offer),
    label: t('roadmap:offers.near', { count: near }),
    sentence: nearSentence(words, lang, nearest, wish),
  };
}

function named({ lang, t }: OffersContext, { slug, view, provider, isDemo }: First['offer']) {
  const title = view.title ?? { text: slug, lang: 'fr' as const };
  return {
    title: title.text,
    titleLang: title.lang === lang ? null : title.lang,
    provider: nameFor(lang, provider.name, provider.nameArabic),
    tags: isDemo ? [t('catalogue:row.demo')] : [],
  };
}
