import { DomainError } from './errors.ts';

declare const centimes: unique symbol;
/** An amount in dirhams, kept as a whole number of centimes. */
export type Cents = bigint & { readonly [centimes]: true };

function isCents(value: bigint): value is Cents {
  return typeof value === 'bigint';
}

/** A whole number of centimes as an amount. */
export function cents(value: bigint): Cents {
  if (!isCents(value)) throw new DomainError('kernel.bad-amount');
  return value;
}

/** The sum of the amounts; nothing sums to 0. */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return cents(total);
}

/**
 * `amount × numerator / denominator`, rounded half up to the centime (a half goes away from 0, so
 * that a refund mirrors its charge). Throws `kernel.bad-amount` when the denominator is not positive.
 */
export function shareOf(amount: Cents, numerator: bigint, denominator: bigint): Cents {
  if (denominator <= 0n) throw new DomainError('kernel.bad-amount');
  const product = amount * numerator;
  const magnitude = product < 0n ? -product : product;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return cents(product < 0n ? -rounded : rounded);
}

/** The amount for machines (JSON, CSV): `1234.50`, a dot, two decimals, no grouping. */
export function plainAmount(amount: Cents): string {
  const magnitude = amount < 0n ? -amount : amount;
  const decimals = String(magnitude % 100n).padStart(2, '0');
  return `${amount < 0n ? '-' : ''}${magnitude / 100n}.${decimals}`;
}

const INVISIBLE = /[\p{Cf}]/gu;
const CURRENCY =
  /(?:^(?:mad|dhs?\.?|درهم|د\.م\.?))|(?:(?:mad|dhs?\.?|dirhams?|درهما?|دراهم|د\.م\.?|ⴰⴷⵔⵉⵎ)$)/iu;
const PLAIN = /^\d{1,15}$/;
const GROUPED_BY = { '.': /^\d{1,3}(?:\.\d{3})+$/, ',': /^\d{1,3}(?:,\d{3})+$/ } as const;
const DECIMAL = /^(.*)([.,])(\d{1,2})$/;
const SPACED = /^\d{1,3}(?: \d{3})+(?=$|[.,])/;

function latin(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\u066b/g, ',')
    .replace(/[\u066c'’]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The digits of a whole number grouped by spaces, by dots, by commas or not at all. */
function wholeDigits(text: string, decimalMark: string | null): string | null {
  if (PLAIN.test(text)) return text;
  for (const mark of ['.', ','] as const) {
    if (mark !== decimalMark && GROUPED_BY[mark].test(text)) return text.replaceAll(mark, '');
  }
  return null;
}

/**
 * The amount a person typed, or null when it cannot be one. Understands `12,5`, `1 000,00 DH`,
 * `1.234,50`, `1,234.50`, `MAD 80` and Arabic-Indic digits. A mark before exactly three last
 * digits groups thousands (as Moroccan usage does): `1.234` is 1 234 dirhams. At most two
 * decimals; signs, letters and more than 15 digits are refused.
 */
export function parseMoney(text: string): Cents | null {
  const bare = latin(text).replace(CURRENCY, '').trim();
  const joined = SPACED.test(bare) ? bare.replaceAll(' ', '') : bare;
  const match = DECIMAL.exec(joined);
  const digits = wholeDigits(match?.[1] ?? joined, match?.[2] ?? null);
  if (digits === null || digits.length > 15) return null;
  return cents(BigInt(digits) * 100n + BigInt((match?.[3] ?? '').padEnd(2, '0')));
}
