import { slugify } from './slug.ts';

/** No letter or digit that is taken for another one. */
const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';
const LENGTH = 6;

/** The end of an address that no other offer has. */
export function mintSuffix(randomBytes: (size: number) => Uint8Array): string {
  return [...randomBytes(LENGTH)].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** The address of an offer: its French title and an ending of its own. */
export function slugWith(title: string, suffix: string): string {
  return `${slugify(title)}-${suffix}`;
}

/** The address after a change of the title; its ending stays. */
export function renamedSlug(slug: string, title: string): string {
  return slugWith(title, slug.slice(slug.lastIndexOf('-') + 1));
}
