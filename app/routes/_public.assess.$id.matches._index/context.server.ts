import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { listShortlists } from '#domain/matching/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { AskPath, CardContext } from '#ui/matching/card-view.ts';

/** What was chosen for one action. */
export type Chosen = Awaited<ReturnType<typeof listShortlists>>[number];

/** Where an aid is asked for in the name of an action of a plan, without the language. */
export function askPath(assessment: string, action: string): AskPath {
  return (programme, offer) => {
    const begun = new URLSearchParams({ programme, assessment, action, offer });
    return `/sme/applications/new?${begun.toString()}`;
  };
}

/** What cards of matches are written with. */
export function cardContext(lang: Lang, now: Date): CardContext {
  const i18n = i18nFor(lang);
  return {
    lang,
    t: i18n.getFixedT(null, ['matching', 'vocab', 'catalogue', 'result']),
    catalogue: i18n.getFixedT(null, ['catalogue', 'vocab']),
    today: civilDateOf(now),
    allRegions: catalogueNames(contentLang(lang)).regions.length,
  };
}
