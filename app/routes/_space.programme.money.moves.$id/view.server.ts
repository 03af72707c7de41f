import { catalogueNames } from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  fundedOf,
  isSamePlace,
  listMeters,
  type EnvelopeMeter,
  type MoveLine,
} from '#domain/ledger/index.server.ts';
import type { MoneyPlan } from '#domain/programmes/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { planName } from '#ui/money/names.ts';
import { moveRow } from '#ui/money/move-row.ts';
import { placeView } from '#ui/money/places.ts';

interface Shown {
  readonly move: MoveLine;
  readonly plan: MoneyPlan;
}

/** A move with what it does to the envelopes it is between, while it waits. */
export async function moveView(lang: Lang, actor: MemberActor, { move, plan }: Shown) {
  const { region: regionOf } = catalogueNames(contentLang(lang));
  const meters = (await listMeters(actor, [plan])).get(plan.programmeId) ?? [];
  const endOf = (end: MoveLine['from'], sign: 1n | -1n) => {
    const meter = end && meters.find(({ id }) => id === end.id);
    if (!meter || move.state !== 'proposed') return [];
    const planned = plan.envelopes.find((one) => isSamePlace(one, meter))?.planned ?? null;
    return [
      {
        ...{ key: meter.id, place: placeView(meter, regionOf) },
        ...effectOf(lang, meter, sign * move.amount),
        planned: planned === null ? null : formatMad(lang, planned),
        isOverPlan:
          sign > 0n && planned !== null && fundedOf(meter.balances) + move.amount > planned,
      },
    ];
  };
  return {
    row: moveRow(lang, move, { programme: planName(lang, plan), regionOf }),
    ends: [...endOf(move.from, -1n), ...endOf(move.to, 1n)],
  };
}

/** What is available in an envelope now, and would be after. */
function effectOf(lang: Lang, { balances }: EnvelopeMeter, change: bigint) {
  const after = balances['E:available'] + change;
  return {
    now: formatMad(lang, balances['E:available']),
    after: after < 0n ? null : formatMad(lang, after),
    brought: formatMad(lang, fundedOf(balances)),
  };
}
