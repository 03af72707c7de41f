import shares from '#content/register-shares.json' with { type: 'json' };
import type { Trilingual } from '../rules/grammar.ts';

/** What one part of the synthetic register rests on, to be printed wherever its counts are shown. */
export interface RegisterNote {
  readonly part: string;
  readonly text: Trilingual;
  /** Null for an assumption, which no source tells. */
  readonly source: { readonly title: string; readonly url: string } | null;
}

/** Sources and assumptions of the register, in the order they build on each other. */
export const REGISTER_NOTES: readonly RegisterNote[] = Object.entries(shares).map(
  ([part, { text, source }]) => ({ part, text, source }),
);
