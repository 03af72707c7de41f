import { addDays, addMonths, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { CredentialKind } from '../vocabulary.ts';
import { CREDENTIAL_RULES } from './credential-rules.ts';
import { isInForce, type Dated } from './in-force.ts';

/** Days before its end at which a provider is reminded of a paper. */
export const REMINDER_DAYS = [60, 30, 7] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** How far ahead a paper may begin, against slips of the pen. */
const FURTHEST_START_MONTHS = 12;

/** What matters of a paper for its days. */
export interface Paper extends Dated {
  readonly id: string;
  readonly kind: string;
  readonly issuer: string;
}

/** The last day of a paper: what was typed, else what its kind counts to; null for no end. */
export function endOf(
  kind: CredentialKind,
  from: CivilDate,
  to: CivilDate | null,
): CivilDate | null {
  const { end, longestMonths } = CREDENTIAL_RULES[kind];
  return to ?? (end === 'counted' ? addMonths(from, longestMonths) : null);
}

export type DayProblem = 'tax-too-long' | 'too-long' | 'expired' | 'too-far';

/** Why a paper with these days is not taken; null when it is. */
export function dayProblem(
  kind: CredentialKind,
  days: { readonly from: CivilDate; readonly to: CivilDate | null },
  today: CivilDate,
): DayProblem | null {
  const { from, to } = days;
  if (from > addMonths(today, FURTHEST_START_MONTHS)) return 'too-far';
  if (to === null) return null;
  if (to > addMonths(from, CREDENTIAL_RULES[kind].longestMonths))
    return kind === 'tax-attestation' ? 'tax-too-long' : 'too-long';
  return to < today ? 'expired' : null;
}

/** Where a paper stands on a day. */
export const STANDINGS = [
  'pending',
  'upcoming',
  'in-force',
  'expiring',
  'expired',
  'refused',
  'withdrawn',
] as const;
export type Standing = (typeof STANDINGS)[number];

/** Where a paper stands; `expiring` within sixty days of its end while nothing follows it. */
export function standingOf(paper: Paper, others: readonly Paper[], today: CivilDate): Standing {
  const { state, validFrom, validTo } = paper;
  if (state === 'refused' || state === 'withdrawn') return state;
  if (validTo !== null && dayOf(validTo) < today) return 'expired';
  if (state !== 'verified') return 'pending';
  if (dayOf(validFrom) > today) return 'upcoming';
  const isNear = validTo !== null && dayOf(validTo) <= addDays(today, REMINDER_DAYS[0]);
  return isNear && !isFollowed(paper, others) ? 'expiring' : 'in-force';
}

/** Partnerships with two vendors do not replace each other; other papers of a kind do. */
function isSame(one: Paper, other: Paper): boolean {
  if (one.kind !== other.kind || one.id === other.id) return false;
  const name = ({ issuer }: Paper) => issuer.toLowerCase();
  return one.kind !== 'vendor-partnership' || name(one) === name(other);
}

/** Whether a verified paper of the same kind goes on after this one without a day between. */
function isFollowed(paper: Paper, others: readonly Paper[]): boolean {
  const { validTo } = paper;
  if (validTo === null) return true;
  const next = addDays(dayOf(validTo), 1);
  return others.some(
    (other) =>
      isSame(paper, other) &&
      other.state === 'verified' &&
      dayOf(other.validFrom) <= next &&
      (other.validTo === null || other.validTo > validTo),
  );
}

/** Whether another paper of the same kind is in force on a day. */
export function isReplaced(paper: Paper, others: readonly Paper[], today: CivilDate): boolean {
  return others.some((other) => isSame(paper, other) && isInForce(other, today));
}

/** Whether a paper is only history: withdrawn, or refused or over and another has come since. */
export function isPast(
  paper: Paper & { readonly addedAt: Date },
  others: readonly (Paper & { readonly addedAt: Date })[],
  today: CivilDate,
): boolean {
  const standing = standingOf(paper, others, today);
  if (standing === 'withdrawn') return true;
  if (standing !== 'refused' && standing !== 'expired') return false;
  return others.some(
    (other) =>
      isSame(paper, other) &&
      (isInForce(other, today) || (other.state === 'pending' && other.addedAt > paper.addedAt)),
  );
}

/** What the clock has to do about a verified paper on a day. */
export type Due = { readonly act: 'remind'; readonly days: ReminderDays } | { readonly act: 'end' };

/**
 * What is due about a verified paper: its end, once, on the first day after its last; a reminder
 * 60, 30 and 7 days before, once each, unless another paper goes on after it. Null for nothing.
 */
export function dueOf(
  paper: Paper & { readonly remindedDays: number | null },
  others: readonly Paper[],
  today: CivilDate,
): Due | null {
  const { state, validTo, remindedDays } = paper;
  if (state !== 'verified' || validTo === null || remindedDays === 0) return null;
  const last = dayOf(validTo);
  if (last < today) return { act: 'end' };
  const days = REMINDER_DAYS.findLast((ahead) => last <= addDays(today, ahead));
  if (days === undefined || (remindedDays !== null && remindedDays <= days)) return null;
  return isFollowed(paper, others) ? null : { act: 'remind', days };
}
