const LONGEST = 60;

/** Part of an address made of a French or English text; `fallback` where nothing is left of it. */
export function slugify(title: string, fallback = 'offre'): string {
  const words = title
    .normalize('NFKD')
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const cut = words.length > LONGEST ? words.slice(0, LONGEST).replace(/-[^-]*$/, '') : words;
  return cut === '' ? fallback : cut;
}
