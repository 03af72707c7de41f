import { addDays, civilDateOf, type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import { isInForce, REQUIRED_CREDENTIALS, type Dated } from '../providers/in-force.ts';
import type { CertificateFacts, CertificateState } from './certificate.ts';

/** A paper of the wallet, of any kind and state. */
export type Paper = Dated & { readonly kind: string };

/** What holds a suspended certificate: required papers, a measure, or both. */
export type Hold = 'papers' | 'measure';

/** What a certificate is on a day. */
export interface StateToday {
  readonly state: CertificateState;
  /** First day it is so; null where the papers do not tell. */
  readonly since: CivilDate | null;
  /** Only for a suspended one. */
  readonly holds: readonly Hold[];
  /** Last day of a suspension that ends by itself, null for any other. */
  readonly until: CivilDate | null;
}

/**
 * What a certificate is on a day, from its dates and the papers it needs, whether or not the hourly
 * job has written it down yet: expired after its last day, suspended while a measure runs or a
 * required paper is not in force, else its grade. What ended stays as it ended.
 */
export function stateOn(
  facts: CertificateFacts,
  papers: readonly Paper[],
  today: CivilDate,
): StateToday {
  const { state, grade, validUntil, endedAt } = facts;
  if (endedAt !== null) return plain(state, civilDateOf(endedAt));
  if (dayOf(validUntil) < today) return plain('expired', addDays(dayOf(validUntil), 1));
  const held = [lapseOf(facts, papers, today), measureOf(facts, today)].filter(
    (one) => one !== null,
  );
  if (held.length > 0) return suspended(held);
  const confirmedAt = grade === 'certified' ? facts.certifiedAt : null;
  return plain(grade, civilDateOf(confirmedAt ?? facts.issuedAt));
}

interface Held {
  readonly hold: Hold;
  readonly since: CivilDate | null;
  readonly until: CivilDate | null;
}

function plain(state: CertificateState, since: CivilDate): StateToday {
  return { state, since, holds: [], until: null };
}

/** It ends by itself only when nothing else than a measure with a last day holds it. */
function suspended(held: readonly Held[]): StateToday {
  const days = held.map(({ since }) => since);
  const [only] = held.length === 1 ? held : [];
  return {
    state: 'suspended',
    since: days.includes(null) ? null : (days.toSorted()[0] ?? null),
    holds: held.map(({ hold }) => hold),
    until: only?.until ?? null,
  };
}

function measureOf({ measureAt, measureUntil }: CertificateFacts, today: CivilDate): Held | null {
  if (measureAt === null) return null;
  const until = measureUntil && dayOf(measureUntil);
  if (until !== null && until < today) return null;
  return { hold: 'measure', since: civilDateOf(measureAt), until };
}

function lapseOf(
  { lapsedAt }: CertificateFacts,
  papers: readonly Paper[],
  today: CivilDate,
): Held | null {
  const missing = REQUIRED_CREDENTIALS.filter(
    (kind) => !papers.some((paper) => paper.kind === kind && isInForce(paper, today)),
  );
  if (missing.length === 0) return null;
  const since = lapsedAt ? civilDateOf(lapsedAt) : firstDayWithout(papers, missing, today);
  return { hold: 'papers', since, until: null };
}

/** The day after the last one of the missing kind that ended first; null when it never was there. */
function firstDayWithout(
  papers: readonly Paper[],
  missing: readonly string[],
  today: CivilDate,
): CivilDate | null {
  const days = missing.map((missed) => {
    const ends = papers
      .filter(({ kind, state }) => kind === missed && state === 'verified')
      .flatMap(({ validTo }) => (validTo === null ? [] : [dayOf(validTo)]))
      .filter((end) => end < today);
    return ends.toSorted().at(-1) ?? null;
  });
  const [first] = days.includes(null) ? [] : days.toSorted();
  return first ? addDays(first, 1) : null;
}
