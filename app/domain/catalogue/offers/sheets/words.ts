import { categoryName, regionName, sectorName, type Named, type NameLang } from '../../names.ts';
import { SHEET_LISTS, type SheetList, type SheetWords } from './columns.ts';

const NAMED = {
  category: categoryName,
  region: regionName,
  sector: sectorName,
} as const satisfies Partial<Record<SheetList, (code: string, lang: NameLang) => Named>>;

const LANGUAGES = ['fr', 'ar', 'en'] as const;

function namesOf(list: keyof typeof NAMED): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    SHEET_LISTS[list].map((code) => [
      code,
      LANGUAGES.map((language) => NAMED[list](code, language).name),
    ]),
  );
}

/** The words of every list of a sheet: those of the vocabulary given, and the names of places. */
export function sheetWords(vocabulary: Readonly<Omit<SheetWords, keyof typeof NAMED>>): SheetWords {
  const [category, region, sector] = [namesOf('category'), namesOf('region'), namesOf('sector')];
  return { ...vocabulary, category, region, sector };
}
