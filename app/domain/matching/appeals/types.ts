import type { Component } from '../codes.ts';

/** What one component gave an offer. */
export interface ComponentPoints {
  readonly component: Component;
  /** Points it had, and the most it could have. */
  readonly points: number;
  readonly most: number;
}

/** Whether a stored list, computed again, is what was shown; it may have lost something it read. */
export type ReplayVerdict = 'same' | 'other' | 'impossible';
