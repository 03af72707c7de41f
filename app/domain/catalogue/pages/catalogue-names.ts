import {
  categoryName,
  provinceName,
  regionName,
  sectorName,
  type NameLang,
  type Named,
} from '../names.ts';
import { CATEGORIES, REGIONS, SECTORS } from '../vocabulary.ts';

/** Names of the codes that lists show, in one language; an unknown code names itself. */
export interface CatalogueNames {
  readonly category: (code: string) => string;
  readonly region: (code: string) => string;
  readonly province: (code: string) => string;
  readonly sector: (code: string) => string;
  readonly categories: readonly Named[];
  readonly regions: readonly Named[];
  readonly sectors: readonly Named[];
}

function namesIn(lang: NameLang): CatalogueNames {
  return {
    category: (code) => categoryName(code, lang).name,
    region: (code) => regionName(code, lang).name,
    province: (code) => provinceName(code, lang).name,
    sector: (code) => sectorName(code, lang).name,
    categories: CATEGORIES.map((code) => categoryName(code, lang)),
    regions: REGIONS.map((code) => regionName(code, lang)),
    sectors: SECTORS.map((code) => sectorName(code, lang)),
  };
}

const NAMES = { fr: namesIn('fr'), ar: namesIn('ar'), en: namesIn('en') };

export function catalogueNames(lang: NameLang): CatalogueNames {
  return NAMES[lang];
}
