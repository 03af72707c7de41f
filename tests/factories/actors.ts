import { createHash, randomBytes } from 'node:crypto';
import type { Actor, MemberActor, Role, SignedIn } from '#domain/kernel/index.server.ts';

export type DeviceActor = Actor & { readonly deviceHash: string };

/** The moment at which the tests of this house happen unless they say otherwise. */
export const NOON = new Date('2026-11-16T11:00:00Z');

/** An instant so many milliseconds after `NOON`. */
export function at(milliseconds: number): Date {
  return new Date(NOON.getTime() + milliseconds);
}

/** What the database knows of a browser's token. */
export function deviceHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Somebody in front of the browser with this token, at noon and in French unless said. */
export function anActor(token = 'own browser', changes: Partial<DeviceActor> = {}): DeviceActor {
  return {
    deviceHash: deviceHashOf(token),
    now: NOON,
    randomBytes: (size) => randomBytes(size),
    requestId: 'a request',
    ip: '192.0.2.1',
    lang: 'fr',
    person: null,
    ...changes,
  };
}

/** The same person so many milliseconds after noon. */
export function later(actor: DeviceActor, milliseconds: number): DeviceActor {
  return { ...actor, now: at(milliseconds) };
}

/** What a session says of a person; give `seat` to put it in an organisation. */
export function aPerson(changes: Partial<SignedIn> = {}): SignedIn {
  return {
    accountId: 'an account',
    sessionHash: 'a session',
    name: 'Amina Alaoui',
    language: 'fr',
    seat: null,
    owesSecondFactor: false,
    confirmedAt: NOON,
    ...changes,
  };
}

/** Somebody with these roles in an organisation, at noon. */
export function aMember(
  { accountId, organisationId }: { readonly accountId: string; readonly organisationId: string },
  kind: MemberActor['person']['seat']['kind'],
  ...roles: readonly Role[]
): MemberActor {
  const seat = { organisationId, kind, organisationName: 'An organisation', roles, regions: [] };
  const person = { ...aPerson({ accountId }), seat };
  return { ...anActor(), person };
}
