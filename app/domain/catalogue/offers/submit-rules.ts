import { REGIONS, type CredentialKind } from '../vocabulary.ts';
import type { Bilingual, OfferContent } from './content.ts';
import { isWritten } from './offer-form.ts';
import { comparablePrice, placePrice, type Percentiles } from './price-place.ts';

/** What a complete offer is measured against on the day it is sent. */
export interface ProviderLimits {
  /** Regions of its public page; null while it has none. */
  readonly regions: readonly string[] | null;
  /** Papers in force. */
  readonly papers: readonly CredentialKind[];
  /** Comparable prices; null while there are too few. */
  readonly band: Percentiles | null;
}

export const OFFER_PROBLEMS = [
  'presentationMissing',
  'categoryMissing',
  'titleMissing',
  'summaryMissing',
  'descriptionMissing',
  'deliverableMissing',
  'deliverableTextMissing',
  'acceptanceMissing',
  'priceMissing',
  'priceOrder',
  'setupNotMonthly',
  'priceFarAbove',
  'durationMissing',
  'sizesMissing',
  'languageMissing',
  'regionsMissing',
  'regionsNotServed',
  'exitMissing',
  'papersNotHeld',
] as const;

/** What keeps an offer from being sent, at the field of the form it is about. */
export interface OfferProblem {
  /** Name of the field; empty for what is not in the form. */
  readonly field: string;
  readonly key: (typeof OFFER_PROBLEMS)[number];
  /** Regions or papers it is about. */
  readonly codes?: readonly string[];
  /** Number of the row, from 1. */
  readonly row?: number;
  /** Where most comparable prices lie (first to ninth decile), in centimes. */
  readonly band?: { readonly from: number; readonly to: number };
}

/**
 * What is missing or wrong before an offer may be examined (catalogue §2, §5), in the order of the
 * form; none for an offer that may be sent.
 */
export function listProblems(content: OfferContent, limits: ProviderLimits): OfferProblem[] {
  return [
    ...(limits.regions === null ? [problem('', 'presentationMissing')] : []),
    ...(content.category === '' ? [problem('category', 'categoryMissing')] : []),
    ...(isWritten(content.title) ? [] : [problem('title.fr', 'titleMissing')]),
    ...(isWritten(content.summary) ? [] : [problem('summary.fr', 'summaryMissing')]),
    ...(isWritten(content.description) ? [] : [problem('description.fr', 'descriptionMissing')]),
    ...deliverableProblems(content),
    ...priceProblems(content, limits),
    ...(content.durationDays === 0 ? [problem('durationDays', 'durationMissing')] : []),
    ...(content.sizes.length === 0 ? [problem('sizes', 'sizesMissing')] : []),
    ...(content.deliveryLanguages.length === 0
      ? [problem('deliveryLanguages', 'languageMissing')]
      : []),
    ...regionProblems(content, limits),
    ...(content.exitKit.length === 0 ? [problem('exitKit', 'exitMissing')] : []),
    ...paperProblems(content, limits),
  ];
}

function problem(
  field: string,
  key: OfferProblem['key'],
  about: Omit<OfferProblem, 'field' | 'key'> = {},
): OfferProblem {
  return { field, key, ...about };
}

function deliverableProblems({ deliverables }: OfferContent): OfferProblem[] {
  if (deliverables.length === 0) return [problem('deliverables.0.text.fr', 'deliverableMissing')];
  return deliverables.flatMap(({ text, acceptance }, index) => {
    const row = index + 1;
    const at = (part: string) => `deliverables.${index}.${part}.fr`;
    return [
      ...(isWritten(text) ? [] : [problem(at('text'), 'deliverableTextMissing', { row })]),
      ...(isWritten(acceptance) ? [] : [problem(at('acceptance'), 'acceptanceMissing', { row })]),
    ];
  });
}

function priceProblems({ price }: OfferContent, { band }: ProviderLimits): OfferProblem[] {
  const isMonthly = price.kind === 'per-month' || price.kind === 'per-user-month';
  const setup = price.setup > 0 && !isMonthly ? [problem('price.setup', 'setupNotMonthly')] : [];
  if (price.min === 0) return [problem('price.min', 'priceMissing'), ...setup];
  if (price.max < price.min) return [problem('price.max', 'priceOrder'), ...setup];
  if (band === null || placePrice(comparablePrice(price), band) !== 'above-3-p90') return setup;
  const lies = { from: Number(band.p10), to: Number(band.p90) };
  return [problem('price.min', 'priceFarAbove', { band: lies }), ...setup];
}

function regionProblems(content: OfferContent, { regions: served }: ProviderLimits) {
  const { mode, regions } = content;
  if (mode === 'remote') return [];
  if (regions.length === 0) return [problem('regions', 'regionsMissing')];
  // Without a public page nothing is known of the regions, and that is said already.
  const codes = REGIONS.filter((code) => regions.includes(code) && !served?.includes(code));
  if (served === null || codes.length === 0) return [];
  return [problem('regions', 'regionsNotServed', { codes })];
}

function paperProblems({ reliesOn }: OfferContent, { papers }: ProviderLimits) {
  const codes = reliesOn.filter((kind) => !papers.includes(kind));
  return codes.length === 0 ? [] : [problem('reliesOn', 'papersNotHeld', { codes })];
}

const TEXTS = [
  'title',
  'summary',
  'description',
  'deliverables',
  'excluded',
  'clientDuties',
  'exitNote',
] as const;
export type OfferText = (typeof TEXTS)[number];

/** Texts that are given in one language and not in the other, by the language they lack. */
export function listOneSided(
  content: OfferContent,
): Readonly<Record<'fr' | 'ar', readonly OfferText[]>> {
  const lacking = (lang: 'fr' | 'ar') =>
    TEXTS.filter((name) =>
      textsOf(content, name).some((text) => isWritten(text) && text[lang] === ''),
    );
  return { fr: lacking('fr'), ar: lacking('ar') };
}

function textsOf(content: OfferContent, name: OfferText): readonly Bilingual[] {
  if (name !== 'deliverables') return [content[name]];
  return content.deliverables.flatMap(({ text, acceptance }) => [text, acceptance]);
}
