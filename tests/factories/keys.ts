import { randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import {
  beginTotp,
  confirmTotp,
  findPendingTotp,
  makeRecoveryCodes,
} from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, aPerson, NOON } from './actors.ts';
import { makeAccount } from './people.ts';

export const STEP_MS = 30_000;

/** A session of an account, open since noon. Returns its hash. */
export async function makeSession(
  accountId: string,
  changes: Partial<{ device: string; seenAt: Date; createdAt: Date; expiresAt: Date }> = {},
): Promise<string> {
  const idHash = randomUUID();
  await db.session.create({
    data: {
      idHash,
      accountId,
      createdAt: NOON,
      seenAt: NOON,
      expiresAt: new Date('2027-01-01T00:00:00Z'),
      confirmedAt: NOON,
      device: 'Firefox, Android',
      ...changes,
    },
  });
  return idHash;
}

/** Somebody signed in, in a session the database knows. */
export async function signedIn(
  changes: Parameters<typeof makeAccount>[0] = {},
): Promise<PersonActor> {
  const accountId = await makeAccount(changes);
  const sessionHash = await makeSession(accountId);
  return { ...anActor(), person: aPerson({ accountId, sessionHash }) };
}

/** The same person so many milliseconds later. */
export function after(actor: PersonActor, milliseconds: number): PersonActor {
  return { ...actor, now: new Date(actor.now.getTime() + milliseconds) };
}

/** The application on a phone: gives the code of an instant. */
export type Phone = (now: Date) => string;

export function phoneWith(key: string): Phone {
  const totp = new TOTP({ secret: Secret.fromBase32(key.replaceAll(' ', '')) });
  return (now) => totp.generate({ timestamp: now.getTime() });
}

/** Sets up an authenticator application by the code of the moment before. */
export async function withTotp(actor: PersonActor): Promise<Phone> {
  const earlier = after(actor, -2 * STEP_MS);
  await beginTotp(earlier);
  const pending = await findPendingTotp(earlier);
  if (!pending) throw new Error('no key waits');
  const phone = phoneWith(pending.text);
  await confirmTotp(earlier, phone(earlier.now));
  return phone;
}

/** Sets up an authenticator application and ten recovery codes. */
export async function withRecoveryCodes(actor: PersonActor): Promise<readonly string[]> {
  await withTotp(actor);
  return makeRecoveryCodes(actor);
}
