import type { CivilDate } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';

/** How often a public page was opened on a day since the last batch. */
export interface ViewCount {
  readonly kind: 'offer' | 'provider';
  /** Last part of the page's address. */
  readonly slug: string;
  readonly day: CivilDate;
  readonly count: number;
}

/**
 * Adds a batch of openings of public pages to the figures of their providers, in one statement; an
 * address that nobody has is left out. Nothing is known or kept of who opened them.
 */
export async function countViews(batch: readonly ViewCount[]): Promise<void> {
  if (batch.length === 0) return;
  const kinds = batch.map(({ kind }) => kind);
  const slugs = batch.map(({ slug }) => slug);
  const days = batch.map(({ day }) => day);
  const counts = batch.map(({ count }) => count);
  // In one order whatever the process, so that two batches never wait for each other both ways.
  await inTransaction(
    'catalogue.count-views',
    (tx) => tx.$executeRaw`
      INSERT INTO catalogue_view AS old (kind, subject_id, day, organisation_id, count)
      SELECT seen.kind, coalesce(offer.id, provider.organisation_id), seen.day::date,
        coalesce(offer.organisation_id, provider.organisation_id), sum(seen.count)
      FROM unnest(${kinds}::text[], ${slugs}::text[], ${days}::text[], ${counts}::int[])
        AS seen (kind, slug, day, count)
      LEFT JOIN offer ON seen.kind = 'offer' AND offer.slug = seen.slug
      LEFT JOIN provider ON seen.kind = 'provider' AND provider.slug = seen.slug
      WHERE coalesce(offer.organisation_id, provider.organisation_id) IS NOT NULL
      GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3
      ON CONFLICT (kind, subject_id, day) DO UPDATE SET count = old.count + excluded.count`,
  );
}
