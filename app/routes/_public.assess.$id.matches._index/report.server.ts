import type { MatchedOffers, ReportOffer } from '#domain/assessment/index.server.ts';
import { civilDateOf, type Actor } from '#domain/kernel/index.server.ts';
import { findRoadmapMatches, noteShown } from '#domain/matching/index.server.ts';
import { USUAL_VAT_PERCENT, type RoadmapMatch } from '#domain/matching/schema.ts';
import type { ContentLang } from '#i18n/languages.ts';
import { nameFor } from '#ui/catalogue/offer-row-view.ts';
import { boundsOf } from '#ui/matching/card-view.ts';
import { spared } from '#web/spared.server.ts';

/** The offers a report prints; null when they cannot be had: the report is printed without them. */
export function matchedOffers(
  actor: Actor,
  id: string,
  lang: ContentLang,
): Promise<MatchedOffers | null> {
  return spared(actor, 'offers in a report', async () => {
    const found = await findRoadmapMatches(actor, id, lang);
    if (found === null) return null;
    await noteShown(actor.now, found.runId);
    return {
      matchedOn: civilDateOf(found.computedAt),
      isStale: found.isStale,
      vatPercent: USUAL_VAT_PERCENT,
      offers: new Map(
        [...found.actions].map(([action, { best }]) => [
          action,
          best.map((match) => reportOffer(lang, match)),
        ]),
      ),
    };
  });
}

function reportOffer(
  lang: ContentLang,
  { offer, cost, sure, possible, rest }: RoadmapMatch['best'][number],
): ReportOffer {
  return {
    title: offer.view.title?.text ?? offer.slug,
    provider: nameFor(lang, offer.provider.name, offer.provider.nameArabic),
    isCertified: offer.standing === 'certified',
    isDemo: offer.isDemo,
    cost,
    ...{ basis: cost.basis, users: cost.users },
    aid: sure && { programme: sure.name, amount: boundsOf(sure) },
    possibleAid: possible?.name ?? null,
    rest: rest.beforeVat,
    restWithVat: rest.withVat,
  };
}
