import { contentLang, type Lang } from '#i18n/languages.ts';

interface Named {
  readonly slug: string;
  readonly name: { readonly fr: string; readonly ar: string; readonly en: string } | null;
}

/** What a programme is called; its French name while another is missing, else its address. */
export function planName(lang: Lang, { name, slug }: Named): string {
  if (name === null) return slug;
  return [name[contentLang(lang)], name.fr].find((text) => text.trim() !== '') ?? slug;
}
