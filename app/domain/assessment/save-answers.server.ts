import type { AnonymousActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { AnswersForm } from './answers-form.ts';
import { changedSince } from './merge.ts';
import { recordResultIfComplete } from './record-result.server.ts';
import { getOwnAssessment } from './records.server.ts';
import { touch } from './touch.server.ts';
import type { WebConsumerShare } from './types.ts';
import { writeAnswers, writeFacts } from './write-events.server.ts';

const OLDEST_EVENT_MS = 7 * 24 * 60 * 60 * 1000;

/** The instant an answer was chosen. A span, not a time of day: devices' clocks are often wrong. */
function eventTime(ago: number | undefined, now: Date): Date {
  return new Date(now.getTime() - Math.min(ago ?? 0, OLDEST_EVENT_MS));
}

/**
 * Keeps what the person changed on a page. An answer given later on another device stays, and a
 * page sent twice or from the browser's history changes nothing more.
 */
export async function saveAnswers(
  actor: AnonymousActor,
  id: string,
  form: AnswersForm,
  webConsumerShare: WebConsumerShare | null,
): Promise<void> {
  await inTransaction('assessment.save-answers', async (tx) => {
    await getOwnAssessment(tx, actor, id);
    const events = Object.entries(changedSince(form.shown, form.sent)).map(([item, answer]) => ({
      item,
      answer,
      at: eventTime(form.chosenAgo[item], actor.now),
    }));
    await writeAnswers(tx, id, events);
    if (webConsumerShare !== null) await writeFacts(tx, id, { webConsumerShare }, actor.now);
    await touch(tx, id, actor.now);
    await recordResultIfComplete(tx, actor, id);
  });
}
