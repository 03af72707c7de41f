import { beforeEach, describe, expect, test } from 'vitest';
import {
  changeReference,
  decideApplication,
  decideCredential,
  decideReference,
  getDossier,
  getExaminedPaper,
  getOfferReview,
  listOwnReferences,
  proposeDecision,
  publishOffer,
  recordChecks,
  referenceSchema,
  removeOffer,
  withdrawOffer,
} from '#domain/catalogue/index.server.ts';
import { referenceStamp } from '#domain/catalogue/certification/reference-stamp.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { examineAll, makeApplicant, sendApplication } from '../../factories/certification.ts';
import { seatOf } from '../../factories/firms.ts';
import { holding } from '../../factories/interleaving.ts';
import { giveRole } from '../../factories/people.ts';
import {
  makeCertifiedProvider,
  makeCredential,
  makeExaminer,
  makeOffer,
  makeReference,
} from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let examiner: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  owner = await makeApplicant();
  examiner = await makeExaminer();
});

const joinProvider = () => giveRole(examiner.person.accountId, seatOf(owner), 'provider-member');

describe('what a provider learns before a decision', () => {
  test('its trail has neither what is proposed nor what was found', async () => {
    const id = await sendApplication(owner);
    await examineAll(examiner, id);
    await recordChecks(examiner, id, [{ item: 'identity', verdict: 'not-met', note: 'Doubtful' }]);
    await proposeDecision(examiner, id, { verdict: 'refuse', reason: 'Not convincing' });
    const second = await makeExaminer();
    await decideApplication(second, id, { agrees: false, reason: 'Look again' });
    const rows = await db.auditEntry.findMany({
      where: { streamId: `organisation:${seatOf(owner)}` },
    });
    expect(rows.map(({ type }) => type)).toContain('catalogue.application-sent-back');
    const bodies = rows.map(({ body }) => body).join('\n');
    expect(bodies).not.toMatch(/verdict|not-met|refuse/);
  });

  test('what a client told the examiners stays with them', async () => {
    const id = await sendApplication(owner);
    await examineAll(examiner, id);
    expect(await db.providerReference.count({ where: { note: 'Called' } })).toBe(2);
    expect(JSON.stringify(await listOwnReferences(owner, 'fr'))).not.toContain('Called');
  });

  test('an examiner who works for it reads no more of the dossier than it does', async () => {
    const id = await sendApplication(owner);
    await examineAll(examiner, id);
    await proposeDecision(examiner, id, { verdict: 'refuse', reason: 'Not convincing' });
    expect(await getDossier(examiner, id, 'fr')).toMatchObject({
      ...{ conflict: false, proposal: { verdict: 'refuse' }, application: { state: 'proposed' } },
    });
    await joinProvider();
    const dossier = await getDossier(examiner, id, 'fr');
    expect(dossier).toMatchObject({
      ...{ conflict: true, proposal: null, checks: [], blockers: [], entries: [] },
      application: { state: 'examining' },
    });
    expect(JSON.stringify(dossier)).not.toMatch(/Called|Not convincing/);
  });
});

describe('nobody examines their own', () => {
  test('paper: neither who works for the provider', async () => {
    const id = await makeCredential(seatOf(owner), { kind: 'insurance', state: 'pending' });
    expect(await getExaminedPaper(examiner, id, 'fr')).toMatchObject({ decidable: true });
    await joinProvider();
    expect(await getExaminedPaper(examiner, id, 'fr')).toMatchObject({
      ...{ decidable: false, conflict: true, own: false },
    });
    for (const verdict of ['verify', 'refuse'] as const)
      expect(
        await refusalCode(decideCredential(examiner, id, { verdict, reason: 'Unreadable' })),
      ).toBe('catalogue.conflict');
    expect(await db.credential.findUnique({ where: { id } })).toMatchObject({ state: 'pending' });
  });

  test('application or offer: nor who sent it and has left', async () => {
    const id = await sendApplication(owner);
    const { versionId } = await makeOffer(seatOf(owner), 'submitted');
    const { accountId } = examiner.person;
    await db.certificationApplication.update({ where: { id }, data: { openedById: accountId } });
    await db.offerVersion.update({ where: { id: versionId }, data: { submittedById: accountId } });
    expect(
      await refusalCode(
        recordChecks(examiner, id, [{ item: 'identity', verdict: 'met', note: '' }]),
      ),
    ).toBe('catalogue.conflict');
    expect(await refusalCode(publishOffer(examiner, versionId))).toBe('catalogue.conflict');
    expect(await getOfferReview(examiner, versionId, 'fr')).toMatchObject({ conflict: true });
  });
});

test('a reference is decided as it was read, not as the provider changed it since', async () => {
  const id = await sendApplication(owner);
  const referenceId = await makeReference(seatOf(owner));
  await examineAll(examiner, id);
  await db.providerReference.update({
    where: { id: referenceId },
    data: { state: 'declared', decidedById: null, decidedAt: null },
  });
  const read = await db.providerReference.findUniqueOrThrow({ where: { id: referenceId } });
  const { clientName, clientIce, sector, workFr, contactName } = read;
  const typed = { clientName, clientIce, sector, workFr, contactName, year: '2024' };
  const form = referenceSchema(2026).parse({ ...typed, contactPhone: '06 00 00 00 00' });
  await changeReference(owner, referenceId, form);
  const place = { applicationId: id, referenceId };
  const decision = { state: 'confirmed', note: 'Called' } as const;
  const stale = decideReference(examiner, place, { ...decision, stamp: referenceStamp(read) });
  expect(await refusalCode(stale)).toBe('catalogue.wrong-state');
  const row = await db.providerReference.findUniqueOrThrow({ where: { id: referenceId } });
  expect(row.state).toBe('declared');
  await decideReference(examiner, place, { ...decision, stamp: referenceStamp(row) });
});

test.each(['publish', 'remove', 'withdraw'] as const)(
  'to %s an offer takes the trail before the lists, as a suspension does',
  async (act) => {
    const provider = await makeCertifiedProvider();
    const organisationId = seatOf(provider);
    const offer = await makeOffer(organisationId, act === 'publish' ? 'submitted' : 'published');
    const stream = `organisation:${organisationId}`;
    await db.$queryRaw`SELECT sequence FROM audit_append(${stream}, 'x', '{}', now())`;
    const { done, free } = await holding(async ({ query, somebodyWaits }) => {
      await query('SELECT 1 FROM audit_stream WHERE id = $1 FOR UPDATE', [stream]);
      const work = {
        publish: () => publishOffer(examiner, offer.versionId),
        remove: () => removeOffer(examiner, offer.versionId, 'Not true any more'),
        withdraw: () => withdrawOffer(provider, offer),
      }[act];
      const done = refusalCode(work());
      await somebodyWaits();
      const [row] = await db.$queryRaw<{ free: boolean }[]>`
        SELECT pg_try_advisory_xact_lock(hashtext(${`listing ${organisationId}`})) AS free`;
      return { done, free: row?.free };
    });
    expect(free).toBe(true);
    expect(await done).toBeNull();
  },
);
