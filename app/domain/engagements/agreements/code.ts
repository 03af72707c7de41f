/** Crockford's base 32: digits and letters without I, L, O and U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = 12;
const GROUPED = /^(.{4})(.{4})(.{4})$/;
const CODE = /^RA([0-9A-HJKMNP-TV-Z]{12})$/;
const LONGEST = 64;

/** A new code of an agreement, `RA-XXXX-XXXX-XXXX`: 60 bits that nobody guesses. */
export function mintAgreementCode(randomBytes: (size: number) => Uint8Array): string {
  // 256 is a multiple of 32: every sign is as likely.
  const signs = [...randomBytes(SIGNS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return `RA-${signs.join('').replace(GROUPED, '$1-$2-$3')}`;
}

/**
 * The code of an agreement as it is printed, however it was typed or scanned, with O read as 0 and I
 * and L as 1; null for what cannot be one.
 */
export function readAgreementCode(typed: string): string | null {
  const bare = typed
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '');
  const signs = bare.slice(0, 2) + bare.slice(2).replaceAll('O', '0').replace(/[IL]/g, '1');
  const [, found] = CODE.exec(signs) ?? [];
  return found === undefined ? null : `RA-${found.replace(GROUPED, '$1-$2-$3')}`;
}

/** What people call an agreement: the number of its project and its own, `000123-1`. */
export function agreementNumber(project: number, number: number): string {
  return `${String(project).padStart(6, '0')}-${String(number)}`;
}
