import words from '#content/review-words.json' with { type: 'json' };
import type { NameLang } from '../names.ts';
import type { CredentialKind } from '../vocabulary.ts';
import { CREDENTIALS } from '../vocabulary.ts';
import type { Bilingual, OfferContent } from './content.ts';
import { bareText } from './duplicate-likeness.ts';
import { comparablePrice, placePrice, type Percentiles } from './price-place.ts';
import { listOneSided, type OfferText } from './submit-rules.ts';

/** What an examiner is told about an offer before reading it; none of it decides. */
export type ReviewHint =
  | { readonly kind: 'price-far' }
  | { readonly kind: 'price-low' }
  | {
      readonly kind: 'one-language';
      readonly lacks: 'fr' | 'ar';
      readonly fields: readonly OfferText[];
    }
  | { readonly kind: 'short'; readonly lang: 'fr' | 'ar' }
  | { readonly kind: 'contact'; readonly field: OfferText; readonly found: string }
  | {
      readonly kind: 'forbidden';
      readonly field: OfferText;
      readonly found: string;
      readonly why: string;
    }
  | { readonly kind: 'label'; readonly field: OfferText; readonly credential: CredentialKind };

const SHORTEST_DESCRIPTION = 200;

const LANGS = ['fr', 'ar'] as const;

/** What to look at in an offer, in the order of its weight; reasons in `lang`. */
export function reviewHints(
  content: OfferContent,
  known: {
    readonly band: Percentiles | null;
    /** Papers of the provider in force. */
    readonly papers: readonly CredentialKind[];
    readonly lang: NameLang;
  },
): ReviewHint[] {
  const texts = textsOf(content);
  return [
    ...priceHints(content, known.band),
    ...texts.flatMap((one) => forbiddenIn(one, known.lang)),
    ...texts.flatMap(contactsIn),
    ...labelHints(texts, known.papers),
    ...languageHints(content),
    ...LANGS.filter((lang) => isShort(content.description[lang])).map(
      (lang) => ({ kind: 'short', lang }) as const,
    ),
  ];
}

interface PlacedText {
  readonly field: OfferText;
  readonly text: string;
}

function textsOf(content: OfferContent): readonly PlacedText[] {
  const both = (field: OfferText, { fr, ar }: Bilingual) =>
    [fr, ar].filter((text) => text !== '').map((text) => ({ field, text }));
  return [
    ...both('title', content.title),
    ...both('summary', content.summary),
    ...both('description', content.description),
    ...content.deliverables.flatMap(({ text, acceptance }) => [
      ...both('deliverables', text),
      ...both('deliverables', acceptance),
    ]),
    ...both('excluded', content.excluded),
    ...both('clientDuties', content.clientDuties),
    ...both('exitNote', content.exitNote),
  ];
}

function priceHints({ price }: OfferContent, band: Percentiles | null): ReviewHint[] {
  if (band === null) return [];
  const place = placePrice(comparablePrice(price), band);
  if (place === 'above-3-p90') return [{ kind: 'price-far' }];
  return place === 'below-p10' ? [{ kind: 'price-low' }] : [];
}

function languageHints(content: OfferContent): ReviewHint[] {
  const lacking = listOneSided(content);
  return LANGS.filter((lacks) => lacking[lacks].length > 0).map((lacks) => ({
    ...{ kind: 'one-language', lacks, fields: lacking[lacks] },
  }));
}

function isShort(text: string): boolean {
  return text !== '' && text.trim().length < SHORTEST_DESCRIPTION;
}

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu;
const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>()«»"]+|\b[\p{L}\d-]+\.(?:ma|com|net|org|io|africa)\b(?:\/[^\s<>()«»"]*)?/giu;
/** A Moroccan number as it is written, from eight digits on; prices and dates are shorter. */
const PHONE = /(?:\+|00)\s?212[\s.\-/()\d]{8,16}\d|\b0[5-8](?:[\s.\-/]?\d){8}\b/gu;

/** Ways round the platform: telephone numbers, e-mail and web addresses in a text. */
function contactsIn({ field, text }: PlacedText): ReviewHint[] {
  const latin = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
  const emails = latin.match(EMAIL) ?? [];
  const rest = latin.replace(EMAIL, ' ');
  const found = [...emails, ...(rest.match(PHONE) ?? []), ...(rest.match(ADDRESS) ?? [])];
  return [...new Set(found)].map((one) => ({
    kind: 'contact',
    field,
    found: one.trim().replace(/[.,;:!?]+$/, ''),
  }));
}

/** Whether a text holds some words next to each other, whatever their accents and case. */
function says(bare: string, searched: string): boolean {
  return ` ${bare} `.includes(` ${bareText(searched)} `);
}

function forbiddenIn({ field, text }: PlacedText, lang: NameLang): ReviewHint[] {
  const bare = bareText(text);
  return words.forbidden.flatMap((rule) => {
    const found = rule.words.find((word) => says(bare, word));
    return found === undefined
      ? []
      : [{ kind: 'forbidden', field, found, why: rule.why[lang] } as const];
  });
}

/** Papers a text boasts of and the wallet does not hold, each once. */
function labelHints(texts: readonly PlacedText[], papers: readonly CredentialKind[]): ReviewHint[] {
  return words.labels.flatMap(({ kind, words: names }) => {
    const credential = CREDENTIALS.find((one) => one === kind);
    if (credential === undefined || papers.includes(credential)) return [];
    const place = texts.find(({ text }) => {
      const bare = bareText(text);
      return names.some((name) => says(bare, name));
    });
    return place ? [{ kind: 'label', field: place.field, credential } as const] : [];
  });
}
