import { createHash } from 'node:crypto';
import type { DemoProvider } from '#content/demo-providers-schema.ts';
import { DEMO_SINCE, demoFirmId, demoIce, demoId } from '#domain/accounts/index.server.ts';
import {
  addDays,
  addMonths,
  civilDateOf,
  type CivilDate,
  contentHash,
} from '#domain/kernel/index.server.ts';
import { mintCertificateCode } from './certification/certificate-code.ts';
import { demoContent } from './demo-content.ts';
import { slugify } from './offers/slug.ts';
import { REQUIRED_CREDENTIALS } from './providers/in-force.ts';

const PROBATION_DAYS = 180;
const CERTIFICATE_MONTHS = 24;
const TAX_MONTHS = 6;
const DAY_MS = 24 * 60 * 60 * 1000;
const CHARTER = '1';
/** References' clients have ICEs far from those of the providers. */
const FIRST_CLIENT = 5_000;

/** Accounts of the demonstration that decide about providers. */
const EXAMINERS = [demoId('account examiner-1'), demoId('account examiner-2')] as const;

const dateOf = (day: CivilDate) => new Date(day);

/** One provider, its place among all, and the day the demonstration is filled. */
export interface DemoPlace {
  readonly provider: DemoProvider;
  readonly place: number;
  readonly now: Date;
}

export function organisationIdOf({ slug, organisation }: DemoProvider): string {
  return demoFirmId(organisation ?? slug);
}

/** The account that acted for it; of those without people, an id that nobody has. */
function actedBy({ slug, organisation }: DemoProvider): string {
  return demoId(`account ${organisation ?? slug}`);
}

/** When its certificate was issued: one a day from the first day of the demonstration on. */
function issuedAt({ place }: DemoPlace): Date {
  return new Date(DEMO_SINCE.getTime() + place * DAY_MS);
}

/** The row of its public page. */
export function providerRow({ provider, now, ...rest }: DemoPlace) {
  const issued = issuedAt({ provider, now, ...rest });
  return {
    organisationId: organisationIdOf(provider),
    ...{ slug: provider.slug, name: provider.name, nameArabic: provider.nameArabic },
    ...{ summaryFr: provider.summary.fr, summaryAr: provider.summary.ar },
    ...{ descriptionFr: provider.description.fr, descriptionAr: provider.description.ar },
    ...{ province: provider.province, regions: provider.regions, sectors: provider.sectors },
    ...{ onSiteRadiusKm: provider.onSiteRadiusKm, languages: provider.languages },
    ...{ team: provider.team, capacity: provider.capacity, foundedYear: provider.foundedYear },
    ...{ moroccanLaw: provider.moroccanLaw, hostsInMorocco: provider.hostsInMorocco },
    ...{ exports: provider.exports, isDemo: true, createdAt: DEMO_SINCE, updatedAt: now },
    ...{ charterVersion: CHARTER, charterAcceptedAt: issued, charterAcceptedBy: actedBy(provider) },
  };
}

/** The two attestations every provider holds, and what else its wallet has. */
export function credentialRows(demo: DemoPlace) {
  const { provider, now } = demo;
  const today = civilDateOf(now);
  const applies = provider.standing === 'applied';
  const decided = applies
    ? { state: 'pending' }
    : { state: 'verified', decidedById: EXAMINERS[0], decidedAt: issuedAt(demo) };
  const row = (kind: string, about: { issuer: string; number: string; scopes: string[] }) => ({
    ...{ id: demoId(`credential ${provider.slug} ${kind}`), kind, ...about, ...decided },
    ...{ organisationId: organisationIdOf(provider), addedById: actedBy(provider) },
    addedAt: applies ? new Date(now.getTime() - DAY_MS) : issuedAt(demo),
  });
  const lasting = provider.credentials.map(({ kind, issuer, number, scopes }) => ({
    ...row(kind, { issuer, number, scopes }),
    validFrom: dateOf(civilDateOf(DEMO_SINCE)),
    validTo: dateOf(addMonths(today, 18)),
  }));
  const required = REQUIRED_CREDENTIALS.map((kind) => ({
    ...row(kind, {
      issuer: kind === 'tax-attestation' ? 'DGI' : 'CNSS',
      number: `DEMO-${kind === 'tax-attestation' ? 'RF' : 'CN'}-${String(demo.place + 1).padStart(4, '0')}`,
      scopes: [],
    }),
    ...attestationDates(demo),
  }));
  return [...required, ...lasting];
}

/** Days of the attestations: those of a suspended provider ended some days ago. */
export function attestationDates({ provider, place, now }: DemoPlace) {
  const from = addDays(civilDateOf(now), -10 - (place % 50));
  const to = addMonths(from, TAX_MONTHS);
  if (provider.standing !== 'suspended') return { validFrom: dateOf(from), validTo: dateOf(to) };
  const ended = addDays(civilDateOf(now), -4);
  return { validFrom: dateOf(addMonths(ended, -TAX_MONTHS)), validTo: dateOf(ended) };
}

export function referenceRows(demo: DemoPlace) {
  const { provider, place, now } = demo;
  return provider.references.map(({ client, sector, year, work }, index) => ({
    id: demoId(`reference ${provider.slug} ${index}`),
    organisationId: organisationIdOf(provider),
    ...{ clientName: client, clientIce: demoIce(FIRST_CLIENT + place * 10 + index) },
    ...{ sector, year, workFr: work.fr, workAr: work.ar, showsClient: index === 0 },
    ...{ contactName: 'Contact de démonstration', contactPhone: '+212600000000' },
    ...{ addedById: actedBy(provider), addedAt: DEMO_SINCE },
    ...(provider.standing === 'applied'
      ? { state: 'declared' }
      : { state: 'confirmed', decidedById: EXAMINERS[1], decidedAt: now }),
  }));
}

/** The certificate as it was issued and, for most, confirmed; null for who only applied. */
export function certificateRows(demo: DemoPlace) {
  const { provider } = demo;
  if (provider.standing === 'applied') return null;
  const issued = issuedAt(demo);
  const day = civilDateOf(issued);
  const id = demoId(`certificate ${provider.slug}`);
  const confirmedAt = new Date(issued.getTime() + PROBATION_DAYS * DAY_MS);
  const state = provider.standing === 'probation' ? 'probation' : 'certified';
  const certificate = {
    ...{ id, organisationId: organisationIdOf(provider), code: codeOf(provider.slug) },
    ...{ state, grade: state, issuedAt: issued, updatedAt: issued },
    certifiedAt: state === 'certified' ? confirmedAt : null,
    probationUntil: dateOf(addDays(day, PROBATION_DAYS)),
    validUntil: dateOf(addMonths(day, CERTIFICATE_MONTHS)),
  };
  const line = (number: number, type: string, fromState: string | null, toState: string) => ({
    ...{ id: `${id}-${number}`, certificateId: id, type, fromState, toState },
    at: number === 1 ? issued : confirmedAt,
  });
  const issue = line(1, 'issue', null, 'probation');
  const events =
    state === 'certified' ? [issue, line(2, 'confirm', 'probation', 'certified')] : [issue];
  return { certificate, events, application: applicationRow(demo, id) };
}

function codeOf(slug: string): string {
  const digest = createHash('sha256').update(`demonstration certificate ${slug}`).digest();
  return mintCertificateCode((size) => digest.subarray(0, size));
}

/** The dossier its first certificate came from: one proposed, another decided. */
function applicationRow(demo: DemoPlace, certificateId: string) {
  const { provider } = demo;
  const at = issuedAt(demo);
  return {
    ...{ id: demoId(`application ${provider.slug}`), kind: 'first', state: 'accepted' },
    ...{ organisationId: organisationIdOf(provider), openedById: actedBy(provider) },
    ...{ openedAt: DEMO_SINCE, submittedAt: DEMO_SINCE, examinerId: EXAMINERS[0] },
    ...{ proposedVerdict: 'accept', proposedById: EXAMINERS[0], proposedAt: at },
    ...{ decidedById: EXAMINERS[1], decidedAt: at, certificateId, updatedAt: at },
  };
}

/** The dossier of a provider that waits for an examiner until a day. */
export function appliedRow({ provider, now }: DemoPlace, dueOn: Date) {
  const at = new Date(now.getTime() - DAY_MS);
  return {
    ...{ id: demoId(`application ${provider.slug}`), kind: 'first', state: 'submitted', dueOn },
    ...{ organisationId: organisationIdOf(provider), openedById: actedBy(provider) },
    ...{ openedAt: at, submittedAt: at, updatedAt: at },
  };
}

/** Its offers, each with its first version. */
export function offerRows(demo: DemoPlace) {
  const { provider, now } = demo;
  const organisationId = organisationIdOf(provider);
  const publishedAt = new Date(issuedAt(demo).getTime() + 10 * DAY_MS);
  const recently = new Date(now.getTime() - 2 * DAY_MS);
  return provider.offers.map(({ state, request, ...offer }, index) => {
    const name = `${provider.slug} ${index}`;
    const content = demoContent({ ...offer, state, request });
    const [id, versionId] = [demoId(`offer ${name}`), demoId(`version ${name}`)];
    const createdAt = state === 'published' ? publishedAt : recently;
    const submitted =
      state === 'draft' ? {} : { submittedAt: createdAt, submittedById: actedBy(provider) };
    const decided =
      state === 'published' || state === 'changes-requested'
        ? { decidedAt: createdAt, decidedById: EXAMINERS[0] }
        : {};
    const published = state === 'published' ? { publishedAt } : {};
    return {
      offer: {
        ...{ id, organisationId, createdAt, updatedAt: createdAt },
        slug: `${slugify(offer.title.fr)}-${index + 1}${provider.slug.slice(0, 3)}`,
      },
      version: {
        ...{ id: versionId, offerId: id, organisationId, number: 1, state, content },
        ...{ contentHash: contentHash(content), createdById: actedBy(provider) },
        ...{ createdAt, updatedAt: createdAt, ...submitted, ...decided, ...published },
      },
      request:
        request === undefined
          ? null
          : { ...{ id: demoId(`request ${name}`), versionId, ...request }, byId: EXAMINERS[0] },
    };
  });
}
