import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** How clients know a provider. */
export interface ProviderName {
  readonly slug: string;
  readonly name: string;
  readonly nameArabic: string | null;
}

/** Names of providers by their organisations, in force or not; those without a page are left out. */
export async function listProviderNames(
  reader: Tx | typeof db,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, ProviderName>> {
  if (organisationIds.length === 0) return new Map();
  const rows = await reader.provider.findMany({
    where: { organisationId: { in: [...organisationIds] } },
    select: { organisationId: true, slug: true, name: true, nameArabic: true },
  });
  return new Map(rows.map(({ organisationId, ...named }) => [organisationId, named]));
}
