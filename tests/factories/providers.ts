import { randomUUID } from 'node:crypto';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { anIce, makeMember } from './people.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

let last = 0;
function next(): number {
  last += 1;
  return last;
}

/** A day so many days after that of `NOON`, as a `date` column has it. */
export function dayFromNoon(days: number): Date {
  return new Date(new Date(NOON.getTime() + days * DAY_MS).toISOString().slice(0, 10));
}

/** An owner of a provider with a filled-in public page and nothing else. */
export async function makeProvider(
  changes: Partial<{ name: string; slug: string; regions: string[] }> = {},
): Promise<MemberActor> {
  const owner = await makeMember('provider', ['provider-owner']);
  const { organisationId } = owner.person.seat;
  await db.organisation.update({
    where: { id: organisationId },
    data: { legalForm: 'SARL', province: 'MA-CAS', sector: 'NUM' },
  });
  await db.provider.create({
    data: {
      organisationId,
      slug: changes.slug ?? `provider-${next()}`,
      name: changes.name ?? 'Atlas Logiciels',
      nameArabic: 'أطلس للبرمجيات',
      summaryFr: 'Logiciels de gestion pour les commerces.',
      summaryAr: 'برامج تدبير للمتاجر.',
      descriptionFr: 'Nous installons des logiciels de gestion et formons vos équipes.',
      descriptionAr: 'نركب برامج التدبير ونكون فرقكم.',
      province: 'MA-CAS',
      regions: changes.regions ?? ['MA-06'],
      languages: ['fr', 'ary'],
      sectors: ['COM'],
      team: 12,
      capacity: 4,
      moroccanLaw: true,
      hostsInMorocco: true,
      createdAt: NOON,
      updatedAt: NOON,
    },
  });
  return owner;
}

/** A paper in force for half a year unless said otherwise. Returns its id. */
export async function makeCredential(
  organisationId: string,
  changes: Partial<{ kind: string; state: string; from: number; to: number | null }> = {},
): Promise<string> {
  const { kind = 'tax-attestation', state = 'verified', from = -10, to = 150 } = changes;
  const id = randomUUID();
  const decided = state === 'pending' ? {} : { decidedById: 'an examiner', decidedAt: NOON };
  await db.credential.create({
    data: {
      ...{ id, organisationId, kind, issuer: 'DGI', number: `T-${next()}`, scopes: [], state },
      validFrom: dayFromNoon(from),
      validTo: to === null ? null : dayFromNoon(to),
      ...{ addedById: 'somebody of the provider', addedAt: NOON, ...decided },
    },
  });
  return id;
}

/** A confirmed or declared reference of another client each time. Returns its id. */
export async function makeReference(
  organisationId: string,
  state: 'declared' | 'confirmed' = 'declared',
): Promise<string> {
  const id = randomUUID();
  const decided = state === 'declared' ? {} : { decidedById: 'an examiner', decidedAt: NOON };
  await db.providerReference.create({
    data: {
      ...{ id, organisationId, clientName: `Client ${next()}`, clientIce: anIce(500_000 + next()) },
      ...{ sector: 'COM', year: 2025, workFr: 'Caisse et stock', workAr: '', state },
      ...{ contactName: 'Un contact', contactPhone: '+212612345678', ...decided },
      ...{ addedById: 'somebody of the provider', addedAt: NOON },
    },
  });
  return id;
}

/** The code of a number below 4096: certificates have neither 0 nor 1 in theirs. */
function aCertificateCode(number: number): string {
  const digits = number.toString(8).padStart(4, '0');
  return `RQ-2222-${digits.replace(/\d/g, (digit) => String(Number(digit) + 2))}`;
}

/** A certificate in force, without its dossier. Returns its id. */
export async function makeCertificate(
  organisationId: string,
  state: 'probation' | 'certified' = 'certified',
): Promise<string> {
  const id = randomUUID();
  await db.certificate.create({
    data: {
      ...{ id, organisationId, code: aCertificateCode(next()), state, grade: state },
      ...{ issuedAt: NOON, updatedAt: NOON, certifiedAt: state === 'certified' ? NOON : null },
      probationUntil: dayFromNoon(180),
      validUntil: dayFromNoon(700),
    },
  });
  await db.certificateEvent.create({
    data: { id: randomUUID(), certificateId: id, type: 'issue', toState: state, at: NOON },
  });
  return id;
}

/** Notice of a suspension, given at noon. Returns its id. */
export async function makeMeasure(
  certificateId: string,
  organisationId: string,
  facts: string,
): Promise<string> {
  const id = randomUUID();
  await db.certificateMeasure.create({
    data: {
      ...{ id, certificateId, organisationId, kind: 'suspension', state: 'noticed', facts },
      ...{ grounds: 'no-exit-kit', noticedById: 'an examiner', noticedAt: NOON },
      answerDueOn: dayFromNoon(14),
    },
  });
  return id;
}

/** An owner of a provider that may sell: page, both attestations, certificate. */
export async function makeCertifiedProvider(
  changes: Parameters<typeof makeProvider>[0] = {},
): Promise<MemberActor> {
  const owner = await makeProvider(changes);
  const { organisationId } = owner.person.seat;
  await makeCredential(organisationId, { kind: 'tax-attestation' });
  await makeCredential(organisationId, { kind: 'cnss-attestation' });
  await makeCertificate(organisationId);
  return owner;
}

/** An examiner of providers in an organisation of their own. */
export function makeExaminer(): Promise<MemberActor> {
  return makeMember('programme', ['provider-examiner']);
}

/** What a complete offer says. */
export function anOfferContent(changes: Partial<OfferContent> = {}): OfferContent {
  return {
    category: 'ERP',
    title: { fr: 'Caisse et stock pour une boutique', ar: 'صندوق أداء ومخزون لمتجر' },
    summary: {
      fr: 'Une caisse reliée au stock, installée en une semaine.',
      ar: 'صندوق أداء مرتبط بالمخزون، يُركب في أسبوع.',
    },
    description: {
      fr: 'Nous installons la caisse, saisissons vos articles et formons votre équipe.',
      ar: 'نركب صندوق الأداء وندخل منتجاتكم ونكون فريقكم.',
    },
    deliverables: [
      {
        text: { fr: 'Caisse installée', ar: 'صندوق أداء مركب' },
        acceptance: {
          fr: 'Une vente encaissée diminue le stock.',
          ar: 'كل عملية بيع تنقص من المخزون.',
        },
      },
    ],
    excluded: { fr: 'Le matériel.', ar: 'الأجهزة.' },
    clientDuties: { fr: 'Donner la liste des articles.', ar: 'تقديم لائحة المنتجات.' },
    price: { kind: 'fixed', min: 1_200_000, max: 1_200_000, setup: 0 },
    durationDays: 7,
    sizes: ['2-3', '4-9'],
    sectors: ['COM'],
    minStage: 1,
    deliveryLanguages: ['ary', 'fr'],
    supportLanguages: ['fr'],
    mode: 'on-site',
    regions: ['MA-06'],
    hosting: 'MA',
    integrations: ['cash-register'],
    exitKit: ['data-export'],
    exitNote: { fr: '', ar: '' },
    reliesOn: [],
    ...changes,
  };
}

/** An offer with one version in a state. Lists are not refreshed. Returns the ids of both. */
export async function makeOffer(
  organisationId: string,
  state: 'draft' | 'submitted' | 'changes-requested' | 'published' = 'published',
  changes: Partial<OfferContent> = {},
): Promise<{ readonly offerId: string; readonly versionId: string; readonly slug: string }> {
  const [offerId, versionId, slug] = [randomUUID(), randomUUID(), `offer-${next()}`];
  const submitted = state === 'draft' ? {} : { submittedAt: NOON, submittedById: 'a member' };
  const decided =
    state === 'published' || state === 'changes-requested'
      ? { decidedAt: NOON, decidedById: 'an examiner' }
      : {};
  const publishedAt = state === 'published' ? NOON : null;
  await db.offer.create({
    data: { id: offerId, organisationId, slug, createdAt: NOON, updatedAt: NOON },
  });
  await db.offerVersion.create({
    data: {
      ...{ id: versionId, offerId, organisationId, number: 1, state },
      ...{ content: anOfferContent(changes), contentHash: `hash ${versionId}`, publishedAt },
      ...{ createdById: 'a member', createdAt: NOON, updatedAt: NOON, ...submitted, ...decided },
    },
  });
  return { offerId, versionId, slug };
}
