import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  addCredential,
  credentialSchema,
  decideCredential,
  getCredentialFileToken,
  getExaminedPaper,
  getOwnWallet,
  listCredentialQueue,
  refreshListingsOf,
  withdrawCredential,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor, SentFile } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { fileStore } from '#platform/stored-files.ts';
import { at, NOON } from '../../factories/actors.ts';
import { HTML, PNG, sent } from '../../factories/files.ts';
import { auditOf, seatOf } from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import {
  makeCertifiedProvider,
  makeCredential,
  makeExaminer,
  makeOffer,
  makeProvider,
} from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase, STORAGE_DIR } from '../../setup/database.ts';

beforeEach(resetDatabase);

let forms = 0;
const nextIntent = () => {
  forms += 1;
  return `intent of form ${String(forms)}`;
};

const TAX = { kind: 'tax-attestation', number: 'RF-1', validFrom: '2026-11-01' };
const CNSS = { kind: 'cnss-attestation', number: 'CN-1', validFrom: '2026-11-01' };

function add(
  actor: MemberActor,
  typed: object = TAX,
  given: { readonly file?: SentFile | null; readonly intentId?: string | null } = {},
): Promise<void> {
  const { file = sent('attestation.pdf'), intentId = nextIntent() } = given;
  return addCredential(actor, { form: credentialSchema.parse(typed), file }, intentId);
}

async function onlyPaper() {
  const [paper, ...others] = await db.credential.findMany();
  if (!paper || others.length > 0) throw new Error('not one paper');
  return paper;
}

async function added(actor: MemberActor, typed: object = TAX): Promise<string> {
  const before = new Set((await db.credential.findMany()).map(({ id }) => id));
  await add(actor, typed);
  const fresh = (await db.credential.findMany()).find(({ id }) => !before.has(id));
  if (!fresh) throw new Error('no paper was added');
  return fresh.id;
}

async function keptFiles(): Promise<string[]> {
  const names = await readdir(STORAGE_DIR, { recursive: true }).catch(() => []);
  return names.map((name) => path.basename(name)).filter((name) => name.length > 2);
}

const VERIFY = { verdict: 'verify', reason: '' } as const;
const REFUSE = { verdict: 'refuse', reason: 'La date ne se lit pas.' } as const;

const certificateOf = (owner: MemberActor) =>
  db.certificate.findFirst({ where: { organisationId: seatOf(owner) } });

async function listed(owner: MemberActor) {
  const where = { organisationId: seatOf(owner) };
  const provider = await db.providerListing.findUnique({ where });
  return { badges: provider?.badges ?? null, offers: await db.offerListing.count({ where }) };
}

describe('adding', () => {
  test('a member adds a paper, which waits and is told to every examiner', async () => {
    const owner = await makeProvider();
    const member = await makeMember('provider', ['provider-member'], seatOf(owner));
    const [one, other] = [await makeExaminer(), await makeExaminer()];
    await add(member);
    const paper = await onlyPaper();
    expect(paper).toMatchObject({
      ...{ organisationId: seatOf(owner), kind: 'tax-attestation', issuer: 'DGI', number: 'RF-1' },
      ...{ state: 'pending', addedById: member.person.accountId, decidedById: null },
      ...{ validFrom: new Date('2026-11-01'), validTo: new Date('2027-05-01') },
    });
    expect(await db.storedFile.findMany()).toMatchObject([
      { id: paper.fileId, purpose: 'credential', organisationId: seatOf(owner) },
    ]);
    for (const { person } of [one, other])
      expect(await notificationsTo(person.accountId)).toEqual([
        {
          kind: 'credential-added',
          params: { organisation: owner.person.seat.organisationName, credential: paper.kind },
          path: `/programme/credentials/${paper.id}`,
        },
      ]);
    expect(await auditOf(seatOf(owner))).toMatchObject([
      {
        type: 'catalogue.credential-added',
        subject: `credential:${paper.id}`,
        facts: { kind: 'tax-attestation', from: '2026-11-01', to: '2027-05-01' },
      },
    ]);
  });

  test.each([
    ['an attestation that is over', { ...CNSS, validTo: '2026-11-15' }, {}, 'catalogue.expired'],
    ['seven months of taxes', { ...TAX, validTo: '2027-06-01' }, {}, 'catalogue.tax-too-long'],
    ['thirteen months', { ...CNSS, validTo: '2027-12-01' }, {}, 'catalogue.too-long'],
    ['a start in two years', { ...TAX, validFrom: '2028-11-01' }, {}, 'catalogue.too-far'],
    ['no file', TAX, { file: null }, 'catalogue.file-missing'],
    ['no intent', TAX, { intentId: null }, 'catalogue.reload'],
    ['a page as a PDF', TAX, { file: sent('a.pdf', HTML) }, 'files.type'],
    ['a text', TAX, { file: sent('a.txt', 'Bonjour') }, 'files.type'],
    ['a picture called a PDF', TAX, { file: sent('a.pdf', PNG) }, 'files.extension'],
    ['an empty file', TAX, { file: sent('a.pdf', '') }, 'files.empty'],
    ['too much', TAX, { file: { name: '', bytes: null } }, 'files.too-large'],
  ])('%s is refused and nothing is kept', async (_what, typed, given, code) => {
    const owner = await makeProvider();
    expect(await refusalCode(add(owner, typed, given))).toBe(code);
    expect(await db.credential.count()).toBe(0);
    expect(await db.storedFile.count()).toBe(0);
    expect(await keptFiles()).toEqual([]);
  });

  test('the last day counts: a paper that ends today is taken', async () => {
    const owner = await makeProvider();
    await add(owner, { ...CNSS, validTo: '2026-11-16' });
    expect(await onlyPaper()).toMatchObject({ validTo: new Date('2026-11-16') });
  });

  test('the same form sent twice, or twice at once, adds one paper and keeps one file', async () => {
    const owner = await makeProvider();
    const given = { intentId: 'the intent of one form' };
    await Promise.all([add(owner, TAX, given), add(owner, TAX, given)]);
    await add(owner, TAX, given);
    expect(await db.credential.count()).toBe(1);
    expect(await keptFiles()).toHaveLength(1);
  });

  test('five of a kind may wait; the sixth leaves no file, another kind is welcome', async () => {
    const owner = await makeProvider();
    for (let n = 0; n < 4; n += 1) await add(owner);
    const codes = await Promise.all([refusalCode(add(owner)), refusalCode(add(owner))]);
    expect(codes.sort()).toEqual(['catalogue.too-many', null]);
    expect(await keptFiles()).toHaveLength(5);
    await add(owner, { ...CNSS, validTo: '2027-01-31' });
  });

  test('is for people of a provider only', async () => {
    const outsiders = [await makeExaminer(), await makeMember('sme', ['sme-owner'])];
    for (const actor of outsiders)
      expect(await refusalCode(add(actor))).toBe('catalogue.not-found');
  });
});

describe('deciding', () => {
  test('a verified attestation restores a suspended certificate and the lists, and tells', async () => {
    const owner = await makeCertifiedProvider();
    const member = await makeMember('provider', ['provider-member'], seatOf(owner));
    const [old] = await db.credential.findMany({ where: { kind: 'tax-attestation' } });
    await withdrawCredential(owner, old?.id ?? '');
    expect(await certificateOf(owner)).toMatchObject({ state: 'suspended' });
    await giveRole(member.person.accountId, seatOf(owner), 'provider-owner');
    const id = await added(owner);
    const examiner = await makeExaminer();
    await decideCredential(examiner, id, VERIFY);
    expect(await db.credential.findUnique({ where: { id } })).toMatchObject({
      ...{ state: 'verified', decidedById: examiner.person.accountId, decidedAt: NOON },
    });
    expect(await certificateOf(owner)).toMatchObject({ state: 'certified', lapsedAt: null });
    expect(await listed(owner)).toEqual({ badges: [], offers: 0 });
    for (const { person } of [owner, member])
      expect(
        (await notificationsTo(person.accountId)).filter(
          ({ kind }) => kind === 'credential-decided',
        ),
      ).toHaveLength(1);
  });

  test('a verified label puts its badge on and opens the offers that rely on it', async () => {
    const owner = await makeCertifiedProvider();
    await makeOffer(seatOf(owner), 'published', { reliesOn: ['passi'] });
    await refreshListingsOf(seatOf(owner), NOON);
    expect(await listed(owner)).toEqual({ badges: [], offers: 0 });
    const id = await added(owner, {
      ...{ kind: 'passi', number: '1', grade: 'class-a', scopes: ['pentest'] },
      ...{ validFrom: '2026-01-01', validTo: '2028-01-01' },
    });
    await decideCredential(await makeExaminer(), id, VERIFY);
    expect(await listed(owner)).toEqual({ badges: ['passi'], offers: 1 });
    await withdrawCredential(owner, id);
    expect(await listed(owner)).toEqual({ badges: [], offers: 0 });
  });

  test('a refusal gives its reason to the provider and changes nothing else', async () => {
    const owner = await makeCertifiedProvider();
    const id = await added(owner);
    await decideCredential(await makeExaminer(), id, REFUSE);
    const sections = await getOwnWallet(owner, 'fr');
    const paper = sections.flatMap(({ papers }) => papers).find((one) => one.id === id);
    expect(paper).toMatchObject({ standing: 'refused', reason: REFUSE.reason });
    expect(await certificateOf(owner)).toMatchObject({ state: 'certified' });
    const types = (await auditOf(seatOf(owner))).map(({ type }) => type);
    expect(types).toEqual(['catalogue.credential-added', 'catalogue.credential-refused']);
  });

  test('repeated by the same person it is done already; by another it is too late', async () => {
    const owner = await makeProvider();
    const id = await added(owner);
    const [one, other] = [await makeExaminer(), await makeExaminer()];
    await decideCredential(one, id, VERIFY);
    await decideCredential({ ...one, now: at(5_000) }, id, VERIFY);
    expect(await db.credential.findUnique({ where: { id } })).toMatchObject({ decidedAt: NOON });
    for (const [actor, decision] of [
      [other, VERIFY],
      [one, REFUSE],
    ] as const)
      expect(await refusalCode(decideCredential(actor, id, decision))).toBe(
        'catalogue.wrong-state',
      );
  });

  test('of two at once, one wins', async () => {
    const owner = await makeProvider();
    const id = await added(owner);
    const [one, other] = [await makeExaminer(), await makeExaminer()];
    const codes = await Promise.all([
      refusalCode(decideCredential(one, id, VERIFY)),
      refusalCode(decideCredential(other, id, REFUSE)),
    ]);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes).toContain('catalogue.wrong-state');
  });

  test('nobody examines a paper they added', async () => {
    const owner = await makeProvider();
    const id = await added(owner);
    const programme = await makeExaminer();
    await giveRole(owner.person.accountId, seatOf(programme), 'provider-examiner');
    const both = { ...owner, person: { ...owner.person, seat: programme.person.seat } };
    for (const decision of [VERIFY, REFUSE])
      expect(await refusalCode(decideCredential(both, id, decision))).toBe(
        'catalogue.own-credential',
      );
    expect(await getExaminedPaper(both, id, 'fr')).toMatchObject({ own: true, decidable: false });
    expect(await onlyPaper()).toMatchObject({ state: 'pending' });
  });

  test('what is over, or cannot be opened, is only refused', async () => {
    const owner = await makeProvider();
    const id = await added(owner, { ...CNSS, validTo: '2026-11-20' });
    const examiner = await makeExaminer();
    const { fileId } = await onlyPaper();
    await db.storedFile.update({ where: { id: fileId ?? '' }, data: { state: 'quarantined' } });
    expect(await refusalCode(decideCredential(examiner, id, VERIFY))).toBe('catalogue.unreadable');
    await db.storedFile.update({ where: { id: fileId ?? '' }, data: { state: 'clean' } });
    const later = { ...examiner, now: new Date('2026-11-21T12:00:00Z') };
    expect(await refusalCode(decideCredential(later, id, VERIFY))).toBe('catalogue.paper-over');
    await decideCredential(later, id, REFUSE);
    expect(await onlyPaper()).toMatchObject({ state: 'refused' });
  });

  test('is for examiners only, and for papers that are there', async () => {
    const owner = await makeProvider();
    const id = await added(owner);
    const manager = await makeMember('programme', ['programme-manager']);
    for (const actor of [owner, manager])
      expect(await refusalCode(decideCredential(actor, id, VERIFY))).toBe('catalogue.not-found');
    const examiner = await makeExaminer();
    expect(await refusalCode(decideCredential(examiner, 'nothing', VERIFY))).toBe(
      'catalogue.not-found',
    );
  });
});

describe('withdrawing', () => {
  test('a required paper suspends the certificate at once; twice is once', async () => {
    const owner = await makeCertifiedProvider();
    await refreshListingsOf(seatOf(owner), NOON);
    const paper = await db.credential.findFirstOrThrow({ where: { kind: 'cnss-attestation' } });
    await withdrawCredential(owner, paper.id);
    await withdrawCredential(owner, paper.id);
    expect(await certificateOf(owner)).toMatchObject({ state: 'suspended', lapsedAt: NOON });
    expect(await listed(owner)).toEqual({ badges: null, offers: 0 });
    const types = (await auditOf(seatOf(owner))).map(({ type }) => type);
    expect(types.filter((type) => type === 'catalogue.credential-withdrawn')).toHaveLength(1);
  });

  test('a refused paper stays refused, and another provider’s is not found', async () => {
    const [owner, other] = [await makeProvider(), await makeProvider()];
    const id = await makeCredential(seatOf(owner), { state: 'refused' });
    expect(await refusalCode(withdrawCredential(owner, id))).toBe('catalogue.wrong-state');
    const good = await makeCredential(seatOf(owner));
    expect(await refusalCode(withdrawCredential(other, good))).toBe('catalogue.not-found');
  });
});

describe('reading', () => {
  test('the wallet says what is missing, what stands where and what depends on it', async () => {
    const owner = await makeCertifiedProvider();
    const relying = await makeOffer(seatOf(owner), 'published', { reliesOn: ['iso-27001'] });
    await makeOffer(seatOf(owner), 'draft', { reliesOn: ['iso-27001'] });
    await makeCredential(seatOf(owner), { kind: 'iso-27001', to: 20 });
    await db.credential.deleteMany({ where: { kind: 'cnss-attestation' } });
    const sections = await getOwnWallet(owner, 'ar');
    expect(sections.map(({ kind, missing }) => [kind, missing]).slice(0, 3)).toEqual([
      ['tax-attestation', false],
      ['cnss-attestation', true],
      ['passi', false],
    ]);
    const of = (kind: string) => sections.find((section) => section.kind === kind);
    expect(of('tax-attestation')).toMatchObject({
      papers: [{ standing: 'in-force', past: false }],
      dependents: { certificate: true, badge: false, offers: [] },
    });
    expect(of('iso-27001')).toMatchObject({
      papers: [{ standing: 'expiring' }],
      dependents: {
        ...{ certificate: false, badge: true },
        offers: [{ id: relying.offerId, lang: 'ar', title: 'صندوق أداء ومخزون لمتجر' }],
      },
    });
  });

  test('the file opens for its provider and for examiners', async () => {
    const [owner, other] = [await makeProvider(), await makeProvider()];
    const id = await added(owner);
    const { fileId } = await onlyPaper();
    for (const actor of [owner, await makeExaminer()])
      expect(await getCredentialFileToken(actor, id)).toContain(`${fileId ?? ''}.`);
    const manager = await makeMember('programme', ['programme-manager']);
    for (const actor of [other, manager])
      expect(await refusalCode(getCredentialFileToken(actor, id))).toBe('catalogue.not-found');
    expect((await fileStore().storage.get(fileId ?? '')) === null).toBe(false);
  });
});

describe('the queue', () => {
  const ALL = { show: 'pending', kind: null, region: null, text: '', page: 1, lang: 'fr' } as const;

  test('shows what waits, the oldest first, by kind, region, name, ICE and number', async () => {
    const north = await makeProvider({ name: 'Détroit Numérique' });
    const south = await makeProvider({ name: 'Souss Web' });
    await db.provider.update({
      where: { organisationId: seatOf(north) },
      data: { province: 'MA-TNG' },
    });
    const first = await added({ ...south, now: at(-60_000) });
    const second = await added({ ...north, now: at(-30_000) }, { ...CNSS, validTo: '2027-01-01' });
    await makeCredential(seatOf(north));
    const examiner = await makeExaminer();
    const find = async (asked: object) =>
      (await listCredentialQueue(examiner, { ...ALL, ...asked })).papers.map(({ id }) => id);
    expect(await find({})).toEqual([first, second]);
    expect(await find({ kind: 'cnss-attestation' })).toEqual([second]);
    expect(await find({ region: 'MA-01' })).toEqual([second]);
    expect(await find({ region: 'MA-06' })).toEqual([first]);
    expect(await find({ text: ' detroit  NUMERIQUE' })).toEqual([second]);
    expect(await find({ text: 'cn-1' })).toEqual([second]);
    expect(await find({ text: 'cn-1', region: 'MA-06' })).toEqual([]);
    expect(await find({ text: '%' })).toEqual([]);
    const { ice } = await db.organisation.findUniqueOrThrow({ where: { id: seatOf(south) } });
    expect(await find({ text: (ice ?? '').replace(/(\d{3})/g, '$1 ') })).toEqual([first]);
    expect(await find({ show: 'decided' })).toHaveLength(1);
  });

  test('shows what ends within sixty days, the first end first', async () => {
    const owner = await makeProvider();
    const make = (to: number | null) => makeCredential(seatOf(owner), { to });
    const [later, sooner] = [await make(60), await make(0)];
    await Promise.all([make(61), make(-1)]);
    const { papers } = await listCredentialQueue(await makeExaminer(), {
      ...ALL,
      show: 'expiring',
    });
    expect(papers.map(({ id }) => id)).toEqual([sooner, later]);
  });

  test('goes on over pages and knows its end', async () => {
    const owner = await makeProvider();
    for (let n = 0; n < 26; n += 1) await makeCredential(seatOf(owner), { state: 'pending' });
    const examiner = await makeExaminer();
    const read = (page: number) => listCredentialQueue(examiner, { ...ALL, page });
    const [one, two, beyond] = [await read(1), await read(2), await read(99)];
    expect([one.papers.length, two.papers.length, one.total, one.pages]).toEqual([25, 1, 26, 2]);
    expect(new Set([...one.papers, ...two.papers].map(({ id }) => id)).size).toBe(26);
    expect(beyond).toMatchObject({ page: 2 });
  });

  test('is for examiners only', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    expect(await refusalCode(listCredentialQueue(manager, ALL))).toBe('catalogue.not-found');
  });
});
