import type { Segment } from '../codes.ts';
import type { Facts, FactValue } from '../rules/facts.ts';
import { isInterval } from '../rules/frame.ts';
import { segmentsOf } from './money-groups.ts';

/** Lowest and highest number that a value may stand for; nobody for one that is not known. */
function endsOf(value: FactValue | undefined): readonly [number, number] {
  if (typeof value === 'number') return [value, value];
  if (value === undefined || value === null || !isInterval(value)) return [0, 0];
  return [value.min ?? 0, value.max ?? Infinity];
}

/**
 * Segments that a firm belongs to for certain by what is known of it; money is kept for no firm on a
 * guess.
 */
export function firmSegments(facts: Facts): readonly Segment[] {
  const womanLed = facts.womanLed?.value === true;
  const youngLed = facts.youngLed?.value === true;
  const [least, most] = endsOf(facts.staff?.value).map((staff) =>
    segmentsOf({ staff, womanLed, youngLed }),
  );
  return least?.filter((segment) => most?.includes(segment)) ?? [];
}
