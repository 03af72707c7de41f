import type { Trilingual } from './grammar.ts';

/** Languages rules are told in; readers of Tamazight get French. */
export type RuleLang = keyof Trilingual;

/** How values are written in one language. Money is dirhams, shares lie between 0 and 1. */
export interface Speaker {
  readonly lang: RuleLang;
  readonly number: (value: number) => string;
  readonly money: (dirhams: number) => string;
  readonly share: (share: number) => string;
  /** `6 mois`, `2 ans`. */
  readonly months: (count: number) => string;
  readonly list: (items: readonly string[], join: 'and' | 'or') => string;
  /** A civil date, `YYYY-MM-DD`. */
  readonly date: (day: string) => string;
  readonly plural: (count: number) => Intl.LDMLPluralRule;
  /** Others than the firm read of it in the third person; the firm is spoken to unless said. */
  readonly listener?: 'firm' | 'others';
}

/** The same voice, for those who read about a firm. */
export function toOthers(speaker: Speaker): Speaker {
  return { ...speaker, listener: 'others' };
}
