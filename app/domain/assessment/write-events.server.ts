import type { Tx } from '#platform/transaction.ts';
import type { FactName } from './facts.ts';
import type { GivenAnswer } from './types.ts';

export interface AnswerEvent {
  readonly item: string;
  readonly answer: GivenAnswer;
  readonly at: Date;
}

/** Keeps each answer unless a later one of the same item is already there. */
export async function writeAnswers(
  tx: Tx,
  assessmentId: string,
  events: readonly AnswerEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const levels = events.map(({ answer }) => (answer.status === 'answered' ? answer.level : null));
  const reasons = events.map(({ answer }) =>
    answer.status === 'not_applicable' ? answer.reason : null,
  );
  await tx.$executeRaw`
    INSERT INTO assessment_answer AS a (assessment_id, item_id, status, level, reason, event_at)
    SELECT ${assessmentId}, e.item, e.status, e.level, e.reason, e.at
    FROM unnest(
      ${events.map(({ item }) => item)}::text[],
      ${events.map(({ answer }) => answer.status)}::text[],
      ${levels}::smallint[],
      ${reasons}::text[],
      ${events.map(({ at }) => at)}::timestamptz[]
    ) AS e(item, status, level, reason, at)
    ON CONFLICT (assessment_id, item_id) DO UPDATE
      SET status = excluded.status, level = excluded.level,
          reason = excluded.reason, event_at = excluded.event_at
      WHERE a.event_at < excluded.event_at`;
}

/** Keeps each fact of the profile unless a later one is already there; null takes it back. */
export async function writeFacts(
  tx: Tx,
  assessmentId: string,
  facts: Partial<Readonly<Record<FactName, unknown>>>,
  at: Date,
): Promise<void> {
  const entries = Object.entries(facts);
  if (entries.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO assessment_fact AS f (assessment_id, fact, value, event_at)
    SELECT ${assessmentId}, e.fact, e.value::jsonb, ${at}
    FROM unnest(
      ${entries.map(([fact]) => fact)}::text[],
      ${entries.map(([, value]) => JSON.stringify(value ?? null))}::text[]
    ) AS e(fact, value)
    ON CONFLICT (assessment_id, fact) DO UPDATE
      SET value = excluded.value, event_at = excluded.event_at
      WHERE f.event_at < excluded.event_at`;
}
