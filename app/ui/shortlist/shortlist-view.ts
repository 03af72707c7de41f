import type { TFunction } from 'i18next';
import type { ShortlistColumn, ShortlistPage } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import {
  bigPrice,
  compareColumns,
  offerCriteria,
  rowsBy,
  type CompareColumn,
  type Compared,
  type CompareRow,
  type Criterion,
} from '#ui/catalogue/compare-view.ts';
import { amountOf, type CatalogueWords } from '#ui/catalogue/words.ts';
import { moneyView, type MoneyView } from '#ui/matching/card-view.ts';
import { nearSentence, reasonSentence, type MatchWords } from '#ui/matching/words.ts';

/** Texts of the comparison itself. */
export type ShortlistWords = TFunction<'shortlist'>;

export interface ShortlistContext {
  readonly lang: Lang;
  readonly t: ShortlistWords;
  readonly catalogue: CatalogueWords;
  readonly matching: MatchWords;
  /** YYYY-MM-DD: the day of the comparison. */
  readonly today: string;
}

/** An offer of the comparison, in words. */
export interface ChosenOffer extends CompareColumn {
  readonly offerId: string;
  readonly kept: boolean;
  /** What it cost when it was chosen, where its offer says something else since. */
  readonly before: string | null;
}

/** An offer with what pages of the catalogue say of it and its money in words. */
interface Shown extends Compared {
  readonly column: ShortlistColumn;
  readonly money: MoneyView;
  readonly before: string | null;
}

export function chosenOffers(
  context: ShortlistContext,
  columns: readonly ShortlistColumn[],
): readonly ChosenOffer[] {
  const shown = columns.map((column) => shownOf(context, column));
  return compareColumns({ lang: context.lang, t: context.catalogue }, shown).map((one, place) => {
    const { column, before } = shown[place] ?? {};
    return {
      ...one,
      offerId: column?.offer ?? '',
      kept: column?.kept ?? false,
      before: before ?? null,
    };
  });
}

/** What matters most first: why an offer is there, what it costs this firm, what is left to pay. */
const FIRST = ['start', 'duration', 'deliverables'] as const;

/** The rows of the comparison, what concerns this firm before what an offer says to everybody. */
export function shortlistRows(
  context: ShortlistContext,
  { columns, wish }: Pick<ShortlistPage, 'columns' | 'wish'>,
): readonly CompareRow[] {
  const { lang, catalogue: t, today } = context;
  const said = offerCriteria({ lang, t, today });
  const first = FIRST.flatMap((key) => said.filter((one) => one.key === key));
  const rest = said.filter(({ key }) => key !== 'price' && !FIRST.some((one) => one === key));
  return rowsBy(
    { lang, t, today },
    columns.map((column) => shownOf(context, column)),
    [
      whyRow(context, wish),
      ...said.filter(({ key }) => key === 'price').map((price) => withBefore(context, price)),
      ...moneyRows(context),
      ...first,
      acceptanceRow(context),
      ...rest,
    ],
  );
}

function shownOf(context: ShortlistContext, column: ShortlistColumn): Shown {
  const { lang, matching } = context;
  const { published, startsOn, standing, startUp, isDemo, before } = column;
  return {
    ...published,
    ...{ startsOn, standing, startUp, isDemo, column },
    money: moneyView({ lang, t: matching }, column),
    before: before && amountOf(lang, bigPrice(before)),
  };
}

function whyRow(
  { lang, t, matching }: ShortlistContext,
  wish: ShortlistPage['wish'],
): Criterion<Shown> {
  return {
    key: 'why',
    label: t('row.why'),
    say: ({ column, view, startsOn }) => {
      const { match, rest, sure } = column;
      if (match === null) return [t('row.own')];
      if (match.block === null) return [reasonSentence(matching, lang, { ...match, rest, sure })];
      const near = { block: match.block, rest, offer: { view, startsOn } };
      return [nearSentence(matching, lang, near, wish)];
    },
  };
}

function withBefore({ t }: ShortlistContext, price: Criterion<Compared>): Criterion<Shown> {
  return {
    ...price,
    say: (offer) => [
      ...price.say(offer),
      offer.before === null ? null : t('row.before', { amount: offer.before }),
    ],
  };
}

function moneyRows({ lang, t, matching }: ShortlistContext): readonly Criterion<Shown>[] {
  const linked = ({ text, to }: { readonly text: string; readonly to: string | null }) =>
    to === null ? text : { text, to: `/${lang}${to}` };
  return [
    {
      key: 'cost',
      label: t('row.cost'),
      say: ({ money: { price, basis } }) => [`${price} · ${basis ?? t('row.once')}`],
    },
    {
      key: 'aid',
      label: matching('matching:money.aid'),
      say: ({ money: { aid } }) =>
        aid ? [aid.amount, linked(aid)] : [matching('matching:money.noAid')],
    },
    {
      key: 'rest',
      label: matching('matching:money.rest'),
      say: ({ money: { rest } }) => [rest],
    },
    {
      key: 'restVat',
      label: t('row.restVat'),
      say: ({ money: { restVat } }) => [restVat],
    },
    {
      key: 'possible',
      label: t('row.possible'),
      say: ({ money: { possible } }) =>
        possible ? [linked(possible), possible.condition, possible.then] : [t('row.nothingMore')],
    },
  ];
}

function acceptanceRow({ t }: ShortlistContext): Criterion<Shown> {
  return {
    key: 'acceptance',
    label: t('row.acceptance'),
    say: ({ view }) => view.deliverables.map(({ acceptance }) => acceptance),
  };
}
