import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { listMeters, placeText, type Place } from '#domain/ledger/index.server.ts';
import type { MoneyPlan } from '#domain/programmes/index.server.ts';
import { formatMad } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { MoveChoices } from '#ui/money/move-form.tsx';
import { planName } from '#ui/money/names.ts';
import { placeView } from '#ui/money/places.ts';

/** Envelopes that money of a programme may be taken from and brought to. */
export async function choicesFor(
  lang: Lang,
  actor: MemberActor,
  plan: MoneyPlan,
): Promise<MoveChoices> {
  const { programmeId, envelopes } = plan;
  const { region: regionOf } = catalogueNames(contentLang(lang));
  const meters = (await listMeters(actor, [plan])).get(programmeId) ?? [];
  const thisYear = Number(civilDateOf(actor.now).slice(0, 4));
  const places = new Map(
    [...envelopes, ...meters].map((one): [string, Place] => [placeText(one), one]),
  );
  return {
    programme: { id: programmeId, name: planName(lang, plan) },
    from: meters
      .filter(({ balances }) => balances['E:available'] > 0n)
      .map((meter) => ({
        value: meter.id,
        place: placeView(meter, regionOf),
        amount: formatMad(lang, meter.balances['E:available']),
      })),
    to: [...places]
      .filter(([, { year }]) => year >= thisYear)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([value, place]) => {
        const planned = envelopes.find((one) => placeText(one) === value)?.planned;
        return {
          ...{ value, place: placeView(place, regionOf) },
          amount: planned === undefined ? null : formatMad(lang, planned),
        };
      }),
  };
}
