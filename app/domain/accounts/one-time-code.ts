/** Six digits typed within ten minutes, five tries: one chance in 200 000. */
export const CODE_MINUTES = 10;
export const CODE_TRIES = 5;
/** Codes one person can ask for in an hour, for one purpose. */
export const CODES_AN_HOUR = 5;
export const RESET_MINUTES = 60;

const DIGITS = 6;
const CODES = 10 ** DIGITS;
/** Six random bytes: the remainder by a million is even to one part in 10⁸. */
export const CODE_BYTES = 6;

/** Six digits out of six random bytes. */
export function codeOf(random: Uint8Array): string {
  const number = Buffer.from(random).readUIntBE(0, CODE_BYTES);
  return String(number % CODES).padStart(DIGITS, '0');
}

/** Arabic-Indic and Persian zeros are multiples of 16: the last four bits of a digit are its value. */
const EASTERN_DIGITS = /[\u0660-\u0669\u06f0-\u06f9]/g;

/** A typed code with Latin digits and nothing between them: `١٢٣ ٤٥٦` is `123456`. */
export function normalCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\s\p{Cf}.-]/gu, '');
}

/** Whether a text has the form of a code of six digits. */
export function isCode(text: string): boolean {
  return /^\d{6}$/.test(text);
}
