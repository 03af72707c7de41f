import type { MessageKind, MessageParams, NotificationKind } from '#domain/kernel/index.server.ts';
import type { Prisma } from './prisma-client/client.ts';
import type { Tx } from './transaction.ts';

/** What each kind of job carries. A job runs at least once: its task must bear repetition. */
export type JobPayloads = {
  'send-mail': MailMessage;
  'send-sms': SmsMessage;
  'freeze-benchmarks': Record<string, never>;
  purge: Record<string, never>;
  /** A message to an address or a number, which may have no account. */
  message: {
    channel: 'email' | 'sms';
    recipient: string;
    language: string;
    kind: MessageKind;
    params: MessageParams;
  };
  /** A line in a person's notification centre, and the mail that goes with it. */
  notify: {
    accountId: string;
    kind: NotificationKind;
    params: MessageParams;
    /** Path after the language, e.g. `/account/sessions`. */
    path: string | null;
  };
  /** Mails what waited for the rhythm or the quiet hours of its reader. */
  'send-digests': Record<string, never>;
  'scan-file': { fileId: string };
  /** What the day brings to providers: papers and certificates that end, answers that are due. */
  'catalogue-clock': Record<string, never>;
  /** Looks again at whether an organisation's offers may be listed. */
  'refresh-listings': { organisationId: string };
  /** Makes the percentiles of prices again. */
  'price-bands': Record<string, never>;
  /** What the day brings to programmes: openings, versions replaced, decisions that take effect. */
  'programmes-clock': Record<string, never>;
  'run-simulation': { simulationId: string };
  /** Fills the synthetic register of companies, when it is not there or from an older recipe. */
  'build-register': Record<string, never>;
  /** Makes the rows that matching reads of a provider's offers again. */
  'match-offers': { organisationId: string };
  /** Fills the index of matching where it is missing or from other vocabularies. */
  'match-index': Record<string, never>;
  /** Matches the firms again whose matches are older than offers, programmes or weights. */
  'match-refresh': Record<string, never>;
  /** Matches the firm of an assessment that was completed or changed. */
  'match-assessment': { assessmentId: string };
  /** Counts the first showing of a run as exposure. */
  'match-shown': { runId: string };
  /** Gives requests for aid that were sent to officers. */
  'assign-cases': Record<string, never>;
  /** What the day brings to cases: reminders, lapses, reservations and vouchers that end. */
  'cases-clock': Record<string, never>;
  /** Takes requests off the waiting list of a programme whose money came back. */
  'promote-waiting': { programmeId: string };
  /** The same for every programme with a waiting list: money may come with a new year. */
  'waiting-lists': Record<string, never>;
  /** Carries out the decisions of a batch that were not yet. */
  'decide-batch': { batchId: string };
  /** Spreads the money of envelopes evenly over their accounts. */
  'spread-envelopes': Record<string, never>;
  /** Matches the lines of a bank statement that was imported. */
  'match-statement': { statementId: string };
  /** Applies what Stripe told, read again from Stripe. */
  'stripe-event': { eventId: string };
  /** Gives a part of an own share back on the rail it came by, where that can be done at once. */
  'pay-refund': { refundId: string };
  /** Gives back a payment at Stripe of what was paid already. */
  'give-back-twice': { intent: string };
  /** Tells both sides that own shares came. */
  'tell-started': { engagementIds: readonly string[] };
  /** Holds the books to their invariants. */
  'check-books': Record<string, never>;
  /** Computes the Merkle root of the days that have none. */
  'seal-audit': Record<string, never>;
  /** Erases or anonymises what its retention time has passed. */
  retention: Record<string, never>;
  /** Deletes what later rooms keep of somebody whose account was erased. */
  'forget-person': { accountId: string };
};

/** A message ready to send, in the reader's language. */
export type MailMessage = { recipient: string; subject: string; text: string; language: string };

/** A text message ready to send, to a number in E.164 form. */
export type SmsMessage = { recipient: string; text: string; language: string };

export type JobName = keyof JobPayloads;

export type JobOptions = {
  /** Not before this time. */
  runAt?: Date;
  /** A later job with the same key replaces the one still waiting. */
  key?: string;
  /** The one still waiting keeps its time: changes that never stop cannot put it off for ever. */
  keepsTime?: boolean;
  /** Jobs of one queue run one after the other. */
  queue?: string;
  /** Tries in all, with growing pauses between them; 25 (about three days) when left out. */
  maxAttempts?: number;
};

/**
 * Adds a job inside the transaction of the change that calls for it: both are kept or neither is.
 */
export async function addJob<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayloads[Name],
  { runAt, key, keepsTime = false, queue, maxAttempts }: JobOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM graphile_worker.add_job(
      identifier => ${name}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${queue ?? null}::text,
      run_at => ${runAt ?? null}::timestamptz,
      max_attempts => ${maxAttempts ?? null}::int,
      job_key => ${key ?? null}::text,
      job_key_mode => ${keepsTime ? 'preserve_run_at' : 'replace'}::text
    )`;
}

/**
 * Adds the same job for many: one for each id that `accounts` selects, in a column of that name, as
 * its `accountId`. One statement, however many they are.
 */
export async function addJobForEach(
  tx: Tx,
  name: 'notify',
  accounts: Prisma.Sql,
  payload: Omit<JobPayloads['notify'], 'accountId'>,
): Promise<void> {
  await tx.$executeRaw`
    SELECT 1 FROM (${accounts}) AS found CROSS JOIN LATERAL graphile_worker.add_job(
      identifier => ${name}::text,
      payload => (jsonb_build_object('accountId', found.id) || ${JSON.stringify(payload)}::jsonb)::json
    )`;
}
