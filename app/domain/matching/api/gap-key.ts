import type { Need } from '../score/asked.ts';

/** Name of the need that a gap makes: its action's, or one that no action has. */
export function gapKey(category: string, action: string | undefined): string {
  return action ?? `category ${category}`;
}

/** The action of a need that a gap made; null for one that names a category alone. */
export function gapAction({ action, category }: Pick<Need, 'action' | 'category'>): string | null {
  return action === gapKey(category, undefined) ? null : action;
}
