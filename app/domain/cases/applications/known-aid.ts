import type { Facts } from '#domain/programmes/index.server.ts';

type Sourced = NonNullable<Facts['aidReceivedMAD']>;

/** What the platform itself gave, or set aside, to a firm and those linked with it. */
export interface KnownAid {
  /** Centimes, over the window of the fact. */
  readonly received: bigint;
  /** Categories for which a voucher runs. */
  readonly running: readonly string[];
}

const CENTIMES = 100n;

/** Whole dirhams, a part of one counted in full: what was received is never told too small. */
function dirhams(centimes: bigint): number {
  return Number((centimes + CENTIMES - 1n) / CENTIMES);
}

/**
 * The facts of a firm as the programmes of the platform know them: aid received is what the firm
 * declares and what was given here on top of it; vouchers that run are those the platform keeps,
 * whatever was declared.
 */
export function withKnownAid(facts: Facts, { received, running }: KnownAid, today: string): Facts {
  const hasActiveVoucher = { value: [...running], source: 'registry' as const, at: today };
  const aid = aidReceived(facts.aidReceivedMAD, dirhams(received), today);
  return { ...facts, hasActiveVoucher, ...(aid && { aidReceivedMAD: aid }) };
}

function aidReceived(
  declared: Sourced | undefined,
  here: number,
  today: string,
): Sourced | undefined {
  if (here === 0) return declared;
  // What was given elsewhere is not known: it is at least what was given here.
  if (declared === undefined) return { value: { min: here }, source: 'registry', at: today };
  const { value } = declared;
  if (typeof value === 'number') return { ...declared, value: value + here };
  if (typeof value !== 'object' || value === null || isList(value)) return declared;
  const { min = 0, max } = value;
  return { ...declared, value: { min: min + here, ...(max !== undefined && { max: max + here }) } };
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}
