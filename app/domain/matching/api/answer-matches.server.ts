import { cents, civilDateOf, plainAmount } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { candidatesOf } from '../aid/candidates.ts';
import type { Aid } from '../aid/types.ts';
import { COMPONENTS, CRITERIA, ENOUGH } from '../codes.ts';
import { matchViews, nearViews, readPresentOf, type Present } from '../pages/match-views.server.ts';
import type { MatchView } from '../pages/types.ts';
import type { ListInput, ListOutput, RunInputs } from '../runs/content.ts';
import { readPresent } from '../runs/current-run.server.ts';
import { recall } from '../runs/recall.server.ts';
import { computeRuns } from '../runs/record.server.ts';
import { FULL } from '../score/values.ts';
import { gapAction } from './gap-key.ts';
import { programmesFor } from './programmes-for.ts';
import type { MatchesRequest } from './read-request.ts';
import type { MatchesResponse } from './response-schema.ts';

interface Asked extends MatchesRequest {
  readonly now: Date;
  /** Where the site is, for addresses of offers. */
  readonly origin: string;
}
type List = MatchesResponse['lists'][number];
type Offer = List['offers'][number];

/**
 * The offers and programmes for the gaps of a firm that is known by its request alone. Nothing is
 * kept and no exposure is counted: nobody may have seen what was answered.
 */
export async function answerMatches(asked: Asked): Promise<MatchesResponse> {
  const { given, lang, now } = asked;
  const present = await readPresent(now);
  const categories = [...new Set(given.needs.map(({ category }) => category))];
  const fields = await recall(db, categories, present.edition);
  const [run] = await computeRuns(db, [given], { now, ...present, fields });
  if (run === undefined) throw new Error('A run was computed for nobody.');
  const { inputs, output } = run;
  const shown = await readPresentOf(output.lists.flatMap(idsOf), lang, now);
  const { programmes } = present.aid;
  const candidates = candidatesOf(programmes, given.facts, civilDateOf(now));
  const { seed, today, weights } = inputs;
  return {
    evaluatedOn: today,
    seed,
    weights: {
      version: weights.number,
      points: { ...weights.content.points },
      criteria: { ...weights.content.criteria },
    },
    lists: output.lists.flatMap((list, place) => {
      const input = inputs.lists[place];
      if (input === undefined) return [];
      const { category } = input.need;
      return [
        {
          ...supplyOf(input),
          programmes: programmesFor(candidates, category),
          ...offersOf(inputs, list, shown, asked),
        },
      ];
    }),
  };
}

const idsOf = ({ entries, near }: ListOutput) => [...entries, ...near].map(({ offer }) => offer);

function supplyOf({ need, matches, providers }: ListInput) {
  return {
    ...{ category: need.category, action: gapAction(need) },
    ...{ matches, providers, thin: providers < ENOUGH },
  };
}

/** What was withdrawn while it was read is left out, and those after it move up. */
function offersOf(
  inputs: RunInputs,
  list: ListOutput,
  present: Present,
  { origin, lang }: Asked,
): Pick<List, 'offers' | 'nearMisses'> {
  const address = (slug: string) => `${origin}/${lang}/offers/${slug}`;
  return {
    offers: matchViews(inputs, list, present)
      .flatMap((view) => (view.offer === null ? [] : [{ ...view, offer: view.offer }]))
      .map((view, place) => ({ ...offerOf(view), rank: place + 1, url: address(view.offer.slug) })),
    nearMisses: nearViews(inputs, list, present).flatMap(({ offer, block }) =>
      offer === null ? [] : [{ offer: offer.slug, url: address(offer.slug), block }],
    ),
  };
}

type Shown = MatchView & { readonly offer: NonNullable<MatchView['offer']> };

function offerOf(view: Shown): Omit<Offer, 'rank' | 'url'> {
  const { offer, total, values, asNewcomer, reasons, cost, sure, possible, rest } = view;
  return {
    offer: offer.slug,
    provider: offer.provider.slug,
    title: offer.view.title?.text ?? offer.slug,
    demo: offer.isDemo,
    points: total / FULL,
    asNewcomer,
    components: byName(COMPONENTS, values.slice(0, COMPONENTS.length), (value) => value / FULL),
    criteria: byName(CRITERIA, values.slice(COMPONENTS.length), (value) =>
      value < 0 ? null : value / FULL,
    ),
    reasons: [...reasons],
    cost: { ...boundsOf(cost), basis: cost.basis, users: cost.users },
    aid: sure && aidOf(sure),
    possibleAid: possible && aidOf(possible),
    rest: { beforeVat: boundsOf(rest.beforeVat), withVat: boundsOf(rest.withVat) },
  };
}

function byName<Name extends string, Value>(
  names: readonly Name[],
  values: readonly number[],
  read: (value: number) => Value,
) {
  const pairs = names.map((name, place) => [name, read(values[place] ?? 0)] as const);
  return Object.fromEntries(pairs) as Record<Name, Value>;
}

const amountOf = (centimes: number) => plainAmount(cents(BigInt(centimes)));

function boundsOf({ min, max }: { readonly min: number; readonly max: number }) {
  return { min: amountOf(min), max: amountOf(max) };
}

/** Over a range of prices, the least that is settled and the most it can be. */
function aidOf({ programme, number, standing, at }: Aid): NonNullable<Offer['aid']> {
  const min = Math.min(at.min.min, at.max.min);
  const max = Math.max(at.min.max, at.max.max);
  return { programme, version: number, standing, ...boundsOf({ min, max }) };
}
