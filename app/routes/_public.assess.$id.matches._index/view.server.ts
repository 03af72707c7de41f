import type { Actor } from '#domain/kernel/index.server.ts';
import {
  getMatches,
  listShortlists,
  wishValues,
  type MatchesPage,
} from '#domain/matching/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { matchCard, nearCard, type CardContext } from '#ui/matching/card-view.ts';
import { runWords } from '#ui/matching/run-view.ts';
import { wishLine } from '#ui/matching/wish-view.ts';
import { askPath, cardContext, type Chosen } from './context.server.ts';

const WAVES = [1, 2, 3] as const;

/** The matches of a plan in the reader's language, wave by wave. */
export async function matchesView(actor: Actor, id: string, lang: Lang) {
  const page = await getMatches(actor, id, contentLang(lang));
  const lists = new Map((await listShortlists(actor, id)).map((one) => [one.action, one]));
  const context = cardContext(lang, actor.now);
  const actions = page.actions.map((action) =>
    actionView(
      { ...context, ask: askPath(id, action.need.action) },
      page,
      action,
      lists.get(action.need.action) ?? null,
    ),
  );
  return {
    ...runWords(context, page),
    wish: {
      line: wishLine(context.t, lang, page.wish),
      values: wishValues(page.wish),
    },
    hasNone: page.actions.length > 0 && page.actions.every(({ matches }) => matches === 0),
    hasActions: actions.length > 0,
    waves: WAVES.map((wave) => ({ wave, actions: actions.filter((one) => one.wave === wave) }))
      .filter((one) => one.actions.length > 0)
      .map(({ wave, actions: some }, place) => ({
        wave,
        isOpen: place === 0 || some.some(({ chosen }) => chosen !== null),
        titles: some.map(({ title }) => title).join(' · '),
        actions: some,
      })),
  };
}

function actionView(
  context: CardContext,
  { wish }: MatchesPage,
  { need, title, thin, matches, providers, best, nearest }: MatchesPage['actions'][number],
  chosen: Chosen | null,
) {
  const { catalogue } = context;
  return {
    ...{ id: need.action, wave: need.wave, category: need.category, title, thin },
    hasMatches: matches > 0,
    chosen: chosen && { state: chosen.state, count: chosen.count },
    supply: [
      catalogue('row.offers', { count: matches }),
      catalogue('providers.count', { count: providers }),
    ].join(' · '),
    best: best.map((match) => matchCard(context, match, chosen?.offers)),
    nearest: nearest.map((near) => nearCard(context, near, wish)),
  };
}

export type MatchesView = Awaited<ReturnType<typeof matchesView>>;
export type ActionView = MatchesView['waves'][number]['actions'][number];
