import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { shownText, type NameLang, type ShownText } from '../names.ts';
import { offerDraftSchema, type OfferContent } from './content.ts';
import {
  isSameTitle,
  likenessOf,
  likenessWord,
  offerGrams,
  type Likeness,
} from './duplicate-likeness.ts';

/** An offer that looks like the one asked about. */
export interface Duplicate {
  readonly offerId: string;
  readonly versionId: string;
  readonly organisationId: string;
  readonly providerName: string;
  /** Of the same provider. */
  readonly own: boolean;
  readonly title: ShownText | null;
  readonly state: 'published' | 'submitted';
  readonly slug: string;
  /** Whether clients find it today. */
  readonly isListed: boolean;
  /** The same title in the same category, of the same provider. */
  readonly sameTitle: boolean;
  /** How alike the texts are; null when only the title is the same. */
  readonly likeness: Likeness | null;
}

interface Asked {
  /** Null for an offer that is not kept yet. */
  readonly offerId: string | null;
  readonly organisationId: string;
  readonly content: OfferContent;
  readonly lang: NameLang;
  /** A provider is shown its own offers and what the public sees of others. */
  readonly reader: 'examiner' | 'provider';
}

const MOST_SHOWN = 5;
/** Offers whose texts are compared whole, those with most words in a row in common. */
const MOST_COMPARED = 12;

interface Row {
  readonly offerId: string;
  readonly versionId: string;
  readonly organisationId: string;
  readonly slug: string;
  readonly state: string;
  readonly content: unknown;
  readonly providerName: string;
  readonly isListed: boolean;
}

/**
 * Offers of the same category, submitted or published, that repeat an offer: of the same provider
 * under the same title, or of anybody with nearly the same title, summary and description in French
 * or in Arabic. The most alike first, five at most; versions of the offer itself are left out. The
 * caller has seen to rights.
 */
export async function findDuplicates(reader: Tx | typeof db, asked: Asked): Promise<Duplicate[]> {
  const rows = await listCandidates(reader, asked);
  const grams = offerGrams(asked.content);
  return rows
    .map((row) => {
      const content = offerDraftSchema.parse(row.content);
      const own = row.organisationId === asked.organisationId;
      const degree = likenessOf(grams, offerGrams(content));
      const sameTitle = own && isSameTitle(asked.content, content);
      return { row, content, own, degree, sameTitle, likeness: likenessWord(degree) };
    })
    .filter(({ sameTitle, likeness }) => sameTitle || likeness !== null)
    .toSorted((a, b) => Number(b.sameTitle) - Number(a.sameTitle) || b.degree - a.degree)
    .slice(0, MOST_SHOWN)
    .map(({ row, content, own, sameTitle, likeness }) => ({
      ...{ offerId: row.offerId, versionId: row.versionId, slug: row.slug, own },
      ...{ organisationId: row.organisationId, providerName: row.providerName },
      ...{ isListed: row.isListed, sameTitle, likeness },
      title: shownText(content.title, asked.lang),
      state: row.state === 'published' ? 'published' : 'submitted',
    }));
}

/** The provider's own offers of the category, and those that share most words in a row with it. */
async function listCandidates(reader: Tx | typeof db, asked: Asked): Promise<Row[]> {
  const { offerId, organisationId, content, reader: who } = asked;
  return reader.$queryRaw<Row[]>`
    WITH given AS MATERIALIZED (
      SELECT offer_hashes(${JSON.stringify(content)}::jsonb) AS hashes
    ), near AS (
      SELECT sketch.version_id, (
        SELECT count(*) FROM unnest(sketch.hashes) AS one(hash) WHERE one.hash = ANY (given.hashes)
      ) AS shared
      FROM offer_sketch AS sketch, given
      WHERE sketch.category = ${content.category} AND sketch.hashes && given.hashes
      ORDER BY shared DESC, sketch.version_id LIMIT ${MOST_COMPARED + 2}
    ), own AS (
      SELECT id AS version_id FROM offer_version
      WHERE organisation_id = ${organisationId} AND state IN ('submitted', 'published')
        AND content ->> 'category' = ${content.category}
      ORDER BY submitted_at DESC LIMIT 50
    )
    SELECT version.id AS "versionId", version.offer_id AS "offerId", version.state,
      version.organisation_id AS "organisationId", version.content, offer.slug,
      coalesce(provider.name, '') AS "providerName", listing.version_id IS NOT NULL AS "isListed"
    FROM offer_version AS version
    JOIN offer ON offer.id = version.offer_id
    LEFT JOIN provider ON provider.organisation_id = version.organisation_id
    LEFT JOIN offer_listing AS listing ON listing.version_id = version.id
    WHERE version.id IN (SELECT version_id FROM near UNION SELECT version_id FROM own)
      AND version.offer_id <> ${offerId ?? ''}
      AND (${who === 'examiner'} OR listing.version_id IS NOT NULL
        OR version.organisation_id = ${organisationId})
    ORDER BY version.id`;
}
