import {
  acceptCharter,
  assignApplication,
  CHARTER_VERSION,
  decideReference,
  openApplication,
  recordChecks,
  submitApplication,
} from '#domain/catalogue/index.server.ts';
import { referenceStamp } from '#domain/catalogue/certification/reference-stamp.ts';
import { CHECK_ITEMS } from '#domain/catalogue/schema.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { FileStore } from '#platform/stored-files.ts';
import { NOON } from './actors.ts';
import { makeCredential, makeProvider, makeReference } from './providers.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let last = 0;

/** An intent no other form of this test file has. */
export function anIntent(): string {
  last += 1;
  return `an intent of certification ${last}`;
}

/** The same person so many days after noon. */
export function daysLater(actor: MemberActor, days: number): MemberActor {
  return { ...actor, now: new Date(NOON.getTime() + days * DAY_MS) };
}

/** An owner of a provider that has all a first application needs, its papers verified. */
export async function makeApplicant(): Promise<MemberActor> {
  const owner = await makeProvider();
  const { organisationId } = owner.person.seat;
  await makeCredential(organisationId, { kind: 'tax-attestation' });
  await makeCredential(organisationId, { kind: 'cnss-attestation' });
  await makeReference(organisationId);
  await makeReference(organisationId);
  await acceptCharter(owner, CHARTER_VERSION);
  return owner;
}

/** Opens and sends an application. Returns its id. */
export async function sendApplication(owner: MemberActor, text = ''): Promise<string> {
  const id = await openApplication(owner, anIntent());
  await submitApplication(owner, id, { text, declaresNoInsurance: true });
  return id;
}

/** Takes an application and finds everything in order. */
export async function examineAll(examiner: MemberActor, id: string): Promise<void> {
  await assignApplication(examiner, id, examiner.person.accountId);
  const { organisationId } = await db.certificationApplication.findUniqueOrThrow({ where: { id } });
  const references = await db.providerReference.findMany({ where: { organisationId } });
  for (const reference of references)
    await decideReference(
      examiner,
      { applicationId: id, referenceId: reference.id },
      { state: 'confirmed', note: 'Called', stamp: referenceStamp(reference) },
    );
  await recordChecks(
    examiner,
    id,
    CHECK_ITEMS.map((item) => ({ item, verdict: 'met' as const, note: '' })),
  );
}

/** A store that keeps bytes in memory and scans nothing, and the keys it holds. */
export function memoryStore(): { readonly store: FileStore; readonly kept: () => string[] } {
  const objects = new Map<string, Uint8Array>();
  const storage: FileStore['storage'] = {
    put: (key, bytes) => Promise.resolve(void objects.set(key, bytes)),
    get: (key) => Promise.resolve(new Response(objects.get(key)?.slice() ?? null).body),
    remove: (key) => Promise.resolve(void objects.delete(key)),
    list: async function* () {
      for (const key of objects.keys()) yield { key, modifiedAt: NOON };
    },
  };
  return { store: { storage, scanner: null }, kept: () => [...objects.keys()] };
}
