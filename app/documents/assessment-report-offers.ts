import {
  formatDate,
  formatMad,
  formatMadRange,
  formatNumber,
  formatPercent,
} from '#i18n/formatters.ts';
import type { ContentLang } from '#i18n/languages.ts';
import type { ReportLabels } from './assessment-report-labels.ts';
import type { ReportAmount, ReportMatching, ReportOffer } from './assessment-report-model.ts';
import { fill } from './fill.ts';

/** What offers are written with. */
export interface OfferWriter {
  readonly lang: ContentLang;
  readonly labels: Pick<ReportLabels, 'offers'>;
  /** A text of the platform. */
  readonly text: (value: string) => string;
  /** A text a person typed, in a narrow column. */
  readonly typed: (value: string) => string;
}

const CENTIMES = 100;

/** Offers for the actions of a plan, and what holds for all of them. */
export function toMatching(writer: OfferWriter, matching: ReportMatching) {
  const { lang, labels, text } = writer;
  const { offers: words } = labels;
  const date = formatDate(lang, matching.matchedOn);
  return {
    notes: [
      fill(words.day, { date }),
      fill(words.vat, { percent: formatPercent(lang, matching.vatPercent / 100) }),
      ...(matching.isStale ? [words.stale] : []),
    ],
    lists: merged(matching.lists).map(({ actions, offers }) => ({
      actions: actions.map(text).join(' · '),
      offers: offers.map((offer) => toOffer(writer, offer)),
    })),
  };
}

interface MergedList {
  readonly actions: readonly string[];
  readonly offers: readonly ReportOffer[];
}

/** Actions that the same offers serve share one list, where the first of them stands. */
function merged(lists: ReportMatching['lists']): readonly MergedList[] {
  const groups = Map.groupBy(lists, ({ offers }) => JSON.stringify(offers));
  return [...groups.values()].map((group) => ({
    actions: group.map(({ action }) => action),
    offers: group[0]?.offers ?? [],
  }));
}

function toOffer(writer: OfferWriter, offer: ReportOffer) {
  const { lang, labels, typed } = writer;
  const { offers: words } = labels;
  return {
    title: typed(offer.title),
    provider: [
      typed(offer.provider),
      offer.isCertified ? words.certified : words.probation,
      ...(offer.isDemo ? [words.demo] : []),
    ].join(' · '),
    price: money(lang, offer.cost),
    basis: basisWords(writer, offer),
    aid: aidWords(writer, offer),
    rest: money(lang, offer.rest),
    restWithVat: fill(words.withVat, { amount: money(lang, offer.restWithVat) }),
  };
}

/** What a price counts that is not one payment. */
function basisWords({ lang, labels }: OfferWriter, { basis, users }: ReportOffer): string | null {
  if (basis === 'once') return null;
  if (basis === 'year') return labels.offers.year;
  return fill(labels.offers.users, { users: formatNumber(lang, users ?? 1, 0) });
}

/** The aid that is sure with its amount, or else the name of one that may be had. */
function aidWords({ lang, labels, typed }: OfferWriter, { aid, possibleAid }: ReportOffer) {
  const { offers: words } = labels;
  if (aid !== null) return { text: money(lang, aid.amount), programme: typed(aid.programme) };
  if (possibleAid === null) return { text: words.noAid, programme: null };
  return { text: words.possibleAid, programme: typed(possibleAid) };
}

/** Centimes in dirhams, both ends where they differ; decimals only where there are some. */
function money(lang: ContentLang, { min, max }: ReportAmount): string {
  if (min % CENTIMES === 0 && max % CENTIMES === 0)
    return formatMadRange(lang, { min: min / CENTIMES, max: max / CENTIMES });
  const [from, to] = [formatMad(lang, BigInt(min)), formatMad(lang, BigInt(max))];
  return min === max ? to : `${from} – ${to}`;
}
