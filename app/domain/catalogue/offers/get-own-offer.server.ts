import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { shownText, type NameLang, type ShownText } from '../names.ts';
import { offerDraftSchema, type OfferContent } from './content.ts';
import { requireEditor, stateOf, WORKING } from './offer-records.server.ts';
import { viewOffer, type OfferView } from './offer-view.ts';
import { listOneSided } from './submit-rules.ts';
import type { OfferState } from './transitions.ts';

/** What an examiner wrote about one field of a version; `offer` for the whole. */
export interface ChangeRequest {
  readonly field: string;
  readonly text: string;
}

export interface OwnVersion {
  readonly id: string;
  readonly number: number;
  readonly state: OfferState;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly endedAt: Date | null;
  readonly requests: readonly ChangeRequest[];
}

/** A version with what it says. */
export interface OwnVersionWithContent extends OwnVersion {
  readonly content: OfferContent;
}

/** An offer of one's own with all its versions, the latest first. */
export interface OwnOfferPage {
  readonly id: string;
  readonly slug: string;
  readonly title: ShownText | null;
  /** The version that is worked on, and the one in the catalogue. */
  readonly working: OwnVersion | null;
  readonly published: OwnVersion | null;
  readonly versions: readonly OwnVersionWithContent[];
  /** Whether clients find it today. */
  readonly isListed: boolean;
  /** Texts of the version shown that lack a language. */
  readonly oneSided: ReturnType<typeof listOneSided>;
}

/** Throws `catalogue.not-found` for another's offer and to anybody who does not write offers. */
export async function getOwnOffer(
  actor: MemberActor,
  offerId: string,
  lang: NameLang,
): Promise<OwnOfferPage> {
  const offer = await readOffer(actor, offerId);
  const versions = offer.versions.map(versionOf);
  const working = versions.find(({ state }) => WORKING.some((one) => one === state)) ?? null;
  const published = versions.find(({ state }) => state === 'published') ?? null;
  const content = contentOf(versions, (working ?? published)?.number);
  return {
    ...{ id: offer.id, slug: offer.slug, working, published, versions },
    title: shownText(content.title, lang),
    isListed: (await db.offerListing.count({ where: { offerId } })) > 0,
    oneSided: listOneSided(content),
  };
}

/**
 * One version of an own offer as clients would see it; without a number the one that is worked on,
 * else the published, else the last. Throws `catalogue.not-found`.
 */
export async function previewOffer(
  actor: MemberActor,
  offerId: string,
  number: number | null,
  lang: NameLang,
): Promise<{ readonly view: OfferView; readonly number: number; readonly state: OfferState }> {
  const { versions } = await readOffer(actor, offerId);
  const shown =
    number === null
      ? (versions.find(({ state }) => WORKING.some((one) => one === state)) ??
        versions.find(({ state }) => state === 'published') ??
        versions[0])
      : versions.find((one) => one.number === number);
  if (!shown) throw new DomainError('catalogue.not-found');
  const view = viewOffer(offerDraftSchema.parse(shown.content), lang);
  return { view, number: shown.number, state: stateOf(shown) };
}

async function readOffer(actor: MemberActor, offerId: string) {
  requireEditor(actor);
  const offer = await db.offer.findFirst({
    where: { id: offerId, organisationId: actor.person.seat.organisationId },
    include: {
      versions: {
        orderBy: { number: 'desc' },
        include: { requests: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
      },
    },
  });
  if (!offer) throw new DomainError('catalogue.not-found');
  return offer;
}

type Row = Awaited<ReturnType<typeof readOffer>>['versions'][number];

function versionOf(row: Row): OwnVersionWithContent {
  const { id, number, createdAt, submittedAt, decidedAt, endedAt, requests } = row;
  return {
    ...{ id, number, state: stateOf(row), createdAt, submittedAt, decidedAt, endedAt },
    requests: requests.map(({ field, text }) => ({ field, text })),
    content: offerDraftSchema.parse(row.content),
  };
}

function contentOf(
  versions: readonly OwnVersionWithContent[],
  number: number | undefined,
): OfferContent {
  const version = versions.find((one) => one.number === number) ?? versions[0];
  if (!version) throw new Error('an offer without a version');
  return version.content;
}
