import { createHmac } from 'node:crypto';

/**
 * Digits and capitals that nobody confuses by eye: no 0 O Q, 1 I L, 2 Z, 5 S, 8 B, U V pairs.
 * Of each pair the digit stays, of U and V the V.
 */
export const RESUME_ALPHABET = '23456789ACDEFGHJKMNPRTVWXY';
export const RESUME_CODE_LENGTH = 12;

/** Bytes from this value on would favour the first letters of the alphabet. */
const UNBIASED_BYTES = 256 - (256 % RESUME_ALPHABET.length);

/** What a reader may type for a letter that the alphabet leaves out. */
const MISREADINGS: Readonly<Record<string, string>> = { B: '8', S: '5', Z: '2', U: 'V' };

const CODE_PATTERN = new RegExp(`^[${RESUME_ALPHABET}]{${RESUME_CODE_LENGTH}}$`);

/** Spaces, any dash, dots, underscores and invisible marks such as those of bidi text. */
const SEPARATORS = /[\s\p{Pd}\p{Cf}\u2212._]/gu;

function* unbiasedLetters(secret: string, message: string): Generator<string> {
  for (let block = 0; ; block += 1) {
    const suffix = block === 0 ? '' : `|${block}`;
    const bytes = createHmac('sha256', secret).update(`${message}${suffix}`).digest();
    for (const byte of bytes) {
      if (byte < UNBIASED_BYTES) yield RESUME_ALPHABET.charAt(byte % RESUME_ALPHABET.length);
    }
  }
}

/**
 * The 12 characters that reopen an assessment: the same for the same secret, id and version, so
 * that a code can be shown again without being stored; raising the version revokes it.
 */
export function resumeCode(secret: string, assessmentId: string, version: number): string {
  let code = '';
  for (const letter of unbiasedLetters(secret, `resume|${assessmentId}|${version}`)) {
    code += letter;
    if (code.length === RESUME_CODE_LENGTH) break;
  }
  return code;
}

/** A code in three groups, `XXXX-XXXX-XXXX`, as people read it out. */
export function formatCode(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join('-');
}

function latinDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  return String(code >= 0x6f0 ? code - 0x6f0 : code - 0x660);
}

/**
 * The 12 characters meant by what a person typed: lower case, separators, bidi marks, full-width
 * and Arabic-Indic digits are understood; null when no code can be meant.
 */
export function normaliseCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .replace(SEPARATORS, '')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, latinDigit)
    .toUpperCase()
    .replace(/[BSZU]/g, (letter) => MISREADINGS[letter] ?? letter);
  return CODE_PATTERN.test(code) ? code : null;
}

/** What the database keeps to find an assessment by its code: HMAC-SHA256 in hexadecimal. */
export function hashCode(secret: string, code: string): string {
  return createHmac('sha256', secret).update(`resume-code|${code}`).digest('hex');
}
