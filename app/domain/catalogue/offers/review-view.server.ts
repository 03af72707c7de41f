import { listFirms, type FirmFacts } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { OfferVersion } from '#platform/prisma-client/client.ts';
import { isCertificateState, type CertificateState } from '../certification/certificate.ts';
import { hasConflict } from '../certification/dossier-records.server.ts';
import { requireExaminer } from '../certification/policy.ts';
import type { NameLang } from '../names.ts';
import { offerDraftSchema, type OfferContent } from './content.ts';
import { diffOffers, type OfferChange } from './diff.ts';
import { findDuplicates, type Duplicate } from './duplicates.server.ts';
import { stateOf } from './offer-records.server.ts';
import { findPriceBand, type PriceBand } from './price-band.server.ts';
import { comparablePrice, placePrice, type PricePlace } from './price-place.ts';
import { readProviderLimits } from './provider-limits.server.ts';
import { listObstacles, type Obstacle } from './publish-obstacles.server.ts';
import { reviewHints, type ReviewHint } from './review-hints.ts';
import type { OfferState } from './transitions.ts';

/** What an examiner asked for in a version. */
export interface WrittenRequest {
  readonly field: string;
  readonly text: string;
  readonly at: Date;
}

/** A version with all that helps an examiner to decide it. */
export interface ReviewPage {
  readonly versionId: string;
  readonly offerId: string;
  readonly slug: string;
  readonly number: number;
  readonly state: OfferState;
  readonly content: OfferContent;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  /** What was asked for in this version, and in the one before it. */
  readonly requests: readonly WrittenRequest[];
  readonly asked: readonly WrittenRequest[];
  /** What changed since the published version, else since the one before; null for the first. */
  readonly changes: {
    readonly since: {
      readonly number: number;
      readonly published: boolean;
      readonly content: OfferContent;
    };
    readonly list: readonly OfferChange[];
  } | null;
  readonly provider: {
    readonly firm: FirmFacts;
    /** Name on its public page; null without one. */
    readonly name: string | null;
    readonly isDemo: boolean;
    readonly certificate: { readonly state: CertificateState; readonly validUntil: Date } | null;
    /** Its offers in the catalogue. */
    readonly published: number;
  };
  readonly band: PriceBand | null;
  readonly place: PricePlace | null;
  readonly hints: readonly ReviewHint[];
  readonly duplicates: readonly Duplicate[];
  readonly obstacles: readonly Obstacle[];
  /** Whether the reader works for this provider, or wrote or sent this, and so may not decide. */
  readonly conflict: boolean;
}

/** A version that was submitted once, for an examiner. Throws `catalogue.not-found`. */
export async function getOfferReview(
  actor: MemberActor,
  versionId: string,
  lang: NameLang,
): Promise<ReviewPage> {
  requireExaminer(actor);
  const version = await db.offerVersion.findFirst({
    where: { id: versionId, state: { not: 'draft' }, submittedAt: { not: null } },
    include: { offer: true, requests: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  if (!version) throw new DomainError('catalogue.not-found');
  const content = offerDraftSchema.parse(version.content);
  const { id, offerId, organisationId, number, submittedAt, decidedAt } = version;
  const [earlier, provider, aids, worksThere] = await Promise.all([
    readEarlier(version, content),
    readProvider(organisationId),
    readAids(actor, version, content, lang),
    hasConflict(db, actor, organisationId),
  ]);
  const acted = [version.createdById, version.submittedById];
  return {
    ...{ versionId: id, offerId, slug: version.offer.slug, number, state: stateOf(version) },
    ...{ content, submittedAt, decidedAt, requests: version.requests, provider },
    ...earlier,
    ...aids,
    conflict: worksThere || acted.includes(actor.person.accountId),
  };
}

/** The version to compare with, and what was asked for last. */
async function readEarlier({ id, offerId, number }: OfferVersion, content: OfferContent) {
  const others = await db.offerVersion.findMany({
    where: { offerId, id: { not: id }, number: { lt: number }, submittedAt: { not: null } },
    orderBy: { number: 'desc' },
    include: { requests: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  });
  const published = others.find(({ state }) => state === 'published');
  const since = published ?? others[0];
  const asked = others[0]?.requests ?? [];
  if (!since) return { asked, changes: null };
  const before = offerDraftSchema.parse(since.content);
  return {
    asked,
    changes: {
      since: { number: since.number, published: since === published, content: before },
      list: diffOffers(before, content),
    },
  };
}

async function readProvider(organisationId: string): Promise<ReviewPage['provider']> {
  const [firms, page, certificate, published] = await Promise.all([
    listFirms(db, [organisationId]),
    db.provider.findUnique({
      where: { organisationId },
      select: { name: true, isDemo: true },
    }),
    db.certificate.findFirst({
      where: { organisationId },
      orderBy: { issuedAt: 'desc' },
      select: { state: true, validUntil: true },
    }),
    db.offerListing.count({ where: { organisationId } }),
  ]);
  const firm = firms.get(organisationId);
  if (!firm) throw new DomainError('catalogue.not-found');
  const state = certificate?.state ?? '';
  return {
    ...{ firm, name: page?.name ?? null, isDemo: page?.isDemo ?? false, published },
    certificate:
      certificate && isCertificateState(state)
        ? { state, validUntil: certificate.validUntil }
        : null,
  };
}

async function readAids(
  { now }: MemberActor,
  { offerId, organisationId, state }: OfferVersion,
  content: OfferContent,
  lang: NameLang,
) {
  const { category, regions, price } = content;
  const [band, limits, duplicates, obstacles] = await Promise.all([
    findPriceBand(db, { category, regions, priceKind: price.kind }),
    readProviderLimits(db, organisationId, now),
    findDuplicates(db, { offerId, organisationId, content, lang, reader: 'examiner' }),
    state === 'submitted' ? listObstacles(db, organisationId, content, now) : [],
  ]);
  return {
    band,
    place: band && placePrice(comparablePrice(content.price), band),
    hints: reviewHints(content, { band, papers: limits.papers, lang }),
    duplicates,
    obstacles,
  };
}
