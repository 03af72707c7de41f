import { addDays, type CivilDate } from '#domain/kernel/index.server.ts';
import { REFERENCES_NEEDED } from './checklist.ts';
import { RENEWAL_DAYS } from './dossier-clock.ts';
import type { ApplicationKind } from './transitions.ts';

/** What an application needs before it can be sent, in the order it is shown. */
export const PRECONDITIONS = [
  'certificate',
  'identity',
  'page',
  'references',
  'tax-attestation',
  'cnss-attestation',
  'insurance',
  'charter',
  'work',
] as const;
export type Precondition = (typeof PRECONDITIONS)[number];

/** All that is looked at before an application is sent. */
export interface Readiness {
  readonly today: CivilDate;
  readonly firm: {
    readonly ice: string | null;
    readonly legalForm: string | null;
    readonly suspended: boolean;
  };
  readonly page: {
    readonly name: string;
    readonly summaryFr: string;
    readonly summaryAr: string;
    readonly regions: readonly string[];
    readonly languages: readonly string[];
    readonly charterVersion: string | null;
  } | null;
  /** References that were not refused or removed. */
  readonly references: readonly { readonly clientIce: string; readonly addedOn: CivilDate }[];
  /** Papers that wait or are verified. */
  readonly papers: readonly { readonly kind: string; readonly validTo: CivilDate | null }[];
  readonly declaresNoInsurance: boolean;
  readonly charterVersion: string;
  readonly publishedOffers: number;
  /** The living certificate. */
  readonly certificate: {
    readonly grade: string;
    readonly issuedOn: CivilDate;
    readonly probationUntil: CivilDate;
    readonly validUntil: CivilDate;
  } | null;
}

/** The application a provider may make with the certificate it has. */
export function kindFor({ certificate }: Pick<Readiness, 'certificate'>): ApplicationKind {
  if (certificate === null) return 'first';
  return certificate.grade === 'probation' ? 'confirmation' : 'renewal';
}

const FILLED: Readonly<Record<ApplicationKind, readonly Precondition[]>> = {
  first: [
    ...['identity', 'page', 'references', 'tax-attestation', 'cnss-attestation'],
    ...['insurance', 'charter'],
  ] as const,
  confirmation: ['certificate', 'page', 'tax-attestation', 'cnss-attestation', 'charter', 'work'],
  renewal: PRECONDITIONS.filter((one) => one !== 'work'),
};

/** The first day a certificate may be confirmed or renewed. */
export function opensOn({
  grade,
  probationUntil,
  validUntil,
}: NonNullable<Readiness['certificate']>): CivilDate {
  return grade === 'probation' ? probationUntil : addDays(validUntil, -RENEWAL_DAYS);
}

const hasPaper = ({ papers, today }: Readiness, kind: string) =>
  papers.some((one) => one.kind === kind && (one.validTo === null || one.validTo >= today));

const TESTS: Readonly<Record<Precondition, (readiness: Readiness) => boolean>> = {
  certificate: ({ certificate, today }) => certificate !== null && opensOn(certificate) <= today,
  identity: ({ firm }) => !firm.suspended && Boolean(firm.ice) && Boolean(firm.legalForm),
  page: ({ page }) =>
    page !== null &&
    page.name.trim() !== '' &&
    `${page.summaryFr}${page.summaryAr}`.trim() !== '' &&
    page.regions.length > 0 &&
    page.languages.length > 0,
  references: ({ references, firm }) => {
    const clients = new Set(references.map(({ clientIce }) => clientIce));
    if (firm.ice !== null) clients.delete(firm.ice);
    return clients.size >= REFERENCES_NEEDED;
  },
  'tax-attestation': (readiness) => hasPaper(readiness, 'tax-attestation'),
  'cnss-attestation': (readiness) => hasPaper(readiness, 'cnss-attestation'),
  insurance: (readiness) => readiness.declaresNoInsurance || hasPaper(readiness, 'insurance'),
  charter: ({ page, charterVersion }) => page?.charterVersion === charterVersion,
  work: ({ publishedOffers, references, certificate }) =>
    publishedOffers > 0 ||
    references.some(({ addedOn }) => certificate !== null && addedOn > certificate.issuedOn),
};

/**
 * Each precondition of an application of a kind and whether it is met (certification of providers,
 * general conditions). A confirmation needs a published offer, or a new reference instead.
 */
export function preconditionsOf(
  kind: ApplicationKind,
  readiness: Readiness,
): readonly { readonly code: Precondition; readonly met: boolean }[] {
  return FILLED[kind].map((code) => ({ code, met: TESTS[code](readiness) }));
}
