import { parseMoney } from '#domain/kernel/schema.ts';
import { factDefinition, type FactName, type FactUnit } from '../rules/facts.ts';

const SIGNIFICANT = 12;
const PERCENT = 100;
const DECIMAL = /^(\d{1,12})(?:[.,](\d{1,6}))?$/;
const SPACES = /[\s\u00a0\u202f]/gu;
const ARABIC_ZERO = 0x660;

function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - ARABIC_ZERO));
}

/** A plain number as people type it ("1 000", "0,5", "٣"); null for anything else. */
export function typedNumber(text: string): number | null {
  const match = DECIMAL.exec(latinDigits(text).replace(SPACES, ''));
  if (!match) return null;
  return Number(`${match[1] ?? '0'}.${match[2] ?? '0'}`);
}

/** A share typed as a percentage ("70", "70 %", "٧٠٪"), between 0 and 1 when it is sensible. */
export function typedShare(text: string): number | null {
  const percent = typedNumber(text.replace(/[%٪]/g, ''));
  return percent === null ? null : Number((percent / PERCENT).toPrecision(SIGNIFICANT));
}

/** Dirhams as people type them; null for what is no amount. */
export function typedDirhams(text: string): number | null {
  const centimes = parseMoney(text);
  return centimes === null ? null : Number(centimes) / PERCENT;
}

/** A number in a unit: dirhams, a percentage, else a plain number. */
export function typedInUnit(unit: FactUnit, text: string): number | null {
  if (unit === 'mad') return typedDirhams(text);
  return unit === 'share' ? typedShare(text) : typedNumber(text);
}

/** A number as it is given back to a form, in the unit it is typed in. */
export function shownInUnit(unit: FactUnit, value: number): string {
  return String(unit === 'share' ? Number((value * PERCENT).toPrecision(SIGNIFICANT)) : value);
}

/** Why a number does not fit a fact; null when it does. */
export function numberProblem(
  fact: FactName,
  value: number | null,
): 'number' | 'whole' | 'bounds' | null {
  const definition = factDefinition(fact);
  if (value === null || definition.kind !== 'number') return 'number';
  if (definition.whole && !Number.isInteger(value)) return 'whole';
  return value < definition.min || value > definition.max ? 'bounds' : null;
}
