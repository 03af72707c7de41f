import { createHash } from 'node:crypto';
import settings from '#content/claim-settings.json' with { type: 'json' };
import { cents, shareOf, type Cents, type CivilDate } from '#domain/kernel/index.server.ts';

/** The setting in force on a day: the last that began; the first one for days before any. */
function inForce<T extends { readonly from: string }>(versions: readonly T[], on: CivilDate): T {
  const [first] = versions;
  const found = versions.filter(({ from }) => from <= on).at(-1) ?? first;
  if (!found) throw new Error('content/claim-settings.json lacks a version.');
  return found;
}

export interface LaneFacts {
  /** With tax, centimes. */
  readonly ttc: bigint;
  readonly isAccredited: boolean;
  readonly hadDispute: boolean;
  /** It was given back before. */
  readonly wasReturned: boolean;
  readonly on: CivilDate;
}

/**
 * Whether a claim is of low risk: a small amount by the dated setting, from a provider past its
 * probation, without any dispute, sent for the first time (cases and money §1).
 */
export function isLowRisk({ ttc, isAccredited, hadDispute, wasReturned, on }: LaneFacts): boolean {
  const { mostTtc } = inForce(settings.lowRisk, on);
  return isAccredited && !hadDispute && !wasReturned && ttc <= BigInt(mostTtc);
}

const BUCKETS = 10_000;

/**
 * Whether a claim of low risk is drawn to be inspected in full. The draw is the claim's own id, so
 * that anybody can draw it again and nobody can choose.
 */
export function isSampled(claimId: string, on: CivilDate): boolean {
  const { samplePercent } = inForce(settings.lowRisk, on);
  const drawn = createHash('sha256').update(`claim ${claimId}`).digest().readUInt32BE(0) % BUCKETS;
  return drawn < (samplePercent * BUCKETS) / 100;
}

/** How late a payment is, and the fine that goes with it, to be read as an indication. */
export interface LateFine {
  /** Months begun since the last day. */
  readonly months: number;
  readonly amount: Cents;
  readonly isConfirmed: boolean;
}

const MONTH_DAYS = 30;
const DAY_MS = 86_400_000;
const BASIS_POINTS = 10_000n;

/**
 * The fine for a payment after its last day: the key rate of the central bank for the first month,
 * and a share for each month begun after it, of the amount with tax (law 69-21, by the dated
 * settings of `content/claim-settings.json`). Null while it is not late.
 */
export function lateFine(ttc: Cents, payBy: CivilDate, on: CivilDate): LateFine | null {
  if (on <= payBy) return null;
  const days = Math.round((Date.parse(on) - Date.parse(payBy)) / DAY_MS);
  const months = Math.ceil(days / MONTH_DAYS);
  const { firstMonthBasisPoints, furtherMonthBasisPoints, isConfirmed } = inForce(
    settings.lateFine,
    on,
  );
  const points = BigInt(firstMonthBasisPoints + furtherMonthBasisPoints * (months - 1));
  return { months, amount: cents(shareOf(ttc, points, BASIS_POINTS)), isConfirmed };
}
