import type { ContentLang } from '#domain/assessment/index.server.ts';
import { catalogueNames, getProfilePage, listOwnOffers } from '#domain/catalogue/index.server.ts';
import { addDays, civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { listOwnAppeals } from '../appeals/own-appeals.server.ts';
import { adviceFor } from './advice.ts';
import { exposureStanding } from './exposure-standing.ts';
import {
  readAverages,
  readPlaces,
  readRegions,
  type Averages,
  type Places,
  type RegionCount,
} from './figures.server.ts';
import { readFits, type Fit } from './fit.server.ts';
import { keptOutView } from './kept-out.ts';
import { whyNeverShown } from './never-shown.ts';
import { requireRanked } from './policy.ts';
import type { ExposureLine, HiddenOffer, OwnRanking, RankingPeriod, ShownOffer } from './types.ts';

type Offer = Awaited<ReturnType<typeof listOwnOffers>>[number];

/** What is read of a provider's offers, by offer. */
interface Found {
  readonly saysCapacity: boolean;
  readonly fits: ReadonlyMap<string, Fit>;
  readonly places: ReadonlyMap<string, Places>;
  readonly averages: ReadonlyMap<string, Averages>;
  readonly regions: ReadonlyMap<string, readonly RegionCount[]>;
}

/**
 * Where the offers of the actor's provider stood over a period that ends today, why, and what would
 * help. Nothing of another provider or of a firm can be found in it: averages are of five others or
 * more, counts below five are not told. Throws `matching.not-found` for anybody but its people.
 */
export async function getOwnRanking(
  actor: MemberActor,
  period: RankingPeriod,
  lang: ContentLang,
): Promise<OwnRanking> {
  const organisationId = requireRanked(actor);
  const since = new Date(addDays(civilDateOf(actor.now), 1 - period));
  const over = { organisationId, since };
  const [offers, profile, fits, places, regions, exposure, appeals] = await Promise.all([
    listOwnOffers(actor, lang),
    getProfilePage(actor),
    readFits(db, organisationId, actor.now),
    readPlaces(db, over),
    readRegions(db, over),
    db.matchExposure.findMany({ where: { organisationId }, orderBy: { category: 'asc' } }),
    listOwnAppeals(actor, lang),
  ]);
  const averages = await readAverages(db, over, [...places.keys()]);
  const saysCapacity = (profile.values['capacity'] ?? '') !== '';
  const found = { saysCapacity, fits, places, averages, regions };
  return {
    shown: offers
      .flatMap((offer) => shownOf(offer, found, lang))
      .sort((one, other) => other.lists - one.lists),
    hidden: offers.flatMap((offer) => hiddenOf(offer, found)),
    exposure: exposure.map((row) => exposureOf(row, lang)),
    appeals,
  };
}

function shownOf(offer: Offer, found: Found, lang: ContentLang): readonly ShownOffer[] {
  const places = found.places.get(offer.id);
  if (!places) return [];
  const { components, criteria } = found.averages.get(offer.id) ?? NO_AVERAGES;
  const names = catalogueNames(lang);
  return [
    {
      ...{ id: offer.id, title: offer.title, category: offer.category },
      ...{ ...places, components, criteria },
      regions: (found.regions.get(offer.id) ?? []).map(({ region, lists }) => ({
        region: region === '' ? null : { code: region, name: names.region(region) },
        lists,
      })),
      ...fitOf(offer, found),
    },
  ];
}

const NO_AVERAGES: Averages = { components: [], criteria: [] };

/** What was withdrawn belongs to no list any more: it is left out. */
function hiddenOf(offer: Offer, found: Found): readonly HiddenOffer[] {
  if (found.places.has(offer.id) || offer.group === 'over') return [];
  const { id, title, category, isPublished, isListed } = offer;
  const keptOut = found.fits.get(id)?.keptOut ?? null;
  const why = whyNeverShown({ isPublished, isListed, keptOut });
  return [{ id, title, category, why, ...fitOf(offer, found) }];
}

function fitOf({ id }: Offer, { fits, saysCapacity }: Found) {
  const fit = fits.get(id);
  if (!fit) return { keptOut: null, advice: [] };
  return { keptOut: keptOutView(fit.keptOut), advice: adviceFor({ ...fit, saysCapacity }) };
}

function exposureOf(
  row: { readonly category: string; readonly due: number; readonly had: number },
  lang: ContentLang,
): ExposureLine {
  const { category, due, had } = row;
  return {
    category: { code: category, name: catalogueNames(lang).category(category) },
    ...{ due, had, standing: exposureStanding(due, had) },
  };
}
