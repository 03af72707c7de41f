/** Crockford's base 32: without I, L, O and U, which are misread. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_LENGTH = 16;
const CODE = /^[0-9A-HJKMNP-TV-Z]{16}$/;
const BITS = 5;
const HASH_BYTES = 32;

/** The short name of an entry: the first 80 bits of its hash, as `1A2B-3C4D-5E6F-7G8H`. */
export function codeOf(hash: Uint8Array): string {
  const prefix = BigInt(
    `0x${Buffer.from(hash)
      .toString('hex')
      .slice(0, (CODE_LENGTH * BITS) / 4)}`,
  );
  const digits = Array.from({ length: CODE_LENGTH }, (_, index) => {
    const shift = BigInt((CODE_LENGTH - 1 - index) * BITS);
    return DIGITS.charAt(Number((prefix >> shift) & 31n));
  });
  return grouped(digits.join(''));
}

function grouped(digits: string): string {
  return digits.replace(/.{4}(?=.)/g, '$&-');
}

/** A code as it is printed, from what somebody typed; null for what is no code. */
export function readCode(typed: string): string | null {
  const digits = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  return CODE.test(digits) ? grouped(digits) : null;
}

/** The first and the last hash that a code can mean. */
export function hashRange(code: string): { readonly from: Uint8Array; readonly to: Uint8Array } {
  let prefix = 0n;
  for (const digit of code.replaceAll('-', '')) {
    prefix = (prefix << BigInt(BITS)) | BigInt(DIGITS.indexOf(digit));
  }
  const hex = prefix.toString(16).padStart((CODE_LENGTH * BITS) / 4, '0');
  const whole = (filler: string) =>
    Uint8Array.from(Buffer.from(hex.padEnd(HASH_BYTES * 2, filler), 'hex'));
  return { from: whole('0'), to: whole('f') };
}
