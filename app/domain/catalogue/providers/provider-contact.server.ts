import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';

/** How a provider says that it is reached: an address and a number in E.164 form. */
export interface ProviderContact {
  readonly email: string | null;
  readonly phone: string | null;
}

/** What a provider's page says; nothing for one without a page. */
export async function findProviderContact(
  reader: Tx | typeof db,
  organisationId: string,
): Promise<ProviderContact> {
  const row = await reader.provider.findUnique({
    where: { organisationId },
    select: { email: true, phone: true },
  });
  return row ?? { email: null, phone: null };
}
