import { listPublishedByIds, type PublishedOffer } from '#domain/catalogue/index.server.ts';
import type { ContentLang } from '#domain/assessment/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { prepareAid } from '../aid/best-aid.ts';
import type { AidProgrammes } from '../aid/programmes.server.ts';
import { matchViews, nearViews, type Present } from '../pages/match-views.server.ts';
import type { ListOutput } from '../runs/content.ts';
import type { CurrentRun } from '../runs/current-run.server.ts';
import type { Reader } from '../runs/recall.server.ts';
import { candidatesOf, countProviders, suggestedOf } from './choose.ts';
import { contentOf } from './compare.ts';
import type { ShortlistContent } from './content.ts';
import { listFor, type ShortlistTarget } from './records.server.ts';

/** Offers for one action as they can be bought at this moment. */
export interface ComparedNow {
  readonly content: ShortlistContent;
  /** Those of `content.offers`, in its order: the matches of the run first, best first. */
  readonly offers: readonly PublishedOffer[];
  /** Providers of them. */
  readonly providers: number;
  /** The best matches that would make the choice one of three providers. */
  readonly suggested: readonly string[];
}

export interface CompareMeans {
  readonly now: Date;
  readonly run: CurrentRun;
  readonly programmes: AidProgrammes['programmes'];
}

/** Nothing is read for names: a comparison is made of ids. */
const NAMELESS: Present = { offers: new Map(), programmes: new Map() };

/**
 * Compares the offers with these ids for an action; those that cannot be bought, or are of another
 * category, are left out. Throws `assessment.not-found` when the action is not open in the plan.
 */
export async function compareNow(
  reader: Reader,
  { assessmentId, action }: ShortlistTarget,
  { now, run, programmes }: CompareMeans,
  offerIds: readonly string[],
  lang: ContentLang,
): Promise<ComparedNow> {
  const { input, list } = listFor(run, action);
  const candidates = candidatesOf(input, list);
  const ids = [...new Set([...offerIds, ...candidates.map(({ offer }) => offer)])];
  const { category } = input.need;
  const forSale = new Map(
    (await listPublishedByIds(ids, lang, reader))
      .filter(({ view }) => view.category?.code === category)
      .map((offer) => [offer.offerId, offer]),
  );
  const offers = bestFirst(list, offerIds).flatMap((id) => forSale.get(id) ?? []);
  const present = candidates.filter(({ offer }) => forSale.has(offer));
  const told = offers.map(({ offerId, organisationId }) => ({
    ...{ offer: offerId, organisation: organisationId },
  }));
  const comparing = {
    ...{ assessmentId, run, programmes, need: input.need, exist: countProviders(present) },
    aidFor: prepareAid(programmes, run.inputs.facts, civilDateOf(now)),
    matches: new Map(
      [...matchViews(run.inputs, list, NAMELESS), ...nearViews(run.inputs, list, NAMELESS)].map(
        (match) => [match.offerId, match],
      ),
    ),
  };
  return {
    content: contentOf(comparing, offers),
    offers,
    providers: countProviders(told),
    suggested: suggestedOf(present, told),
  };
}

/** Offers in the order of a list; those that are not on it come last, as they were given. */
function bestFirst({ entries, near }: ListOutput, offerIds: readonly string[]): readonly string[] {
  const listed = [...entries, ...near].map(({ offer }) => offer);
  const given = new Set(offerIds);
  return [...listed.filter((offer) => given.has(offer)), ...given.difference(new Set(listed))];
}
