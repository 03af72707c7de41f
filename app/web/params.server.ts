import { DEFAULT_LANG, isLang, type Lang } from '#i18n/languages.ts';

/** The language of the URL; an unknown one answers 404. */
export function requireLang(params: Readonly<Record<string, string | undefined>>): Lang {
  const { lang } = params;
  if (lang === undefined) return DEFAULT_LANG;
  if (!isLang(lang)) throw notFound();
  return lang;
}

/** A named URL parameter; its absence is a programming error answered 404. */
export function requireParam(
  params: Readonly<Record<string, string | undefined>>,
  name: string,
): string {
  const value = params[name];
  if (value === undefined || value === '' || value.includes('\0')) throw notFound();
  return value;
}

export function notFound(): Response {
  return new Response(null, { status: 404 });
}
