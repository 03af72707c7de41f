import type { ItemStatus, Level } from './types.ts';

/** How many levels apart two answers must lie to be worth talking about (method §5). */
const APART = 2;

type Statuses = Readonly<Record<string, ItemStatus>>;

export interface Disagreement {
  readonly item: string;
  readonly first: Level;
  readonly second: Level;
}

export interface SecondOpinion {
  /** Two levels apart or more, in the order of the items given. */
  readonly disagreements: readonly Disagreement[];
  /** Answered by one of the two only. */
  readonly onlyOne: readonly { readonly item: string; readonly by: 'first' | 'second' }[];
  /** How many items both answered. */
  readonly both: number;
}

function answeredLevel(status: ItemStatus | undefined): Level | null {
  return status?.status === 'answered' ? status.level : null;
}

/** What two people of a firm see differently, among `items`. */
export function secondOpinion(
  items: readonly string[],
  firstStatuses: Statuses,
  secondStatuses: Statuses,
): SecondOpinion {
  const disagreements: Disagreement[] = [];
  const onlyOne: { item: string; by: 'first' | 'second' }[] = [];
  let both = 0;
  for (const item of items) {
    const first = answeredLevel(firstStatuses[item]);
    const second = answeredLevel(secondStatuses[item]);
    if (first !== null && second !== null) {
      both += 1;
      if (Math.abs(first - second) >= APART) disagreements.push({ item, first, second });
    } else if (first !== null) onlyOne.push({ item, by: 'first' });
    else if (second !== null) onlyOne.push({ item, by: 'second' });
  }
  return { disagreements, onlyOne, both };
}
