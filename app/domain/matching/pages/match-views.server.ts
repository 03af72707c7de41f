import type { ContentLang } from '#domain/assessment/index.server.ts';
import { listPublishedByIds, type PublishedOffer } from '#domain/catalogue/index.server.ts';
import { listPublicProgrammes } from '#domain/programmes/index.server.ts';
import { restOf } from '../aid/rest.ts';
import type { Aid, OfferAid } from '../aid/types.ts';
import { costFor } from '../runs/compute.ts';
import type { Entry, ListInput, ListOutput, NearEntry, RunInputs } from '../runs/content.ts';
import { figuresAt, NO_BAND } from '../score/row.ts';
import { aidName, goneAid, type AidName } from './aid-name.ts';
import { reasonsOf, sharedLanguages } from './reasons.ts';
import type { MatchView, NamedAid, NearView, OfferMatch } from './types.ts';

/** What stands today behind the ids of a run. */
export interface Present {
  readonly offers: ReadonlyMap<string, PublishedOffer>;
  readonly programmes: ReadonlyMap<string, AidName>;
}

/** Reads offers and the names of programmes once, in one language. */
export async function readPresentOf(
  offerIds: readonly string[],
  lang: ContentLang,
  now: Date,
): Promise<Present> {
  const [offers, { programmes }] = await Promise.all([
    listPublishedByIds([...new Set(offerIds)], lang),
    listPublicProgrammes(now),
  ]);
  return {
    offers: new Map(offers.map((offer) => [offer.offerId, offer])),
    programmes: new Map(programmes.map((programme) => [programme.slug, aidName(programme, lang)])),
  };
}

/** The matches of a list, best first. */
export function matchViews(
  inputs: RunInputs,
  list: ListOutput,
  present: Present,
): readonly MatchView[] {
  const input = inputOf(inputs, list);
  return list.entries.map((entry, place) => ({
    ...offerMatch(inputs, input, entry, present),
    rank: place + 1,
    asNewcomer: entry.asNewcomer,
  }));
}

/** What one thing alone keeps out of a list, best first. */
export function nearViews(
  inputs: RunInputs,
  list: ListOutput,
  present: Present,
): readonly NearView[] {
  const input = inputOf(inputs, list);
  return list.near.map((entry) => ({
    ...offerMatch(inputs, input, entry, present),
    block: entry.block,
  }));
}

/** What was read for a list. */
export function inputOf(inputs: RunInputs, { action }: Pick<ListOutput, 'action'>): ListInput {
  const input = inputs.lists.find(({ need }) => need.action === action);
  if (input === undefined) throw new Error(`A run has a list of ${action} that it did not read.`);
  return input;
}

function offerMatch(
  inputs: RunInputs,
  { need, offers }: ListInput,
  entry: Entry | NearEntry,
  present: Present,
): OfferMatch {
  const read = offers.find(({ offer }) => offer === entry.offer);
  if (read === undefined) throw new Error('A list names an offer that was not read.');
  const { sure, possible }: OfferAid = entry.aid;
  const { isNewcomer, pricePlace } = figuresAt(read.row, 0);
  const cost = costFor(inputs, read);
  const asNewcomer = 'asNewcomer' in entry && entry.asNewcomer;
  const reasoned = { row: read.row, values: entry.values, asNewcomer, hasAid: sure !== null };
  return {
    offerId: entry.offer,
    offer: present.offers.get(entry.offer) ?? null,
    ...{ total: entry.total, values: entry.values, isNewcomer },
    pricePlace: pricePlace === NO_BAND ? null : pricePlace,
    shared: sharedLanguages(inputs, read.row),
    reasons: reasonsOf({ ...inputs, need }, reasoned),
    cost,
    sure: sure && named(sure, present),
    possible: possible && named(possible, present),
    rest: restOf(cost, sure),
    restThen: possible && restOf(cost, possible),
  };
}

function named(aid: Aid, { programmes }: Present): NamedAid {
  const known = programmes.get(aid.programme);
  return { ...aid, ...(known ?? goneAid(aid.programme)) };
}
