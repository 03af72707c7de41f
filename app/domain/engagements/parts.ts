/**
 * As whom somebody acts on an engagement: its two sides, the officers of the programme (who
 * proposed the aid, who certifies, who orders payments, who mediates, who looks after risks), time.
 */
export const PARTS = [
  'firm',
  'provider',
  'proposes',
  'certifies',
  'authorises',
  'mediates',
  'risk',
  'system',
] as const;
export type Part = (typeof PARTS)[number];

/** Who has the ball. */
export type Holder = 'firm' | 'provider' | 'programme';

/** How long the ball stays with somebody. */
export interface Term {
  readonly holder: Holder;
  readonly unit: 'working' | 'calendar';
  readonly days: number;
  /** Days before the end at which its holder is reminded. */
  readonly remind: readonly number[];
}
