import { listKeptMail, type KeptMail } from '#platform/mailer.ts';

const MOST_SHOWN = 50;

/** What the local outbox kept, newest first; only the demonstration shows it. */
export function listDemoMail(): Promise<KeptMail[]> {
  return listKeptMail(MOST_SHOWN);
}
