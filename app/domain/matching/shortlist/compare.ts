import type { PublishedOffer } from '#domain/catalogue/index.server.ts';
import { costOf } from '../aid/cost.ts';
import { restOf } from '../aid/rest.ts';
import type { Aid, AidProgramme, OfferAid } from '../aid/types.ts';
import { USUAL_VAT_PERCENT } from '../aid/vat.ts';
import type { MatchView, NearView } from '../pages/types.ts';
import { usersOf } from '../runs/compute.ts';
import type { CurrentRun } from '../runs/current-run.server.ts';
import type { Need } from '../score/asked.ts';
import { providersNeeded } from './choose.ts';
import type { ComparedOffer, MatchOfOffer, ShortlistContent } from './content.ts';

/** What offers are compared with. */
export interface Comparing {
  readonly assessmentId: string;
  readonly run: Pick<CurrentRun, 'id' | 'hash' | 'inputs'>;
  readonly need: Need;
  readonly programmes: readonly AidProgramme[];
  /** The best aid to a project of this firm today. */
  readonly aidFor: (project: {
    readonly category: string;
    readonly cost: ComparedOffer['cost'];
  }) => OfferAid;
  /** What the run said of offers, by their ids. */
  readonly matches: ReadonlyMap<string, MatchView | NearView>;
  /** Providers whose offers fit the need today. */
  readonly exist: number;
}

/** The comparison of some offers as they are for sale. */
export function contentOf(
  comparing: Comparing,
  offers: readonly PublishedOffer[],
): ShortlistContent {
  const { assessmentId, run, need, exist } = comparing;
  const { wish, weights } = run.inputs;
  return {
    format: 1,
    ...{ assessment: assessmentId, action: need.action, category: need.category },
    wish: { ...wish, languages: [...wish.languages] },
    run: { id: run.id, hash: run.hash, weights: weights.number },
    vatPercent: USUAL_VAT_PERCENT,
    ...{ exist, needed: providersNeeded(exist) },
    offers: offers.map((offer) => comparedOf(comparing, offer)),
  };
}

function comparedOf(comparing: Comparing, published: PublishedOffer): ComparedOffer {
  const { run, need, aidFor, matches } = comparing;
  const { kind, min, max, setup } = published.view.price;
  const price = { kind, min, max, setup };
  const cost = costOf(price, usersOf(run.inputs));
  const { sure, possible } = aidFor({ category: need.category, cost });
  const { offerId: offer, version, organisationId: organisation } = published;
  const { startsOn, standing, startUp, isDemo } = published;
  const match = matches.get(offer);
  return {
    ...{ offer, version: version.id, organisation, price, cost },
    sure: sure && named(comparing, sure),
    possible: possible && named(comparing, possible),
    rest: restOf(cost, sure),
    restThen: possible && restOf(cost, possible),
    ...{ startsOn, standing, startUp, isDemo },
    match: match ? matchOf(match) : null,
  };
}

/** An aid with the version of the rules that it was computed from. */
function named({ programmes }: Comparing, aid: Aid): NonNullable<ComparedOffer['sure']> {
  const programme = programmes.find(({ slug }) => slug === aid.programme);
  if (programme === undefined) throw new Error('An aid names a programme that was not read.');
  const { versionId, rulesHash } = programme;
  return { ...aid, versionId, rulesHash };
}

function matchOf(match: MatchView | NearView): MatchOfOffer {
  const { total, values, isNewcomer, pricePlace, shared, reasons } = match;
  return {
    rank: 'rank' in match ? match.rank : null,
    block: 'block' in match ? match.block : null,
    asNewcomer: 'asNewcomer' in match && match.asNewcomer,
    ...{ total, isNewcomer, pricePlace },
    ...{ values: [...values], shared: [...shared], reasons: [...reasons] },
  };
}
