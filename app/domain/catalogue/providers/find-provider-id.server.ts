import { replica } from '#platform/db.ts';

/** The organisation whose public page has an address; null for none. */
export async function findProviderId(slug: string): Promise<string | null> {
  const row = await replica.provider.findUnique({
    where: { slug },
    select: { organisationId: true },
  });
  return row?.organisationId ?? null;
}
