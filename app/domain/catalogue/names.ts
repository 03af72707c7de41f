import categories from '#content/categories.json' with { type: 'json' };
import geography from '#content/geography.json' with { type: 'json' };
import sectors from '#content/sectors.json' with { type: 'json' };
import type { Bilingual } from './offers/content.ts';

/** Languages in which codes have names; places are named in French for English readers. */
export type NameLang = 'fr' | 'ar' | 'en';

export interface Named {
  readonly code: string;
  readonly name: string;
}

/** A text of a provider in the language it was written in. */
export interface ShownText {
  readonly text: string;
  readonly lang: 'fr' | 'ar';
}

const placeLang = (lang: NameLang) => (lang === 'ar' ? 'ar' : 'fr');

type Entry = Readonly<Record<'code' | 'fr' | 'ar', string>>;
const byCode = <T extends Entry>(entries: readonly T[]) =>
  new Map(entries.map((entry) => [entry.code, entry]));

const CATEGORIES = byCode(categories);
const SECTORS = byCode(sectors);
const REGIONS = byCode<Entry>(geography.regions);
const PROVINCES = byCode<Entry>(geography.provinces);

/** Categories of offers by their codes; an unknown code names itself. */
export function categoryName(code: string, lang: NameLang): Named {
  return { code, name: CATEGORIES.get(code)?.[lang] ?? code };
}

export function sectorName(code: string, lang: NameLang): Named {
  return { code, name: SECTORS.get(code)?.[lang] ?? code };
}

export function regionName(code: string, lang: NameLang): Named {
  return { code, name: REGIONS.get(code)?.[placeLang(lang)] ?? code };
}

export function provinceName(code: string, lang: NameLang): Named {
  return { code, name: PROVINCES.get(code)?.[placeLang(lang)] ?? code };
}

/**
 * A text in the reader's language, else in the other one it was written in; null where there is
 * none. English readers get the French one first.
 */
export function shownText({ fr, ar }: Bilingual, lang: NameLang): ShownText | null {
  const both = [
    { text: fr, lang: 'fr' },
    { text: ar, lang: 'ar' },
  ] as const;
  const inOrder = lang === 'ar' ? [both[1], both[0]] : both;
  return inOrder.find(({ text }) => text.trim() !== '') ?? null;
}
