import type { Actor } from '#domain/kernel/index.server.ts';
import { replaceIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { answersSchema, type AnswersForm } from './answers-form.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { changedSince } from './merge.ts';
import { recordResultIfComplete } from './record-result.server.ts';
import { senderOf } from './sender.ts';
import type { GivenAnswer, WebConsumerShare } from './types.ts';
import { writeAnswers, writeFacts } from './write-events.server.ts';

const OLDEST_EVENT_MS = 7 * 24 * 60 * 60 * 1000;

/** The instant an answer was chosen. A span, not a time of day: devices' clocks are often wrong. */
function eventTime(ago: number | undefined, now: Date): Date {
  return new Date(now.getTime() - Math.min(ago ?? 0, OLDEST_EVENT_MS));
}

/** What this very page sent the last time: a page kept in the browser's history is sent again. */
async function sentBefore(
  tx: Tx,
  actor: Actor,
  intentId: string | null,
  form: AnswersForm,
): Promise<Readonly<Record<string, GivenAnswer>>> {
  const sender = senderOf(actor);
  if (intentId === null || sender === null) return {};
  const intent = { actor: sender, intentId, now: actor.now };
  const kept = await replaceIntent(tx, intent, JSON.stringify(form.sent));
  return kept === null ? {} : answersSchema.parse(JSON.parse(kept));
}

/**
 * Keeps what the person changed on a page. An answer given later on another device stays, and a
 * page sent twice or from the browser's history changes nothing more. `intentId` was minted when the
 * page was rendered; null when the form carried none.
 */
export async function saveAnswers(
  actor: Actor,
  id: string,
  form: AnswersForm,
  webConsumerShare: WebConsumerShare | null,
  intentId: string | null = null,
): Promise<void> {
  await inTransaction('assessment.save-answers', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    const before = await sentBefore(tx, actor, intentId, form);
    const changed = changedSince({ ...form.shown, ...before }, form.sent);
    const events = Object.entries(changed).map(([item, answer]) => ({
      item,
      answer,
      at: eventTime(form.chosenAgo[item], actor.now),
    }));
    await writeAnswers(tx, id, events);
    if (webConsumerShare !== null) await writeFacts(tx, id, { webConsumerShare }, actor.now);
    await recordResultIfComplete(tx, actor, id);
    await noteAct(tx, actor, held, 'answers-saved', { items: events.length });
  });
}
