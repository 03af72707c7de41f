import { provinceName, regionName, type Named, type NameLang } from '../names.ts';
import { REGIONS } from '../vocabulary.ts';
import type { RegisterEntry } from './register-schema.ts';

/** Where a provider has its seat, in words: province and region; null when neither is known. */
export function registerPlace(
  { province, region }: Pick<RegisterEntry['provider'], 'province' | 'region'>,
  lang: NameLang,
): string | null {
  const names = [
    ...(province === null ? [] : [provinceName(province, lang).name]),
    ...(region === null ? [] : [regionName(region, lang).name]),
  ];
  return names.length === 0 ? null : names.join(lang === 'ar' ? '، ' : ', ');
}

/** The regions in which a seat may be, in the order of their codes. */
export function registerRegions(lang: NameLang): readonly Named[] {
  return REGIONS.map((code) => regionName(code, lang));
}
