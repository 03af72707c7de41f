const INVISIBLE = /\p{Cf}/gu;
const SEPARATORS = /[\s\p{Pd}/.·_]/gu;
const DIGITS = /^\d+$/;

const ICE_LENGTH = 15;
/**
 * What a spreadsheet leaves of an ICE: every issued one begins with two zeros or more. A zero in
 * front, or fourteen digits, means that some other digit is missing.
 */
const ICE_WITHOUT_ZEROS = /^[1-9]\d{9,12}$/;
const RIB_LENGTH = 24;

/**
 * What was typed for a number: Latin digits for Arabic-Indic ones; spaces, hyphens, dots, slashes
 * and invisible direction marks dropped; anything else kept, letters in capitals.
 */
export function plainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(SEPARATORS, '')
    .toUpperCase();
}

/** Remainder of a number of any length by 97; `digits` holds digits only. */
function mod97(digits: string): number {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97;
  return remainder;
}

/**
 * Two control digits, `01` to `97`, of the thirteen digits of an ICE or the twenty-two of a RIB:
 * with them the whole is a multiple of 97.
 */
export function controlKey(body: string): string {
  return String(97 - mod97(`${body}00`)).padStart(2, '0');
}

/** The key takes part in the sum, so 00, 98 and 99 would pass where 97, 01 and 02 are right. */
function hasRightKey(digits: string): boolean {
  return controlKey(digits.slice(0, -2)) === digits.slice(-2);
}

export type Parsed<Reason extends string> =
  { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: Reason };

/** Why a number cannot be one: letters in it, too short or long, a wrong control key. */
export type NumberFault = 'characters' | 'length' | 'key';

/**
 * The fifteen digits of an ICE (identifiant commun de l'entreprise: nine of the firm, four of the
 * establishment, two of control by modulo 97), however it was typed; zeros lost at the beginning
 * are given back.
 */
export function parseIce(text: string): Parsed<NumberFault> {
  const typed = plainDigits(text).replace(/^ICE:?/, '');
  if (!DIGITS.test(typed)) return { ok: false, reason: 'characters' };
  const value = ICE_WITHOUT_ZEROS.test(typed) ? typed.padStart(ICE_LENGTH, '0') : typed;
  if (value.length !== ICE_LENGTH) return { ok: false, reason: 'length' };
  return hasRightKey(value) ? { ok: true, value } : { ok: false, reason: 'key' };
}

/** First nine digits of an ICE: the firm, the same for all its establishments. */
export function ice9Of(ice: string): string {
  return ice.slice(0, 9);
}

/** An ICE as it is printed: `002 136 093 0000 40`. */
export function groupIce(ice: string): string {
  return ice.replace(/^(\d{3})(\d{3})(\d{3})(\d{4})(\d{2})$/, '$1 $2 $3 $4 $5');
}

/**
 * The twenty-four digits of a RIB (relevé d'identité bancaire: bank 3, locality 3, account 16,
 * key 2 by modulo 97), however it was typed. A Moroccan IBAN is understood: every one with a valid
 * RIB has the check digits 64.
 */
export function parseRib(text: string): Parsed<NumberFault> {
  const value = plainDigits(text).replace(/^MA64(?=\d{24}$)/, '');
  if (!DIGITS.test(value)) return { ok: false, reason: 'characters' };
  if (value.length !== RIB_LENGTH) return { ok: false, reason: 'length' };
  return hasRightKey(value) ? { ok: true, value } : { ok: false, reason: 'key' };
}

/** A RIB as it is printed: `011 519 0000012050005349 21`. */
export function groupRib(rib: string): string {
  return rib.replace(/^(\d{3})(\d{3})(\d{16})(\d{2})$/, '$1 $2 $3 $4');
}

/** The IBAN of a valid RIB. */
export function ibanOf(rib: string): string {
  return `MA64${rib}`;
}

/** Identifiers whose form is known but not certain: an unusual one is pointed out, never refused. */
const USUAL = {
  /** Identifiant fiscal. */
  taxId: /^\d{6,8}$/,
  /** Number in the trade register (registre du commerce), unique within its court. */
  tradeRegister: /^\d{1,10}$/,
  /** Affiliation number of the employer at the CNSS. */
  cnss: /^\d{7,10}$/,
  /** Taxe professionnelle, formerly patente. */
  businessTax: /^\d{8}$/,
} as const;
export type SoftIdentifier = keyof typeof USUAL;

export const SOFT_IDENTIFIERS: readonly SoftIdentifier[] = [
  'taxId',
  'tradeRegister',
  'cnss',
  'businessTax',
];

/** Whether an identifier has the form that is usual; an empty one has nothing unusual. */
export function isUsual(identifier: SoftIdentifier, value: string): boolean {
  return value === '' || USUAL[identifier].test(value);
}
