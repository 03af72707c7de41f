import { actionTitles, type ContentLang } from '#domain/assessment/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { restOf } from '../aid/rest.ts';
import { ENOUGH } from '../codes.ts';
import { costFor } from '../runs/compute.ts';
import { currentRun } from '../runs/current-run.server.ts';
import { inputOf } from './match-views.server.ts';

/** One open action in a list of all, with what there is for it. */
interface ActionSummary {
  readonly action: string;
  readonly title: string;
  readonly wave: number;
  readonly matches: number;
  readonly providers: number;
  readonly thin: boolean;
  /** Least left to pay of its matches before VAT, after the sure aid, in centimes. */
  readonly leastRest: number | null;
}

interface MatchSummary {
  readonly computedAt: Date;
  readonly stale: boolean;
  readonly actions: readonly ActionSummary[];
}

/**
 * What there is for each open action, without the offers themselves: nobody is shown here. Throws as
 * `getMatches`.
 */
export async function getMatchSummary(
  actor: Actor,
  assessmentId: string,
  lang: ContentLang,
): Promise<MatchSummary> {
  const { inputs, output, computedAt, stale } = await currentRun(actor, assessmentId);
  const titles = actionTitles(lang);
  const actions = output.lists.map((list): ActionSummary => {
    const { need, matches, providers, offers } = inputOf(inputs, list);
    const read = new Map(offers.map((one) => [one.offer, one]));
    const rests = list.entries.flatMap(({ offer, aid }) => {
      const one = read.get(offer);
      return one ? [restOf(costFor(inputs, one), aid.sure).beforeVat.min] : [];
    });
    return {
      action: need.action,
      title: titles.get(need.action) ?? need.action,
      wave: need.wave,
      ...{ matches, providers, thin: providers < ENOUGH },
      leastRest: rests.length === 0 ? null : Math.min(...rests),
    };
  });
  return { computedAt, stale: stale.length > 0, actions };
}
