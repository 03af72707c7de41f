import { beforeEach, describe, expect, test } from 'vitest';
import {
  getProfilePage,
  getProviderHome,
  findProviderPreview,
  getProviderView,
  profileSchema,
  refreshListingsOf,
  saveProfile,
} from '#domain/catalogue/index.server.ts';
import { civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { auditOf } from '../../factories/firms.ts';
import { asMember, makeAccount, giveRole, makeMember } from '../../factories/people.ts';
import {
  dayFromNoon,
  makeCertifiedProvider,
  makeCredential,
  makeOffer,
  makeProvider,
  makeReference,
} from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const TYPED = {
  name: 'Café Numérique & Cie',
  summaryFr: 'Logiciels de gestion.',
  descriptionFr: 'Nous installons des logiciels.',
  province: 'MA-CAS',
  regions: ['MA-06', 'MA-04'],
  languages: ['fr', 'ary'],
  sectors: ['COM'],
};

const formOf = (changes: object = {}) =>
  profileSchema(civilDateOf(NOON)).parse({ ...TYPED, ...changes });
const newOwner = () => makeMember('provider', ['provider-owner']);
const rowOf = ({ person }: MemberActor) =>
  db.provider.findUniqueOrThrow({ where: { organisationId: person.seat.organisationId } });

async function save(actor: MemberActor, changes: object = {}): Promise<void> {
  const { stamp } = await getProfilePage(actor);
  await saveProfile(actor, formOf({ stamp, ...changes }));
}

describe('the page of a provider', () => {
  test('begins with what is known of the firm, and gets its address the first time', async () => {
    const owner = await newOwner();
    expect(await getProfilePage(owner)).toMatchObject({
      slug: null,
      stamp: '',
      values: { name: owner.person.seat.organisationName, sectors: [] },
    });
    await save(owner);
    await save(owner, { name: 'Another Name' });
    expect(await rowOf(owner)).toMatchObject({ slug: 'cafe-numerique-cie', name: 'Another Name' });
    expect(await auditOf(owner.person.seat.organisationId)).toMatchObject([
      { type: 'catalogue.profile-saved', facts: { first: true } },
      { type: 'catalogue.profile-saved', facts: { first: false, changed: ['name'] } },
    ]);
  });

  test('has an address of its own where names are alike, or in Arabic only', async () => {
    const owners = [await newOwner(), await newOwner(), await newOwner()];
    await Promise.all(owners.slice(0, 2).map((owner) => save(owner)));
    const slugs = await Promise.all(owners.slice(0, 2).map(async (one) => (await rowOf(one)).slug));
    expect(slugs.sort()).toEqual(['cafe-numerique-cie', 'cafe-numerique-cie-2']);
    const [, , third] = owners;
    if (!third) throw new Error('nobody');
    await save(third, { name: 'المقهى الرقمي' });
    expect((await rowOf(third)).slug).toBe('prestataire');
  });

  test('sent twice with the same content is saved once', async () => {
    const owner = await newOwner();
    const form = formOf();
    await saveProfile(owner, form);
    await saveProfile(owner, form);
    expect(await auditOf(owner.person.seat.organisationId)).toHaveLength(1);
  });

  test('is not overwritten from a page that is out of date', async () => {
    const owner = await newOwner();
    await save(owner);
    const { stamp } = await getProfilePage(owner);
    await saveProfile(owner, formOf({ stamp, summaryFr: 'Une première version.' }));
    const late = saveProfile(owner, formOf({ stamp, summaryFr: 'Une seconde version.' }));
    expect(await refusalCode(late)).toBe('catalogue.stale');
    expect((await rowOf(owner)).summaryFr).toBe('Une première version.');
  });

  test('made by two at once is made by one', async () => {
    const owner = await newOwner();
    const works = ['Une', 'Deux'].map((summaryFr) => saveProfile(owner, formOf({ summaryFr })));
    const codes = await Promise.all(works.map(refusalCode));
    expect(codes.sort()).toEqual(['catalogue.stale', null].sort());
  });

  test('is for its own people: not for others, whatever their role', async () => {
    const firm = await makeMember('sme', ['sme-owner']);
    expect(await refusalCode(saveProfile(firm, formOf()))).toBe('catalogue.not-found');
    expect(await refusalCode(getProfilePage(firm))).toBe('catalogue.not-found');
    const owner = await makeProvider();
    const account = await makeAccount();
    const { organisationId } = owner.person.seat;
    await giveRole(account, organisationId, 'provider-member');
    const member = await asMember(account, organisationId);
    await save(member, { name: 'By a member' });
    expect((await rowOf(owner)).name).toBe('By a member');
  });

  test('keeps a region in which a published offer is delivered on site', async () => {
    const owner = await makeCertifiedProvider({ regions: ['MA-04', 'MA-06'] });
    const { organisationId } = owner.person.seat;
    const title = { fr: 'Formation sur place', ar: '' };
    await makeOffer(organisationId, 'published', { title, regions: ['MA-04'], mode: 'both' });
    await makeOffer(organisationId, 'published', { regions: ['MA-04'], mode: 'remote' });
    await makeOffer(organisationId, 'draft', { regions: ['MA-04'], mode: 'on-site' });
    const cut = save(owner, { regions: ['MA-06'] });
    await expect(cut).rejects.toMatchObject({
      code: 'catalogue.regions-in-use',
      details: { offers: 'Formation sur place' },
    });
    expect((await rowOf(owner)).regions).toEqual(['MA-04', 'MA-06']);
    await save(owner, { regions: ['MA-04', 'MA-06', 'MA-07'] });
  });

  test('changes what lists show at once', async () => {
    const owner = await makeCertifiedProvider();
    await refreshListingsOf(owner.person.seat.organisationId, NOON);
    await save(owner, { name: 'A New Name', regions: ['MA-06', 'MA-07'] });
    expect(await db.providerListing.findMany()).toMatchObject([
      { name: 'A New Name', regions: ['MA-06', 'MA-07'] },
    ]);
  });

  test('shows a start that has passed no more, and says which texts have one language', async () => {
    const owner = await makeProvider();
    const { organisationId } = owner.person.seat;
    await db.provider.update({
      where: { organisationId },
      data: { nextStartOn: dayFromNoon(-1), summaryAr: '' },
    });
    await makeCredential(organisationId, { kind: 'start-up-label' });
    await makeCredential(organisationId, { kind: 'pme-tech-label', state: 'pending' });
    expect(await getProfilePage(owner)).toMatchObject({
      values: { nextStartOn: '' },
      untranslated: [{ text: 'summary', missing: 'ar' }],
      labels: { startUp: true, pmeTech: false },
    });
  });
});

describe('what the public reads', () => {
  async function aFullProvider() {
    const owner = await makeCertifiedProvider({ slug: 'atlas' });
    const { organisationId } = owner.person.seat;
    const named = await makeReference(organisationId, 'confirmed');
    await db.providerReference.update({
      where: { id: named },
      data: { clientName: 'Riad Bleu', showsClient: true, year: 2026 },
    });
    const unnamed = await makeReference(organisationId, 'confirmed');
    await db.providerReference.update({
      where: { id: unnamed },
      data: { clientName: 'Secret Client' },
    });
    await makeReference(organisationId, 'declared');
    await makeCredential(organisationId, { kind: 'iso-27001' });
    await makeCredential(organisationId, { kind: 'passi', state: 'pending' });
    await makeCredential(organisationId, { kind: 'insurance', from: -90, to: -1 });
    await makeOffer(organisationId);
    await makeOffer(organisationId, 'draft');
    await refreshListingsOf(organisationId, NOON);
    return owner;
  }

  test('is the firm with what was verified of it', async () => {
    await aFullProvider();
    const view = await getProviderView(db, { slug: 'atlas' }, 'ar', NOON);
    expect(view).toMatchObject({
      name: 'Atlas Logiciels',
      nameArabic: 'أطلس للبرمجيات',
      summary: { text: 'برامج تدبير للمتاجر.', lang: 'ar' },
      province: { code: 'MA-CAS' },
      regions: [{ code: 'MA-06', name: 'الدار البيضاء-سطات' }],
      everywhere: false,
      badges: [{ kind: 'iso-27001', issuer: 'DGI' }],
      certificate: { state: 'certified' },
      references: [
        { client: 'Riad Bleu', year: 2026 },
        { client: null, sector: { code: 'COM' }, year: 2025 },
      ],
      offers: [{ price: { kind: 'fixed', min: 1_200_000n } }],
      isListed: true,
    });
    expect(view.ice).toMatch(/^\d{3} \d{3} \d{3} \d{4} \d{2}$/);
  });

  test('holds no contact of a client, and no name of one who does not wish it', async () => {
    const owner = await aFullProvider();
    const shown = JSON.stringify(await findProviderPreview(owner, 'fr'), (_key, value: unknown) =>
      typeof value === 'bigint' ? String(value) : value,
    );
    expect(shown).toContain('Riad Bleu');
    expect(shown).not.toMatch(/Secret Client|Un contact|612345678/);
  });

  test('shows a certificate without its papers as suspended, before the clock has come by', async () => {
    const owner = await aFullProvider();
    const { organisationId } = owner.person.seat;
    const on = (days: number) =>
      getProviderView(db, { organisationId }, 'fr', dayFromNoon(days)).then(
        ({ certificate }) => certificate?.state,
      );
    expect(await on(150)).toBe('certified');
    expect(await on(151)).toBe('suspended');
    expect(await on(701)).toBe('expired');
  });

  test('shows a certificate again on the day after the last one of a measure', async () => {
    const owner = await aFullProvider();
    const { organisationId } = owner.person.seat;
    await db.certificate.updateMany({
      data: { state: 'suspended', measureAt: NOON, measureUntil: dayFromNoon(30) },
    });
    const on = (days: number) =>
      getProviderView(db, { organisationId }, 'fr', dayFromNoon(days)).then(
        ({ certificate }) => certificate?.state,
      );
    expect(await on(30)).toBe('suspended');
    expect(await on(31)).toBe('certified');
  });

  test('is in French for English readers, else in the language there is', async () => {
    const { person } = await aFullProvider();
    const { organisationId } = person.seat;
    const summaryOf = async (lang: 'en' | 'fr') =>
      (await getProviderView(db, { organisationId }, lang, NOON)).summary?.lang;
    expect(await summaryOf('en')).toBe('fr');
    await db.provider.update({ where: { organisationId }, data: { summaryFr: '' } });
    expect(await summaryOf('fr')).toBe('ar');
  });

  test('is nothing for an unknown address', async () => {
    const unknown = getProviderView(db, { slug: 'nobody' }, 'fr', NOON);
    expect(await refusalCode(unknown)).toBe('catalogue.not-found');
  });
});

describe('the first page of a provider', () => {
  test('says what to do next, what ends and what waits', async () => {
    const owner = await makeCertifiedProvider();
    const { organisationId } = owner.person.seat;
    const ending = await makeCredential(organisationId, { kind: 'insurance', from: -90, to: 20 });
    await makeReference(organisationId);
    await makeOffer(organisationId, 'changes-requested');
    await makeOffer(organisationId, 'draft');
    await db.catalogueView.createMany({
      data: [-29, -30].map((days) => ({
        ...{ kind: 'provider', subjectId: organisationId, organisationId, count: 5 },
        day: dayFromNoon(days),
      })),
    });
    const home = await getProviderHome(owner);
    expect(home.steps.filter(({ state }) => state === 'todo').map(({ step }) => step)).toEqual([
      'references',
      'offers',
    ]);
    expect(home).toMatchObject({
      certificate: { state: 'certified' },
      ending: [{ id: ending, kind: 'insurance', over: false }],
      offers: { changes: 1, drafts: 1 },
      views: 5,
    });
  });

  test('is empty for somebody new, and nobody else’s', async () => {
    const owner = await newOwner();
    await makeCertifiedProvider();
    const home = await getProviderHome(owner);
    expect(home).toMatchObject({ certificate: null, ending: [], views: 0 });
    expect(home.steps.every(({ state }) => state === 'todo')).toBe(true);
    expect(await refusalCode(getProviderHome(await makeMember('sme', ['sme-owner'])))).toBe(
      'catalogue.not-found',
    );
  });
});
