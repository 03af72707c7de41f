import { categoryName, regionName, sectorName, type NameLang } from '../names.ts';
import type { OfferContent } from './content.ts';
import { countryName } from './offer-view.ts';

type Names = Readonly<Record<string, string>>;

/** Names of the codes that versions of an offer hold. */
export interface OfferNames {
  readonly category: Names;
  readonly region: Names;
  readonly sector: Names;
  readonly country: Names;
}

/** The names of all places, branches and categories in some versions, for a reader of `lang`. */
export function offerNames(
  contents: readonly Pick<OfferContent, 'category' | 'regions' | 'sectors' | 'hosting'>[],
  lang: NameLang,
): OfferNames {
  const named = (codes: readonly string[], nameOf: (code: string) => string): Names =>
    Object.fromEntries(codes.map((code) => [code, nameOf(code)]));
  return {
    category: named(
      contents.map(({ category }) => category).filter((code) => code !== ''),
      (code) => categoryName(code, lang).name,
    ),
    region: named(
      contents.flatMap(({ regions }) => regions),
      (code) => regionName(code, lang).name,
    ),
    sector: named(
      contents.flatMap(({ sectors }) => sectors),
      (code) => sectorName(code, lang).name,
    ),
    country: named(
      contents.flatMap(({ hosting }) => hosting ?? []),
      (code) => countryName(code, lang),
    ),
  };
}
