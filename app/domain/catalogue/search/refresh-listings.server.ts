import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { offerContentSchema } from '../offers/content.ts';
import { askForMatching } from './ask-for-matching.server.ts';
import { listingRows } from './listing-rows.ts';

/**
 * Writes what lists and search show of a provider again, from its profile, certificate, papers and
 * published offers as they are at `now`. Call it in the transaction of any change to one of them.
 */
export async function refreshListings(tx: Tx, organisationId: string, now: Date): Promise<void> {
  // Two changes at once are written one after the other.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`listing ${organisationId}`}))`;
  const provider = await tx.provider.findUnique({ where: { organisationId } });
  const firm = (await listFirms(tx, [organisationId])).get(organisationId);
  const rows =
    provider && firm
      ? listingRows({
          provider,
          firm,
          ...(await read(tx, organisationId)),
          today: civilDateOf(now),
        })
      : { provider: null, offers: [] };
  await tx.offerListing.deleteMany({ where: { organisationId } });
  await tx.providerListing.deleteMany({ where: { organisationId } });
  if (rows.provider) await tx.providerListing.create({ data: rows.provider });
  await tx.offerListing.createMany({ data: rows.offers });
  await askForMatching(tx, organisationId);
}

/** The same as a job, for changes made in rooms before this one. */
export async function refreshListingsOf(organisationId: string, now: Date): Promise<void> {
  await inTransaction('catalogue.refresh-listings', (tx) =>
    refreshListings(tx, organisationId, now),
  );
}

async function read(tx: Tx, organisationId: string) {
  const certificate = await tx.certificate.findFirst({
    where: { organisationId, endedAt: null },
    select: { state: true, code: true, issuedAt: true, validUntil: true },
  });
  const credentials = await tx.credential.findMany({
    where: { organisationId, state: 'verified' },
    select: { kind: true, state: true, validFrom: true, validTo: true },
  });
  const versions = await tx.offerVersion.findMany({
    where: { organisationId, state: 'published' },
    select: {
      id: true,
      offerId: true,
      decidedAt: true,
      updatedAt: true,
      content: true,
      offer: true,
    },
  });
  return {
    certificate,
    credentials,
    versions: versions.map(({ id, offerId, decidedAt, updatedAt, content, offer }) => ({
      id,
      offerId,
      slug: offer.slug,
      decidedAt: decidedAt ?? updatedAt,
      content: offerContentSchema.parse(content),
    })),
  };
}
