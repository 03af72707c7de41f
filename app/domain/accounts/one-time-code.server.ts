import { DomainError, uuidV7, UUID_RANDOM_BYTES } from '#domain/kernel/index.server.ts';
import type { AnonymousActor, MessageParams } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import { hmac, verifyHmac } from '#platform/secrets.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import {
  CODE_BYTES,
  CODE_MINUTES,
  CODE_TRIES,
  codeOf,
  CODES_AN_HOUR,
  isCode,
  normalCode,
} from './one-time-code.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export type CodePurpose = 'verify-email' | 'verify-phone' | 'sign-agreement';

type Sender = Pick<AnonymousActor, 'now' | 'randomBytes' | 'lang'>;

/**
 * Sends a code of six digits to an address or a number; codes sent before for the same purpose
 * serve no more. Throws `accounts.too-many-codes` (`minutes`) after five in an hour.
 */
export async function issueCode(
  tx: Tx,
  actor: Sender,
  request: {
    readonly accountId: string;
    readonly purpose: CodePurpose;
    /** The e-mail address or the number in E.164 form. */
    readonly target: string;
    readonly channel: 'email' | 'sms';
    /** What it signs: it serves for nothing else. */
    readonly subject?: string;
    /** What the message says besides the code. */
    readonly params?: MessageParams;
  },
): Promise<void> {
  const { accountId, purpose, target, channel, subject, params = {} } = request;
  const { now } = actor;
  await endLiveCodes(tx, { accountId, purpose, now });
  const hourAgo = new Date(now.getTime() - HOUR_MS);
  const lately = await tx.oneTimeCode.count({
    where: { accountId, purpose, createdAt: { gt: hourAgo } },
  });
  if (lately >= CODES_AN_HOUR) throw new DomainError('accounts.too-many-codes', { minutes: 60 });
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  const code = codeOf(actor.randomBytes(CODE_BYTES));
  await tx.oneTimeCode.create({
    data: {
      id,
      accountId,
      purpose,
      target,
      codeHash: hmac(purpose, saltedCode(id, code, subject)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + CODE_MINUTES * MINUTE_MS),
    },
  });
  await addJob(tx, 'message', {
    channel,
    recipient: target,
    language: actor.lang,
    kind: purpose,
    params: { ...params, code, minutes: CODE_MINUTES },
  });
}

/** Ends what was sent before; two requests of one person follow each other on the account's row. */
export async function endLiveCodes(
  tx: Tx,
  { accountId, purpose, now }: { accountId: string; purpose: string; now: Date },
): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId} FOR NO KEY UPDATE`;
  await tx.oneTimeCode.updateMany({
    where: { accountId, purpose, usedAt: null },
    data: { usedAt: now },
  });
}

/** The same six digits have another hash in each row, and for each subject. */
function saltedCode(id: string, code: string, subject = ''): string {
  return subject === '' ? `${id} ${code}` : `${id} ${code} ${subject}`;
}

type Outcome<T> = { readonly done: T } | { readonly refusal: DomainError };

/**
 * Uses a code once and does `work` with the address it was sent to, in one transaction; a wrong
 * try is counted. Throws `accounts.wrong-code` (`left`: tries that remain) or `accounts.code-over`
 * when there is none, it is too old, was used, or had five tries.
 */
export async function useCode<T = void>(
  actor: Pick<AnonymousActor, 'now'>,
  guess: {
    readonly accountId: string;
    readonly purpose: CodePurpose;
    readonly code: string;
    readonly subject?: string;
  },
  work?: (tx: Tx, target: string) => Promise<T>,
): Promise<{ readonly target: string; readonly done: T | undefined }> {
  const code = normalCode(guess.code);
  // Something that cannot be a code, e.g. an empty field, takes no try away.
  if (!isCode(code)) throw new DomainError('accounts.not-a-code');
  const outcome = await inTransaction('use-code', async (tx): Promise<Outcome<Used<T>>> => {
    const row = await takeTry(tx, guess, actor.now);
    if (!row) return { refusal: new DomainError('accounts.code-over') };
    if (!verifyHmac(guess.purpose, saltedCode(row.id, code, guess.subject), row.codeHash)) {
      const left = CODE_TRIES - row.attempts;
      return { refusal: new DomainError('accounts.wrong-code', { left }) };
    }
    await tx.oneTimeCode.update({ where: { id: row.id }, data: { usedAt: actor.now } });
    return { done: { target: row.target, done: await work?.(tx, row.target) } };
  });
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.done;
}

interface Used<T> {
  readonly target: string;
  readonly done: T | undefined;
}

interface CodeRow {
  readonly id: string;
  readonly codeHash: string;
  readonly target: string;
  readonly attempts: number;
}

/** Counts a try on the live code and locks its row; nothing when there is no live code. */
async function takeTry(
  tx: Tx,
  { accountId, purpose }: { readonly accountId: string; readonly purpose: CodePurpose },
  now: Date,
): Promise<CodeRow | undefined> {
  const [row] = await tx.$queryRaw<CodeRow[]>`
    UPDATE one_time_code SET attempts = attempts + 1
    WHERE account_id = ${accountId} AND purpose = ${purpose} AND used_at IS NULL
      AND expires_at > ${now} AND attempts < ${CODE_TRIES}
    RETURNING id, code_hash AS "codeHash", target, attempts`;
  return row;
}
