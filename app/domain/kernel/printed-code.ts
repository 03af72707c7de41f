/** Crockford's base 32: digits and letters without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = 12;
const GROUPED = /^(.{4})(.{4})(.{4})$/;
const CODE = /^[0-9A-HJKMNP-TV-Z]{12}$/;
const LONGEST = 64;

const grouped = (prefix: string, signs: string) =>
  `${prefix}-${signs.replace(GROUPED, '$1-$2-$3')}`;

/** A new code to print on a paper, `RQ-XXXX-XXXX-XXXX`: 12 signs of 32, 60 bits that nobody guesses. */
export function mintPrintedCode(
  prefix: 'RQ' | 'RA',
  randomBytes: (size: number) => Uint8Array,
): string {
  // 256 is a multiple of 32: every sign is as likely.
  const signs = [...randomBytes(SIGNS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return grouped(prefix, signs.join(''));
}

/**
 * A code as it is printed, however it was typed or scanned, with O read as 0 and I and L as 1; null
 * for what cannot be one of this prefix.
 */
export function readPrintedCode(prefix: 'RQ' | 'RA', typed: string): string | null {
  const bare = typed
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '');
  const signs = bare.slice(prefix.length).replaceAll('O', '0').replace(/[IL]/g, '1');
  return bare.startsWith(prefix) && CODE.test(signs) ? grouped(prefix, signs) : null;
}
