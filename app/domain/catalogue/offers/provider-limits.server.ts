import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { isInForce } from '../providers/in-force.ts';
import { CREDENTIALS, REGIONS, type CredentialKind } from '../vocabulary.ts';
import type { OfferContent } from './content.ts';
import { findPriceBand } from './price-band.server.ts';
import type { ProviderLimits } from './submit-rules.ts';

type Reader = Tx | typeof db;

/** Regions of a provider's public page, null while it has none, and its papers in force. */
export async function readProviderLimits(
  reader: Reader,
  organisationId: string,
  now: Date,
): Promise<Omit<ProviderLimits, 'band'>> {
  const provider = await reader.provider.findUnique({
    where: { organisationId },
    select: { regions: true },
  });
  const papers = await reader.credential.findMany({
    where: { organisationId, state: 'verified' },
    select: { kind: true, state: true, validFrom: true, validTo: true },
  });
  const today = civilDateOf(now);
  const held = new Set(papers.filter((one) => isInForce(one, today)).map(({ kind }) => kind));
  return {
    regions: provider && REGIONS.filter((code) => provider.regions.includes(code)),
    papers: CREDENTIALS.filter((kind): kind is CredentialKind => held.has(kind)),
  };
}

/** All that an offer is measured against before it is sent. */
export async function readLimits(
  reader: Reader,
  organisationId: string,
  content: OfferContent,
  now: Date,
): Promise<ProviderLimits> {
  const { category, price } = content;
  const regions = content.mode === 'remote' ? [] : content.regions;
  return {
    ...(await readProviderLimits(reader, organisationId, now)),
    band: await findPriceBand(reader, { category, regions, priceKind: price.kind }),
  };
}
