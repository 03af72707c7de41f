import { categoryName, regionName, sectorName, type Named, type NameLang } from '../names.ts';
import { CATEGORIES, REGIONS, SECTORS } from '../vocabulary.ts';
import { countryName } from './offer-view.ts';

/** Countries data of Moroccan firms is commonly hosted in, ISO 3166-1. */
const COUNTRIES = [
  ...['MA', 'FR', 'ES', 'DE', 'IE', 'NL', 'BE', 'IT', 'PT', 'CH', 'GB', 'SE', 'FI', 'PL'],
  ...['US', 'CA', 'AE', 'SA', 'TN', 'EG', 'SN', 'CI', 'ZA', 'TR', 'IN', 'SG', 'CN', 'JP', 'BR'],
] as const;

/** The lists of the form of an offer in the reader's language. */
export interface OfferChoices {
  readonly categories: readonly Named[];
  readonly regions: readonly Named[];
  readonly sectors: readonly Named[];
  /** Morocco first. */
  readonly countries: readonly Named[];
}

export function offerChoices(lang: NameLang): OfferChoices {
  return {
    categories: CATEGORIES.map((code) => categoryName(code, lang)),
    regions: REGIONS.map((code) => regionName(code, lang)),
    sectors: SECTORS.map((code) => sectorName(code, lang)),
    countries: COUNTRIES.map((code) => ({ code, name: countryName(code, lang) })),
  };
}
