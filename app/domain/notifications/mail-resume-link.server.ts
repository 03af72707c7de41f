import { getResumeCode } from '#domain/assessment/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { resumeLinkMail } from '#emails/resume-link.ts';
import { onceByIntent } from '#platform/intents.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';

export interface ResumeLinkRequest {
  readonly assessmentId: string;
  readonly email: string;
  readonly intentId: string;
  /** Address of the site, without a slash at the end. */
  readonly origin: string;
}

/**
 * Sends the way back to an assessment to an address that is not kept. The same form sent twice
 * sends one message. Throws `assessment.not-found` for somebody else's assessment.
 */
export async function mailResumeLink(
  actor: Actor & { readonly deviceHash: string },
  { assessmentId, email, intentId, origin }: ResumeLinkRequest,
): Promise<void> {
  await inTransaction('notifications.mail-resume-link', async (tx) => {
    const code = await getResumeCode(tx, actor, assessmentId);
    const intent = { actor: actor.deviceHash, intentId, now: actor.now };
    await onceByIntent(tx, intent, async () => {
      const link = `${origin}/${actor.lang}/resume?code=${code}`;
      const mail = resumeLinkMail({ language: actor.lang, code, link });
      await addJob(tx, 'send-mail', { recipient: email, language: actor.lang, ...mail });
      return 'sent';
    });
  });
}
