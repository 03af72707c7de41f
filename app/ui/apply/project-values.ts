import type { ApplicationContent } from '#domain/cases/schema.ts';

/** Centimes as they would be typed: `8000`, `8000,50`. */
export function amountText(centimes: string | null): string {
  if (centimes === null) return '';
  const whole = BigInt(centimes) / 100n;
  const rest = BigInt(centimes) % 100n;
  return rest === 0n ? String(whole) : `${String(whole)},${String(rest).padStart(2, '0')}`;
}

/** What the fields of the project hold, by their names. */
export function projectValues(
  content: ApplicationContent,
  stamp: number,
): Readonly<Record<string, string>> {
  const { title, need, category, startsOn, contactName, contactPhone } = content;
  return {
    ...{ title, need, contactName, contactPhone, stamp: String(stamp) },
    ...{ category: category ?? '', startsOn: startsOn ?? '' },
    ...{ cost: amountText(content.cost), otherAid: amountText(content.otherAid) },
  };
}
