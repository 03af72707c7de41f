import type { KeptOut } from './kept-out.ts';

/**
 * Why nobody saw an offer: it is not published; it is, but its provider or a paper keeps it out of
 * the lists; nobody needs its category; something keeps it from all who do; it fits some, who saw
 * other offers before it or have not opened their list yet.
 */
export const NEVER_SHOWN = ['unpublished', 'unlisted', 'no-need', 'kept-out', 'not-yet'] as const;
export type NeverShown = (typeof NEVER_SHOWN)[number];

interface Standing {
  readonly isPublished: boolean;
  readonly isListed: boolean;
  /** Null while the offer is not in the index. */
  readonly keptOut: KeptOut | null;
}

export function whyNeverShown({ isPublished, isListed, keptOut }: Standing): NeverShown {
  if (!isPublished) return 'unpublished';
  if (!isListed) return 'unlisted';
  if (keptOut === null) return 'not-yet';
  if (keptOut.needs === 0) return 'no-need';
  return keptOut.matches === 0 ? 'kept-out' : 'not-yet';
}
