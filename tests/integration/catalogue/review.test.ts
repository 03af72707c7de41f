import { beforeEach, describe, expect, test } from 'vitest';
import {
  publishOffer,
  removeOffer,
  requestOfferChanges,
  takeBackOffer,
} from '#domain/catalogue/index.server.ts';
import type { OfferState } from '#domain/catalogue/schema.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { auditOf } from '../../factories/firms.ts';
import { holding } from '../../factories/interleaving.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import {
  anOfferContent,
  makeCertifiedProvider,
  makeCredential,
  makeExaminer,
  makeOffer,
} from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const orgOf = (actor: MemberActor) => actor.person.seat.organisationId;
const CHANGES = [
  { field: 'price', text: 'Précisez ce que couvre le prix.' },
  { field: 'offer', text: 'Reprenez les livrables.' },
] as const;
const REASON = 'Cette offre promet du matériel gratuit.';

async function stateOf(versionId: string): Promise<string> {
  return (await db.offerVersion.findUniqueOrThrow({ where: { id: versionId } })).state;
}

/** The next version of an offer, submitted. */
async function submitNext(organisationId: string, offerId: string): Promise<string> {
  const first = await db.offerVersion.findFirstOrThrow({ where: { offerId } });
  const id = `${first.id}-next`;
  await db.offerVersion.create({
    data: {
      ...{ id, offerId, organisationId, number: 2, state: 'submitted' },
      ...{ content: anOfferContent({ durationDays: 9 }), contentHash: 'another hash' },
      ...{ createdById: 'a member', createdAt: first.createdAt, updatedAt: first.updatedAt },
      ...{ submittedAt: first.createdAt, submittedById: 'a member' },
    },
  });
  return id;
}

describe('publishing', () => {
  test('puts the offer into the catalogue, tells its provider and asks for new bands', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const colleague = await makeMember('provider', ['provider-member'], orgOf(owner));
    const { offerId, versionId } = await makeOffer(orgOf(owner), 'submitted');
    // Who has both roles is told once.
    await giveRole(owner.person.accountId, orgOf(owner), 'provider-member');
    await publishOffer(examiner, versionId);
    expect(await db.offerVersion.findUnique({ where: { id: versionId } })).toMatchObject({
      ...{ state: 'published', decidedById: examiner.person.accountId, decidedAt: examiner.now },
      publishedAt: examiner.now,
    });
    expect(await db.offerListing.findMany()).toMatchObject([{ offerId, versionId }]);
    for (const { person } of [owner, colleague])
      expect(await notificationsTo(person.accountId)).toEqual([
        {
          kind: 'offer-published',
          params: { offer: 'Caisse et stock pour une boutique' },
          path: `/provider/offers/${offerId}`,
        },
      ]);
    expect(await waitingJobs('price-bands')).toHaveLength(1);
    expect((await auditOf(orgOf(owner))).map(({ type }) => type)).toEqual([
      'catalogue.offer-published',
    ]);
  });

  test('supersedes the version that was published before', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { offerId, versionId } = await makeOffer(orgOf(owner), 'published');
    const next = await submitNext(orgOf(owner), offerId);
    await publishOffer(examiner, next);
    expect(await db.offerVersion.findUnique({ where: { id: versionId } })).toMatchObject({
      ...{ state: 'superseded', endedAt: examiner.now },
    });
    expect(await db.offerListing.findMany()).toMatchObject([{ versionId: next, durationDays: 9 }]);
  });

  test('twice by the same person is done once', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'submitted');
    await publishOffer(examiner, versionId);
    await publishOffer(examiner, versionId);
    expect(await notificationsTo(owner.person.accountId)).toHaveLength(1);
    expect(await refusalCode(publishOffer(await makeExaminer(), versionId))).toBe(
      'catalogue.wrong-state',
    );
  });

  type Spoil = (organisationId: string) => Promise<unknown>;
  test.each<[string, Spoil]>([
    [
      'no-certificate',
      (organisationId) =>
        db.certificate.updateMany({
          where: { organisationId },
          data: { state: 'suspended', lapsedAt: new Date(0) },
        }),
    ],
    [
      'no-certificate',
      (organisationId) =>
        db.certificate.updateMany({
          where: { organisationId },
          data: { validUntil: new Date('2026-11-15') },
        }),
    ],
    [
      'required-papers',
      (organisationId) =>
        db.credential.updateMany({
          where: { organisationId, kind: 'cnss-attestation' },
          data: { validTo: new Date('2026-11-15') },
        }),
    ],
    [
      'provider-suspended',
      (id) => db.organisation.update({ where: { id }, data: { suspendedAt: new Date(0) } }),
    ],
    [
      'regions-not-served',
      (organisationId) =>
        db.provider.update({ where: { organisationId }, data: { regions: ['MA-04'] } }),
    ],
    [
      'papers-not-held',
      (organisationId) =>
        db.credential.updateMany({
          where: { organisationId, kind: 'passi' },
          data: { state: 'pending', decidedAt: null, decidedById: null },
        }),
    ],
  ])('is refused: %s', async (code, spoil) => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    await makeCredential(orgOf(owner), { kind: 'passi' });
    const { versionId } = await makeOffer(orgOf(owner), 'submitted', { reliesOn: ['passi'] });
    await spoil(orgOf(owner));
    expect(await refusalCode(publishOffer(examiner, versionId))).toBe(`catalogue.${code}`);
    expect(await stateOf(versionId)).toBe('submitted');
    expect(await db.offerListing.count()).toBe(0);
  });
});

describe('requesting changes', () => {
  test('writes them field by field and tells the provider', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'submitted');
    await requestOfferChanges(examiner, versionId, CHANGES);
    await requestOfferChanges(examiner, versionId, CHANGES);
    expect(await stateOf(versionId)).toBe('changes-requested');
    const written = await db.offerChangeRequest.findMany({ orderBy: { field: 'desc' } });
    expect(written).toMatchObject(CHANGES);
    const told = await notificationsTo(owner.person.accountId);
    expect(told.map(({ kind }) => kind)).toEqual(['offer-changes']);
    const [entry] = await auditOf(orgOf(owner));
    expect(entry).toMatchObject({
      ...{ type: 'catalogue.offer-changes-requested', facts: { fields: ['price', 'offer'] } },
    });
    expect(JSON.stringify(entry)).not.toContain('couvre le prix');
  });

  test('needs something to change, and other words are another decision', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'submitted');
    expect(await refusalCode(requestOfferChanges(examiner, versionId, []))).toBe(
      'catalogue.no-request',
    );
    await requestOfferChanges(examiner, versionId, CHANGES);
    const other = [{ field: 'title', text: 'Plus court.' }] as const;
    expect(await refusalCode(requestOfferChanges(examiner, versionId, other))).toBe(
      'catalogue.wrong-state',
    );
  });
});

describe('removing from the catalogue', () => {
  test('ends the offer with a reason its provider reads', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'submitted');
    await publishOffer(examiner, versionId);
    await removeOffer(examiner, versionId, REASON);
    await removeOffer(examiner, versionId, REASON);
    expect(await stateOf(versionId)).toBe('withdrawn');
    expect(await db.offerListing.count()).toBe(0);
    expect(await db.offerChangeRequest.findMany()).toMatchObject([
      { versionId, field: 'offer', text: REASON },
    ]);
    const told = await notificationsTo(owner.person.accountId);
    expect(told.map(({ kind }) => kind)).toEqual(['offer-published', 'offer-withdrawn']);
  });
});

describe('a decision', () => {
  const ACTS = {
    publish: publishOffer,
    request: (actor: MemberActor, id: string) => requestOfferChanges(actor, id, CHANGES),
    remove: (actor: MemberActor, id: string) => removeOffer(actor, id, REASON),
  } as const;
  const ALLOWED: Readonly<Record<Exclude<OfferState, 'draft'>, readonly string[]>> = {
    submitted: ['publish', 'request'],
    'changes-requested': [],
    published: ['remove'],
    superseded: [],
    withdrawn: [],
  };

  test.each(Object.entries(ALLOWED))('about what is %s', async (state, allowed) => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    for (const act of ['publish', 'request', 'remove'] as const) {
      const { versionId } = await makeOffer(orgOf(owner), 'submitted');
      const publishedAt = state === 'published' ? examiner.now : null;
      await db.offerVersion.update({ where: { id: versionId }, data: { state, publishedAt } });
      const code = await refusalCode(ACTS[act](examiner, versionId));
      expect([act, code === null]).toEqual([act, allowed.includes(act)]);
    }
  });

  test('about a draft is about nothing', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { versionId } = await makeOffer(orgOf(owner), 'draft');
    for (const act of Object.values(ACTS))
      expect(await refusalCode(act(examiner, versionId))).toBe('catalogue.not-found');
  });

  test('of two examiners at once is one decision', async () => {
    const owner = await makeCertifiedProvider();
    const [one, other] = [await makeExaminer(), await makeExaminer()];
    for (let round = 0; round < 5; round += 1) {
      const { versionId } = await makeOffer(orgOf(owner), 'submitted');
      const codes = await Promise.all([
        refusalCode(publishOffer(one, versionId)),
        refusalCode(requestOfferChanges(other, versionId, CHANGES)),
      ]);
      expect(codes.toSorted()).toEqual(['catalogue.wrong-state', null]);
      const written = await db.offerChangeRequest.count({ where: { versionId } });
      expect(written).toBe((await stateOf(versionId)) === 'published' ? 0 : 2);
    }
  });

  test('waits for what the provider is doing and then finds nothing to decide', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { offerId, versionId } = await makeOffer(orgOf(owner), 'submitted');
    const late = await holding(async ({ query, somebodyWaits }) => {
      await query('SELECT 1 FROM offer WHERE id = $1 FOR UPDATE', [offerId]);
      const published = refusalCode(publishOffer(examiner, versionId));
      await somebodyWaits();
      await query(`UPDATE offer_version SET state = 'withdrawn' WHERE id = $1`, [versionId]);
      return { published };
    });
    expect(await late.published).toBe('catalogue.taken-back');
  });

  test('about what the provider took back is refused in clear words', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    const { offerId, versionId } = await makeOffer(orgOf(owner), 'submitted');
    await takeBackOffer(owner, { offerId, versionId });
    for (const act of [ACTS.publish, ACTS.request])
      expect(await refusalCode(act(examiner, versionId))).toBe('catalogue.taken-back');
  });

  test('is never of somebody who works for the provider', async () => {
    const [owner, examiner] = [await makeCertifiedProvider(), await makeExaminer()];
    await giveRole(examiner.person.accountId, orgOf(owner), 'provider-member');
    const { versionId } = await makeOffer(orgOf(owner), 'submitted');
    for (const act of Object.values(ACTS))
      expect(await refusalCode(act(examiner, versionId))).toBe('catalogue.conflict');
    expect(await stateOf(versionId)).toBe('submitted');
  });

  test('is an examiner’s alone', async () => {
    const owner = await makeCertifiedProvider();
    const manager = await makeMember('programme', ['programme-manager']);
    const { versionId } = await makeOffer(orgOf(owner), 'submitted');
    for (const actor of [owner, manager])
      for (const act of Object.values(ACTS))
        expect(await refusalCode(act(actor, versionId))).toBe('catalogue.not-found');
  });
});
