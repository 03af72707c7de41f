import type { OfferView, ShownText } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { nameFor, spokenWords, standingView } from './offer-row-view.ts';
import { amountOf, dirhams, priceTerms, startWords, type CatalogueWords } from './words.ts';

/** An offer to be compared. */
export interface Compared {
  readonly slug: string;
  readonly view: OfferView;
  readonly provider: { readonly slug: string; readonly name: string; readonly nameArabic: string };
  readonly standing: string;
  readonly startUp: boolean;
  readonly startsOn: string | null;
  readonly yearPrice: bigint;
  readonly isDemo: boolean;
}

export interface CompareLine {
  readonly text: string;
  /** Where it is not the page's. */
  readonly lang: Lang | null;
}

/** One criterion, with what each offer says of it in the order of the offers. */
export interface CompareRow {
  readonly key: string;
  readonly label: string;
  readonly same: boolean;
  readonly cells: readonly (readonly CompareLine[])[];
}

export interface CompareColumn {
  readonly slug: string;
  readonly title: CompareLine;
  readonly provider: { readonly slug: string; readonly name: string };
  readonly standing: { readonly code: string; readonly word: string };
  readonly isDemo: boolean;
}

interface Context {
  readonly lang: Lang;
  readonly t: CatalogueWords;
  /** YYYY-MM-DD */
  readonly today: string;
}

type Say = (offer: Compared) => readonly (string | ShownText | null)[];

/** What offers are compared by, in the order it is shown. */
export function compareRows(context: Context, offers: readonly Compared[]): CompareRow[] {
  const { lang, t, today } = context;
  const row = (key: string, label: string, say: Say): CompareRow => {
    const cells = offers.map((offer) => linesOf(context, say(offer)));
    const first = JSON.stringify(cells[0]);
    return { key, label, cells, same: cells.every((cell) => JSON.stringify(cell) === first) };
  };
  return [
    row('price', t('compare.price'), ({ view }) => {
      const price = bigPrice(view);
      return [`${amountOf(lang, price)} · ${priceTerms(lang, t, price)}`];
    }),
    row('year', t('compare.year'), ({ yearPrice }) => [dirhams(lang, yearPrice)]),
    row('standing', t('compare.standing'), ({ standing, startUp }) => [
      [standingView(t, standing).word, ...(startUp ? [t('row.startUp')] : [])].join(' · '),
    ]),
    row('deliverables', t('compare.deliverables'), ({ view }) =>
      view.deliverables.map(({ text }) => text),
    ),
    row('excluded', t('compare.excluded'), ({ view }) => [view.excluded]),
    row('duties', t('compare.duties'), ({ view }) => [view.clientDuties]),
    row('duration', t('compare.duration'), ({ view }) => [
      t('compare.days', { count: view.durationDays }),
    ]),
    row('start', t('compare.start'), ({ startsOn }) => [startWords(lang, t, startsOn, today)]),
    row('languages', t('compare.languages'), ({ view }) => [
      spokenWords(lang, t, view.deliveryLanguages),
    ]),
    row('support', t('compare.support'), ({ view }) => [
      spokenWords(lang, t, view.supportLanguages),
    ]),
    row('mode', t('compare.mode'), ({ view }) => [t(`vocab:mode.${view.mode}`)]),
    row('regions', t('compare.regions'), ({ view }) => [
      view.everywhere
        ? t('row.everywhere')
        : formatList(
            lang,
            view.regions.map(({ name }) => name),
          ),
    ]),
    row('hosting', t('compare.hosting'), ({ view }) => [view.hosting?.name ?? t('compare.noData')]),
    row('exit', t('compare.exit'), ({ view }) => view.exitKit.map((one) => t(`vocab:exit.${one}`))),
  ];
}

export function compareColumns({ lang, t }: Context, offers: readonly Compared[]): CompareColumn[] {
  return offers.map(({ slug, view, provider, standing, isDemo }) => ({
    slug,
    title: lineOf(lang, view.title ?? slug),
    provider: { slug: provider.slug, name: nameFor(lang, provider.name, provider.nameArabic) },
    standing: standingView(t, standing),
    isDemo,
  }));
}

function bigPrice({ price }: OfferView) {
  const { kind, min, max, setup } = price;
  return { kind, min: BigInt(min), max: BigInt(max), setup: BigInt(setup) };
}

function linesOf({ lang, t }: Context, said: ReturnType<Say>): CompareLine[] {
  const lines = said.flatMap((one) => (one === null || one === '' ? [] : [lineOf(lang, one)]));
  return lines.length > 0 ? lines : [{ text: t('compare.nothing'), lang: null }];
}

function lineOf(lang: Lang, said: string | ShownText): CompareLine {
  if (typeof said === 'string') return { text: said, lang: null };
  return { text: said.text, lang: said.lang === lang ? null : said.lang };
}
