import {
  categoryName,
  regionName,
  sectorName,
  shownText,
  type NameLang,
  type Named,
  type ShownText,
} from '../names.ts';
import {
  REGIONS,
  type CredentialKind,
  type ExitItem,
  type Integration,
  type Mode,
  type PriceKind,
  type Spoken,
} from '../vocabulary.ts';
import type { OfferContent } from './content.ts';

/** One thing that is delivered, and how both sides see that it is done. */
export interface ShownDeliverable {
  readonly text: ShownText | null;
  readonly acceptance: ShownText | null;
}

/**
 * What an offer says, in a reader's language: texts in the language they are shown in (null where
 * there is none), places and branches by name, other codes for the vocabulary of the page. Money in
 * centimes before VAT.
 */
export interface OfferView {
  readonly title: ShownText | null;
  readonly summary: ShownText | null;
  readonly description: ShownText | null;
  /** Null while a draft has none. */
  readonly category: Named | null;
  readonly deliverables: readonly ShownDeliverable[];
  readonly excluded: ShownText | null;
  readonly clientDuties: ShownText | null;
  readonly price: {
    readonly kind: PriceKind;
    readonly min: number;
    readonly max: number;
    readonly setup: number;
  };
  /** Working days; 0 while a draft does not say. */
  readonly durationDays: number;
  readonly sizes: OfferContent['sizes'];
  /** None: every sector. */
  readonly sectors: readonly Named[];
  /** Lowest maturity stage, 1–5; 1 for everybody. */
  readonly minStage: number;
  readonly deliveryLanguages: readonly Spoken[];
  readonly supportLanguages: readonly Spoken[];
  readonly mode: Mode;
  /** Regions it is delivered in; `everywhere` when these are all twelve. */
  readonly regions: readonly Named[];
  readonly everywhere: boolean;
  /** Country the client's data stays in, null when none is hosted. */
  readonly hosting: Named | null;
  readonly integrations: readonly Integration[];
  readonly exitKit: readonly ExitItem[];
  readonly exitNote: ShownText | null;
  /** Papers without which it may not be sold. */
  readonly reliesOn: readonly CredentialKind[];
}

/** The content of a version in words, for a reader of `lang`. */
export function viewOffer(content: OfferContent, lang: NameLang): OfferView {
  const { category, deliverables, price, durationDays, sizes, minStage, mode, hosting } = content;
  const { deliveryLanguages, supportLanguages, integrations, exitKit, reliesOn } = content;
  return {
    title: shownText(content.title, lang),
    summary: shownText(content.summary, lang),
    description: shownText(content.description, lang),
    category: category === '' ? null : categoryName(category, lang),
    deliverables: deliverables.map(({ text, acceptance }) => ({
      text: shownText(text, lang),
      acceptance: shownText(acceptance, lang),
    })),
    excluded: shownText(content.excluded, lang),
    clientDuties: shownText(content.clientDuties, lang),
    ...{ price, durationDays, sizes, minStage, mode },
    sectors: content.sectors.map((code) => sectorName(code, lang)),
    ...{ deliveryLanguages, supportLanguages, integrations, exitKit, reliesOn },
    regions: content.regions.map((code) => regionName(code, lang)),
    everywhere: REGIONS.every((code) => content.regions.includes(code)),
    hosting: hosting === null ? null : { code: hosting, name: countryName(hosting, lang) },
    exitNote: shownText(content.exitNote, lang),
  };
}

const COUNTRIES = {
  fr: new Intl.DisplayNames('fr-MA', { type: 'region' }),
  ar: new Intl.DisplayNames('ar-MA', { type: 'region' }),
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
} as const;

/** A country by its ISO 3166-1 code; a code that is none names itself. */
export function countryName(code: string, lang: NameLang): string {
  return COUNTRIES[lang].of(code) ?? code;
}
