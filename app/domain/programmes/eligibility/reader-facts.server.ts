import { findFirmProfile } from '#domain/accounts/index.server.ts';
import { findProfileFacts } from '#domain/assessment/index.server.ts';
import { civilDateOf, type Actor, type CivilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { FACT_NAMES, type Facts } from '../rules/facts.ts';
import { EMPTY_DRAFT, findDraft, type Skipped } from './draft-records.server.ts';
import { canAnswer, firmOf, listFirmFacts } from './firm-facts.server.ts';
import {
  assessmentAge,
  factsOfOrganisation,
  factsOfProfile,
  factsToday,
  latestOf,
  type KnownFacts,
} from './known-facts.ts';
import { findProvenFacts } from './proven-facts.server.ts';

export type ReaderActor = Pick<Actor, 'deviceHash' | 'person' | 'now'>;

/** What is known of the firm of whoever reads. */
export interface ReaderFacts {
  /** As rules read them today. */
  readonly facts: Facts;
  /** The same with where each comes from and when it was given. */
  readonly known: KnownFacts;
  /** Questions that do not come back by themselves. */
  readonly skipped: Skipped;
  /** Whether the facts are those of a firm on the platform, rather than of this browser. */
  readonly ofFirm: boolean;
  /** False for those who may only read what their firm answered. */
  readonly canAnswer: boolean;
  /** How many facts were answered in this browser before its reader came to work in the firm. */
  readonly toTakeOver: number;
  /** When the last assessment was completed, null when there is none. */
  readonly assessedAt: Date | null;
  /** True once somebody answered or skipped a question here. */
  readonly hasAnswers: boolean;
}

/**
 * What is known of the reader's firm, the value given last for each fact. Somebody who works in a
 * firm: what was answered for it, its record and its assessments, whoever of the firm gave them, and
 * before all of them what was proven and still counts.
 * Everybody else: what this browser answered and the profiles of its own assessments.
 */
export async function getReaderFacts(actor: ReaderActor): Promise<ReaderFacts> {
  const today = civilDateOf(actor.now);
  const firmId = firmOf(actor);
  const [kept, profile, firm] = await Promise.all([
    findDraft(db, actor.deviceHash),
    findProfileFacts(db, actor),
    firmId === null ? null : knownOfFirm(firmId, today),
  ]);
  const draft = kept ?? EMPTY_DRAFT;
  const answered = firm === null ? draft.facts : firm.answered;
  const said = latestOf(firm?.record ?? {}, factsOfProfile(profile, today), answered);
  const known = { ...said, ...firm?.proven };
  return {
    facts: {
      ...factsToday(known, today),
      assessmentAgeMonths: assessmentAge(profile.completedAt, today),
    },
    known,
    skipped: draft.skipped,
    assessedAt: profile.completedAt,
    ofFirm: firm !== null,
    canAnswer: canAnswer(actor),
    toTakeOver: firm === null || !canAnswer(actor) ? 0 : countOf(draft.facts),
    hasAnswers: countOf(answered) > 0 || Object.keys(draft.skipped).length > 0,
  };
}

/** The same, or null when nothing is known of the reader's firm. */
export async function findReaderFacts(actor: ReaderActor): Promise<ReaderFacts | null> {
  if (actor.deviceHash === null && firmOf(actor) === null) return null;
  const reader = await getReaderFacts(actor);
  return countOf(reader.known) > 0 || reader.facts.assessmentAgeMonths?.value !== null
    ? reader
    : null;
}

async function knownOfFirm(firmId: string, today: CivilDate) {
  const [answered, profile, proven] = await Promise.all([
    listFirmFacts(db, firmId),
    findFirmProfile(db, firmId),
    findProvenFacts(db, firmId, today),
  ]);
  const record = profile && factsOfOrganisation({ ...profile, at: profile.updatedAt });
  return { answered, proven, record: record ?? {} };
}

function countOf(known: KnownFacts): number {
  return FACT_NAMES.filter((name) => known[name] !== undefined).length;
}
