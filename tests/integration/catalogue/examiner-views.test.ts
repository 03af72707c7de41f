import { beforeEach, describe, expect, test } from 'vitest';
import {
  addNote,
  getDossier,
  getMeasureDossier,
  getMeasureFileToken,
  getOwnCertification,
  getOwnMeasure,
  getProviderDossier,
  listDossiers,
  listViews,
  noticeMeasure,
  removeView,
  requestChanges,
  saveView,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import { inTransaction } from '#platform/transaction.ts';
import {
  anIntent,
  daysLater,
  examineAll,
  makeApplicant,
  sendApplication,
} from '../../factories/certification.ts';
import { makeMember, makeOrganisation } from '../../factories/people.ts';
import { makeCertifiedProvider, makeExaminer, makeProvider } from '../../factories/providers.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { workOff } from '../../factories/worker.ts';
import { resetDatabase } from '../../setup/database.ts';

let examiner: MemberActor;
let second: MemberActor;

const OPEN: Parameters<typeof listDossiers>[1] = {
  ...{ kind: null, state: null, who: null, overdue: false, region: null, text: '' },
  ...{ show: 'open', page: 1 },
};

beforeEach(async () => {
  await resetDatabase();
  examiner = await makeExaminer();
  second = await makeExaminer();
});

describe('saved views', () => {
  test('are one examiner’s, of one queue; a name that is there gets the new filters', async () => {
    await saveView(examiner, 'applications', { name: 'Late', query: 'overdue=yes&page=3&kind=' });
    await saveView(examiner, 'offers', { name: 'Late', query: 'q=x' });
    expect(await listViews(examiner, 'applications')).toMatchObject([
      { name: 'Late', query: 'overdue=yes' },
    ]);
    await saveView(examiner, 'applications', { name: 'Late', query: 'who=mine' });
    const [view] = await listViews(examiner, 'applications');
    expect(view).toMatchObject({ name: 'Late', query: 'who=mine' });
    expect(await listViews(second, 'applications')).toEqual([]);
    await removeView(second, 'applications', view?.id ?? '');
    await removeView(examiner, 'offers', view?.id ?? '');
    expect(await listViews(examiner, 'applications')).toHaveLength(1);
    await removeView(examiner, 'applications', view?.id ?? '');
    expect(await listViews(examiner, 'applications')).toEqual([]);
    expect(await listViews(examiner, 'offers')).toHaveLength(1);
  });

  test('go with the account of the one who kept them', async () => {
    for (const queue of ['applications', 'offers'] as const)
      await saveView(examiner, queue, { name: 'Late', query: 'q=x' });
    await saveView(second, 'offers', { name: 'Late', query: 'q=x' });
    const { accountId } = examiner.person;
    await inTransaction('test', (tx) => addJob(tx, 'forget-person', { accountId }));
    await workOff();
    expect(await db.examinerView.findMany()).toMatchObject([
      { accountId: second.person.accountId },
    ]);
  });

  test('are twenty at most, and only for examiners', async () => {
    for (let count = 1; count <= 20; count += 1)
      await saveView(examiner, 'offers', { name: `View ${count}`, query: '' });
    expect(await refusalCode(saveView(examiner, 'offers', { name: 'More', query: '' }))).toBe(
      'catalogue.too-many-views',
    );
    await saveView(examiner, 'offers', { name: 'View 1', query: 'q=again' });
    const manager = await makeMember('programme', ['programme-manager']);
    expect(await refusalCode(listViews(manager, 'offers'))).toBe('catalogue.not-found');
  });
});

describe('the queue', () => {
  test('has applications and measures, without drafts, and moves them to closed', async () => {
    const owner = await makeApplicant();
    const certified = await makeCertifiedProvider({ name: 'Zénith' });
    const id = await sendApplication(owner);
    const notice: Parameters<typeof noticeMeasure>[2] = {
      ...{ kind: 'revocation', grounds: 'false-papers', facts: 'A false paper' },
      ...{ interim: false, until: null },
    };
    const measure = await noticeMeasure(
      examiner,
      certified.person.seat.organisationId,
      notice,
      anIntent(),
    );
    const { dossiers, counts } = await listDossiers(examiner, OPEN);
    expect(dossiers.map((one) => [one.id, one.about, one.waitsFor])).toEqual([
      [measure, 'measure', 'provider'],
      [id, 'application', 'examiner'],
    ]);
    expect(counts).toEqual({ all: 2, mine: 1, unassigned: 1, second: 0, overdue: 0 });
    const late = await listDossiers(daysLater(second, 40), { ...OPEN, overdue: true });
    expect(late.dossiers.map((one) => [one.id, one.waitsFor])).toEqual([
      [measure, 'second'],
      [id, 'examiner'],
    ]);
    expect(late.counts).toMatchObject({ second: 1, overdue: 2 });
    expect((await listDossiers(examiner, { ...OPEN, text: 'zenith' })).dossiers).toHaveLength(1);
    expect((await listDossiers(examiner, { ...OPEN, show: 'closed' })).dossiers).toEqual([]);
    expect(await refusalCode(listDossiers(owner, OPEN))).toBe('catalogue.not-found');
  });
});

describe('who reads what', () => {
  test('the provider reads requests and answers, never notes or a proposal', async () => {
    const owner = await makeApplicant();
    const id = await sendApplication(owner, 'A word before');
    await examineAll(examiner, id);
    const later = daysLater(examiner, 1);
    await addNote(later, id, 'Between us', anIntent());
    await requestChanges(later, id, { item: null, text: 'More, please' }, anIntent());
    const own = await getOwnCertification(owner);
    expect(own.current?.entries.map(({ text }) => text)).toEqual(['A word before', 'More, please']);
    expect(JSON.stringify(own)).not.toContain('Between us');
    expect(JSON.stringify(own)).not.toContain(examiner.person.accountId);
    const dossier = await getDossier(second, id, 'fr');
    expect(dossier.entries).toHaveLength(3);
    expect(dossier.blockers).toEqual([]);
    const stranger = await makeProvider();
    expect((await getOwnCertification(stranger)).current).toBeNull();
    expect(await refusalCode(getDossier(stranger, id, 'fr'))).toBe('catalogue.not-found');
  });

  test('a measure is its provider’s and the examiners’', async () => {
    const owner = await makeCertifiedProvider();
    const { organisationId } = owner.person.seat;
    const facts = { facts: 'A client was paid back', interim: true, until: null };
    const notice = { kind: 'suspension', grounds: 'cash-back', ...facts } as const;
    const id = await noticeMeasure(examiner, organisationId, notice, anIntent());
    expect(await getOwnMeasure(owner, id)).toMatchObject({ facts: facts.facts, mayAnswer: true });
    expect(await getMeasureDossier(examiner, id, 'fr')).toMatchObject({ isOwn: true, ripe: false });
    const member = await makeMember('provider', ['provider-member'], organisationId);
    expect((await getOwnMeasure(member, id)).mayAnswer).toBe(false);
    const others = [await makeProvider(), await makeMember('sme', ['sme-owner'])];
    for (const actor of others)
      expect(
        await refusalCodes([
          getOwnMeasure(actor, id),
          getMeasureDossier(actor, id, 'fr'),
          getMeasureFileToken(actor, id),
          getProviderDossier(actor, organisationId, 'fr'),
        ]),
      ).toEqual(['catalogue.not-found']);
    const shop = await makeOrganisation('sme');
    expect(await refusalCode(getProviderDossier(examiner, shop, 'fr'))).toBe('catalogue.not-found');
  });
});
