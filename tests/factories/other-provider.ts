import {
  addCredential,
  addReference,
  answerMeasure,
  createOffer,
  openApplication,
  openImport,
} from '#domain/catalogue/index.server.ts';
import { addMonths, civilDateOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { sent } from './files.ts';
import type { SeatedActor } from './firms.ts';
import { anIce } from './people.ts';
import { anOfferContent, makeCertificate, makeMeasure } from './providers.ts';

/** What a provider can have that others must not reach; `mark` stands in every text of it. */
export async function fillProvider(owner: SeatedActor, mark: string, intent: string) {
  return {
    ...(await fillWallet(owner, mark, intent)),
    ...(await fillOffers(owner, mark, intent)),
    ...(await fillReferences(owner, mark, intent)),
    ...(await fillCertification(owner, mark, intent)),
    appeal: await fillAppeal(owner, mark),
  };
}

/** A paper that waits in the wallet of a provider. */
async function fillWallet(owner: SeatedActor, mark: string, intent: string) {
  const today = civilDateOf(owner.now);
  const form = { kind: 'insurance', issuer: mark, number: mark, scopes: [] } as const;
  const days = { validFrom: today, validTo: addMonths(today, 6) };
  const given = { form: { ...form, ...days }, file: sent(`${mark}-paper.pdf`) };
  await addCredential(owner, given, `${intent} paper`);
  const where = { organisationId: owner.person.seat.organisationId };
  const { id } = await db.credential.findFirstOrThrow({ where });
  return { credential: id };
}

/** An offer that is still a draft. */
async function fillOffers(owner: SeatedActor, mark: string, intent: string) {
  const title = { fr: mark, ar: mark };
  const offer = await createOffer(owner, anOfferContent({ title }), `${intent} offer`);
  const version = await db.offerVersion.findFirstOrThrow({ where: { offerId: offer } });
  const csv = Buffer.from(`category;title_fr;title_ar\nWEB;${mark} sheet;\nnone;${mark};\n`);
  const file = { name: `${mark}.csv`, bytes: new Uint8Array(csv) };
  const sheet = await openImport(owner, file, `${intent} sheet`);
  return { offer, offerVersion: version.id, offerStamp: version.contentHash, sheet };
}

/** A client that a provider names, and whom to call there. */
async function fillReferences(owner: SeatedActor, mark: string, intent: string) {
  const form = {
    ...{ clientName: mark, clientIce: anIce(900_001), sector: 'COM', year: 2025 },
    ...{ workFr: mark, workAr: '', contactName: mark, contactPhone: '+212612345678' },
    showsClient: false,
  };
  return { reference: await addReference(owner, form, `${intent} reference`) };
}

/** A draft of an application, a measure that waits for an answer, and one with a file. */
async function fillCertification(owner: SeatedActor, mark: string, intent: string) {
  const { organisationId } = owner.person.seat;
  const ended = await makeCertificate(organisationId);
  const answeredMeasure = await makeMeasure(ended, organisationId, mark);
  const answer = { text: mark, file: sent(`${mark}-answer.pdf`) };
  await answerMeasure(owner, answeredMeasure, answer, `${intent} answer`);
  await db.certificate.update({
    where: { id: ended },
    data: { state: 'withdrawn', endedAt: owner.now },
  });
  const living = await makeCertificate(organisationId);
  return {
    answeredMeasure,
    measure: await makeMeasure(living, organisationId, mark),
    application: await openApplication(owner, `${intent} application`),
  };
}

/** An appeal about a ranking that was taken back; managers of all programmes read those that wait. */
async function fillAppeal(owner: SeatedActor, mark: string): Promise<string> {
  const { person, now } = owner;
  const { organisationId } = person.seat;
  const { id: offerId } = await db.offer.findFirstOrThrow({ where: { organisationId } });
  const { id } = await db.matchAppeal.create({
    data: {
      ...{ id: `${mark}-appeal`, organisationId, offerId, category: 'ERP', ground: 'missing' },
      ...{ text: mark, state: 'withdrawn', openedById: person.accountId, openedAt: now },
      dueOn: new Date(civilDateOf(now)),
    },
  });
  return id;
}
