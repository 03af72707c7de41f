import { DomainError, opaqueToken, type AnonymousActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { hmac } from '#platform/secrets.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import type { Address } from './address.ts';
import { CODE_BYTES, codeOf } from './one-time-code.ts';
import { hashPassword } from './password.server.ts';
import { CODE_MINUTES, codeHash, isCodeAlive, MAX_CODES, nextCodeAt } from './sign-up.ts';

const DAY_MS = 24 * 60 * 60_000;
const TOKEN_BYTES = 32;

export interface SignUpForm {
  readonly name: string;
  readonly address: Address;
  readonly password: string;
  /** Purposes agreed to, each by a box of its own. */
  readonly consents: readonly string[];
  /** The intent of the form: the same answers sent twice open one sign-up. */
  readonly intentId: string | null;
  /** Where somebody who has an account already may sign in. */
  readonly signInLink: string;
}

export function signUpIdHash(token: string): string {
  return hmac('accounts.sign-up', token);
}

/**
 * Keeps a sign-up until the code sent to the address comes back. Returns the token of the page
 * where it is typed. An address that has an account gets a message that says so instead of a code,
 * and the page looks the same.
 */
export async function startSignUp(
  actor: Pick<AnonymousActor, 'now' | 'randomBytes' | 'lang'>,
  form: SignUpForm,
): Promise<string> {
  const { address, intentId } = form;
  const token =
    intentId === null
      ? opaqueToken(actor.randomBytes(TOKEN_BYTES))
      : hmac(
          'accounts.sign-up-token',
          [intentId, form.name, address.value, form.password].join('\n'),
        );
  const passwordHash = await hashPassword(form.password);
  await inTransaction('accounts.start-sign-up', async (tx) => {
    const idHash = signUpIdHash(token);
    const taken = await isTaken(tx, address);
    const code = codeOf(actor.randomBytes(CODE_BYTES));
    const { count } = await tx.signUp.createMany({
      data: {
        idHash,
        name: form.name,
        channel: address.channel,
        target: address.value,
        passwordHash,
        language: actor.lang,
        consents: [...form.consents],
        codeHash: taken ? null : codeHash(idHash, code),
        codeSentAt: actor.now,
        createdAt: actor.now,
        expiresAt: new Date(actor.now.getTime() + DAY_MS),
      },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const to = { channel: address.channel, recipient: address.value, language: actor.lang };
    if (taken)
      await addJob(tx, 'message', {
        ...to,
        kind: 'address-taken',
        params: { link: form.signInLink },
      });
    else await sendCode(tx, to, code);
  });
  return token;
}

interface Recipient {
  readonly channel: 'email' | 'sms';
  readonly recipient: string;
  readonly language: string;
}

async function sendCode(tx: Tx, to: Recipient, code: string): Promise<void> {
  await addJob(tx, 'message', {
    ...to,
    kind: to.channel === 'email' ? 'verify-email' : 'verify-phone',
    params: { code, minutes: CODE_MINUTES },
  });
}

async function isTaken(tx: Tx, { channel, value }: Address): Promise<boolean> {
  const where = channel === 'email' ? { email: value } : { phone: value };
  return (await tx.account.findUnique({ where, select: { id: true } })) !== null;
}

/**
 * Sends another code; the one before dies. Throws `accounts.sign-up-over` for an unknown or ended
 * sign-up and `accounts.code-too-soon` (with `seconds`) within a minute of the last one.
 */
export async function resendSignUpCode(
  actor: Pick<AnonymousActor, 'now' | 'randomBytes'>,
  token: string,
): Promise<void> {
  await inTransaction('accounts.resend-sign-up-code', async (tx) => {
    const idHash = signUpIdHash(token);
    await tx.$queryRaw`SELECT 1 FROM sign_up WHERE id_hash = ${idHash} FOR UPDATE`;
    const found = await tx.signUp.findUnique({ where: { idHash } });
    if (!isOpen(found, actor.now)) throw new DomainError('accounts.sign-up-over');
    const wait = nextCodeAt(found.codeSentAt).getTime() - actor.now.getTime();
    if (wait > 0)
      throw new DomainError('accounts.code-too-soon', { seconds: Math.ceil(wait / 1000) });
    if (found.codesSent >= MAX_CODES) throw new DomainError('accounts.sign-up-over');
    const code = codeOf(actor.randomBytes(CODE_BYTES));
    const known = found.codeHash === null;
    await tx.signUp.update({
      where: { idHash },
      data: {
        codeHash: known ? null : codeHash(idHash, code),
        codeSentAt: actor.now,
        codesSent: { increment: 1 },
        attempts: 0,
      },
    });
    if (known) return;
    const channel = found.channel === 'email' ? 'email' : 'sms';
    await sendCode(tx, { channel, recipient: found.target, language: found.language }, code);
  });
}

/** What the page where the code is typed shows. Throws `accounts.sign-up-over`. */
export async function getSignUp(
  { now }: Pick<AnonymousActor, 'now'>,
  token: string,
): Promise<{ readonly channel: 'email' | 'sms'; readonly target: string }> {
  const found = await db.signUp.findUnique({ where: { idHash: signUpIdHash(token) } });
  if (!isOpen(found, now)) throw new DomainError('accounts.sign-up-over');
  return { channel: found.channel === 'email' ? 'email' : 'sms', target: found.target };
}

type Row = Awaited<ReturnType<Tx['signUp']['findUnique']>>;

function isOpen(row: Row, now: Date): row is NonNullable<Row> {
  return row?.usedAt === null && row.expiresAt > now;
}

/** Whether the code of a sign-up row is right and still alive at `now`. */
export function isRightCode(
  row: { readonly idHash: string; readonly codeHash: string | null; readonly codeSentAt: Date },
  code: string,
  now: Date,
): boolean {
  return row.codeHash === codeHash(row.idHash, code) && isCodeAlive(row.codeSentAt, now);
}
