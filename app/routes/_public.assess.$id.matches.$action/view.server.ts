import type { Actor } from '#domain/kernel/index.server.ts';
import { getActionMatches, listShortlists } from '#domain/matching/index.server.ts';
import type { MatchView, RunView } from '#domain/matching/schema.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { matchCard, nearCard, type CardContext } from '#ui/matching/card-view.ts';
import { runWords } from '#ui/matching/run-view.ts';
import { componentLines, criterionLines } from '#ui/matching/words.ts';
import {
  askPath,
  cardContext,
  type Chosen,
} from '../_public.assess.$id.matches._index/context.server.ts';

/** All matches of one action in the reader's language, with what each score is made of. */
export async function actionMatchesView(actor: Actor, id: string, actionId: string, lang: Lang) {
  const page = await getActionMatches(actor, id, actionId, contentLang(lang));
  const chosen = (await listShortlists(actor, id)).find((one) => one.action === actionId) ?? null;
  const context = { ...cardContext(lang, actor.now), ask: askPath(id, actionId) };
  const { need, title, thin, matches, providers, best, nearest } = page.action;
  return {
    ...runWords(context, page),
    action: {
      ...{ id: need.action, category: need.category, title, thin },
      hasMatches: matches > 0,
      chosen: chosen && { state: chosen.state, count: chosen.count },
      supply: [
        context.catalogue('row.offers', { count: matches }),
        context.catalogue('providers.count', { count: providers }),
      ].join(' · '),
    },
    best: best.map((match) => explained(context, page, match, chosen)),
    nearest: nearest.map((near) => nearCard(context, near, page.wish)),
  };
}

function explained(
  context: CardContext,
  { weights, wish }: RunView,
  match: MatchView,
  chosen: Chosen | null,
) {
  const { lang, t } = context;
  return {
    card: matchCard(context, match, chosen?.offers),
    components: componentLines(t, lang, match.values, weights.content, match.isNewcomer),
    criteria: criterionLines(t, match.values, wish.mode),
    price: priceWords(context, match),
  };
}

const PLACES = [
  ...['below-p10', 'p10-p25', 'p25-p50', 'p50-p75', 'p75-p90'],
  ...['above-p90', 'above-3-p90'],
] as const;

/** Where its price stands among comparable ones, null while there are too few. */
function priceWords({ catalogue }: CardContext, { pricePlace }: MatchView): string | null {
  const place = pricePlace === null ? undefined : PLACES[pricePlace];
  return place === undefined ? null : catalogue(`place.${place}`);
}

export type ActionMatchesView = Awaited<ReturnType<typeof actionMatchesView>>;
