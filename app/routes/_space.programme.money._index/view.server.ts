import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { figuresOf, listMeters, moneyAlerts, type MoveLine } from '#domain/ledger/index.server.ts';
import type { MoneyPlan } from '#domain/programmes/index.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { meterView } from '#ui/money/meter-view.ts';
import { moveRow } from '#ui/money/move-row.ts';
import { planName } from '#ui/money/names.ts';

const RUNS = ['open', 'paused', 'winding-down'] as const;

/** The present fiscal year, which is the civil year in Morocco. */
export const yearOf = ({ now }: Pick<MemberActor, 'now'>) => Number(civilDateOf(now).slice(0, 4));

/** Alerts about the money of a programme; those of the plan in force. */
export function alertsOf(
  plan: MoneyPlan,
  meters: Parameters<typeof moneyAlerts>[0]['meters'],
  year: number,
) {
  return moneyAlerts({
    ...{ meters, year, smallestAward: plan.smallestAward },
    planned: plan.envelopes.filter(({ isInForce }) => isInForce),
    runs: RUNS.some((one) => one === plan.live),
  });
}

/** The money of each programme this year. */
export async function programmesView(lang: Lang, actor: MemberActor, plans: readonly MoneyPlan[]) {
  const meters = await listMeters(actor, plans);
  const year = yearOf(actor);
  return plans.map((plan) => {
    const all = meters.get(plan.programmeId) ?? [];
    const present = all.filter((one) => one.year === year);
    return {
      ...{ id: plan.programmeId, name: planName(lang, plan), year: String(year) },
      meter: meterView(lang, figuresOf(present)),
      alerts: alertsOf(plan, all, year),
    };
  });
}

/** Moves in words. */
export function movesView(lang: Lang, lines: readonly MoveLine[], plans: readonly MoneyPlan[]) {
  const { region: regionOf } = catalogueNames(contentLang(lang));
  return lines.map((line) => {
    const plan = plans.find(({ programmeId }) => programmeId === line.programmeId);
    return moveRow(lang, line, { programme: plan ? planName(lang, plan) : '', regionOf });
  });
}
