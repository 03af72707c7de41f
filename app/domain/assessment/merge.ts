import type { GivenAnswer } from './types.ts';

/** True when both answers say the same. */
function sameAnswer(a: GivenAnswer | undefined, b: GivenAnswer | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.status === 'answered') return b.status === 'answered' && a.level === b.level;
  if (a.status === 'not_applicable') {
    return b.status === 'not_applicable' && a.reason === b.reason;
  }
  return a.status === b.status;
}

/**
 * The answers a person really changed on a page: those sent that differ from what the page showed.
 * An item the form did not send is unchanged. Only these become new events, so that sending an old
 * page again never overwrites what was answered elsewhere in the meantime.
 */
export function changedSince(
  shown: Readonly<Record<string, GivenAnswer | undefined>>,
  sent: Readonly<Record<string, GivenAnswer | undefined>>,
): Record<string, GivenAnswer> {
  const changed: Record<string, GivenAnswer> = {};
  for (const [item, answer] of Object.entries(sent)) {
    if (answer === undefined) continue;
    const before = Object.hasOwn(shown, item) ? shown[item] : undefined;
    if (!sameAnswer(before, answer)) changed[item] = answer;
  }
  return changed;
}
