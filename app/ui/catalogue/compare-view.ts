import type { OfferView, ShownText } from '#domain/catalogue/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { nameFor, spokenWords, standingView } from './offer-row-view.ts';
import { amountOf, dirhams, priceTerms, startWords, type CatalogueWords } from './words.ts';

/** What every comparison says of an offer. */
export interface Compared {
  readonly slug: string;
  readonly view: OfferView;
  readonly provider: { readonly slug: string; readonly name: string; readonly nameArabic: string };
  readonly standing: string;
  readonly startUp: boolean;
  readonly startsOn: string | null;
  readonly isDemo: boolean;
}

/** An offer compared for nobody in particular. */
interface PricedOffer extends Compared {
  /** First year for a firm of five users, in centimes before VAT. */
  readonly yearPrice: bigint;
}

export interface CompareLine {
  readonly text: string;
  /** Where it is not the page's. */
  readonly lang: Lang | null;
  /** Page of this site it leads to. */
  readonly to?: string | undefined;
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

export interface CompareContext {
  readonly lang: Lang;
  readonly t: CatalogueWords;
  /** YYYY-MM-DD */
  readonly today: string;
}

type Said = string | ShownText | { readonly text: string; readonly to: string } | null;

/** A criterion and what is said of an offer by it. */
export interface Criterion<Offer> {
  readonly key: string;
  readonly label: string;
  readonly say: (offer: Offer) => readonly Said[];
}

/** Offers by some criteria, in the order these are given. */
export function rowsBy<Offer>(
  context: CompareContext,
  offers: readonly Offer[],
  criteria: readonly Criterion<Offer>[],
): CompareRow[] {
  return criteria.map(({ key, label, say }) => {
    const cells = offers.map((offer) => linesOf(context, say(offer)));
    const first = JSON.stringify(cells[0]);
    return { key, label, cells, same: cells.every((cell) => JSON.stringify(cell) === first) };
  });
}

/** What offers are compared by, in the order it is shown. */
export function compareRows(context: CompareContext, offers: readonly PricedOffer[]): CompareRow[] {
  const { lang, t } = context;
  const year: Criterion<PricedOffer> = {
    key: 'year',
    label: t('compare.year'),
    say: ({ yearPrice }) => [dirhams(lang, yearPrice)],
  };
  const [price, ...others] = offerCriteria(context);
  return rowsBy(context, offers, [...(price ? [price] : []), year, ...others]);
}

/** What an offer says whoever asks, its price first. */
export function offerCriteria({ lang, t, today }: CompareContext): readonly Criterion<Compared>[] {
  const criterion = (key: string, label: string, say: Criterion<Compared>['say']) => ({
    ...{ key, label, say },
  });
  return [
    criterion('price', t('compare.price'), ({ view }) => {
      const price = bigPrice(view.price);
      return [`${amountOf(lang, price)} · ${priceTerms(lang, t, price)}`];
    }),
    criterion('standing', t('compare.standing'), ({ standing, startUp }) => [
      [standingView(t, standing).word, ...(startUp ? [t('row.startUp')] : [])].join(' · '),
    ]),
    criterion('deliverables', t('compare.deliverables'), ({ view }) =>
      view.deliverables.map(({ text }) => text),
    ),
    criterion('excluded', t('compare.excluded'), ({ view }) => [view.excluded]),
    criterion('duties', t('compare.duties'), ({ view }) => [view.clientDuties]),
    criterion('duration', t('compare.duration'), ({ view }) => [
      t('compare.days', { count: view.durationDays }),
    ]),
    criterion('start', t('compare.start'), ({ startsOn }) => [
      startWords(lang, t, startsOn, today),
    ]),
    criterion('languages', t('compare.languages'), ({ view }) => [
      spokenWords(lang, t, view.deliveryLanguages),
    ]),
    criterion('support', t('compare.support'), ({ view }) => [
      spokenWords(lang, t, view.supportLanguages),
    ]),
    criterion('mode', t('compare.mode'), ({ view }) => [t(`vocab:mode.${view.mode}`)]),
    criterion('regions', t('compare.regions'), ({ view }) => [
      view.everywhere
        ? t('row.everywhere')
        : formatList(
            lang,
            view.regions.map(({ name }) => name),
          ),
    ]),
    criterion('hosting', t('compare.hosting'), ({ view }) => [
      view.hosting?.name ?? t('compare.noData'),
    ]),
    criterion('exit', t('compare.exit'), ({ view }) =>
      view.exitKit.map((one) => t(`vocab:exit.${one}`)),
    ),
  ];
}

export function compareColumns(
  { lang, t }: Pick<CompareContext, 'lang' | 't'>,
  offers: readonly Omit<Compared, 'startsOn' | 'startUp'>[],
): CompareColumn[] {
  return offers.map(({ slug, view, provider, standing, isDemo }) => ({
    slug,
    title: lineOf(lang, view.title ?? slug),
    provider: { slug: provider.slug, name: nameFor(lang, provider.name, provider.nameArabic) },
    standing: standingView(t, standing),
    isDemo,
  }));
}

/** A price as formatters take it. */
export function bigPrice({ kind, min, max, setup }: OfferView['price']) {
  return { kind, min: BigInt(min), max: BigInt(max), setup: BigInt(setup) };
}

function linesOf({ lang, t }: CompareContext, said: readonly Said[]): CompareLine[] {
  const lines = said.flatMap((one) => (one === null || one === '' ? [] : [lineOf(lang, one)]));
  return lines.length > 0 ? lines : [{ text: t('compare.nothing'), lang: null }];
}

function lineOf(lang: Lang, said: Exclude<Said, null>): CompareLine {
  if (typeof said === 'string') return { text: said, lang: null };
  if ('to' in said) return { text: said.text, lang: null, to: said.to };
  return { text: said.text, lang: said.lang === lang ? null : said.lang };
}
