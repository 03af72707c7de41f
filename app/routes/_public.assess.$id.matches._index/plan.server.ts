import type { Actor } from '#domain/kernel/index.server.ts';
import { findRoadmapMatches, noteShown } from '#domain/matching/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import {
  actionOffers,
  type ActionOffersView,
  type OffersContext,
} from '#ui/roadmap/offers-view.ts';
import { spared } from '#web/spared.server.ts';
import { askPath, cardContext } from './context.server.ts';

/** Offers beside the actions of a plan, in the reader's language. */
interface PlanOffers {
  /** What changed since they were matched; null while nothing did. */
  readonly stale: string | null;
  /** By the ids of open actions. */
  readonly actions: Readonly<Record<string, ActionOffersView>>;
}

const NOTHING: PlanOffers = { stale: null, actions: {} };

/**
 * Offers for the open actions of a plan, or for those of `only`. A plan is shown without them when
 * they cannot be had.
 */
export async function planOffers(
  actor: Actor,
  { lang, id }: { readonly lang: Lang; readonly id: string },
  only: readonly string[] | null = null,
): Promise<PlanOffers> {
  const read = () => planOffersOf(actor, lang, id, only);
  return (await spared(actor, 'offers beside a plan', read)) ?? NOTHING;
}

async function planOffersOf(
  actor: Actor,
  lang: Lang,
  id: string,
  only: readonly string[] | null,
): Promise<PlanOffers> {
  const found = await findRoadmapMatches(actor, id, contentLang(lang), only);
  if (found === null || found.actions.size === 0) return NOTHING;
  await noteShown(actor.now, found.runId);
  const t = i18nFor(lang).getFixedT(null, ['roadmap', 'common', 'catalogue']);
  const words: OffersContext['words'] = cardContext(lang, actor.now).t;
  const lines = [...found.actions].map(
    ([action, match]) =>
      [action, actionOffers({ lang, t, words, ask: askPath(id, action) }, match)] as const,
  );
  return {
    stale: found.isStale
      ? t('roadmap:offers.stale', { date: formatDate(lang, found.computedAt) })
      : null,
    actions: Object.fromEntries(lines),
  };
}
