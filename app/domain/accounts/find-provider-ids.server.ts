import { plainDigits } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { likely } from './admin-organisations.server.ts';

const MOST = 500;

/**
 * Providers whose registered name holds a text, or whose ICE (or its first nine digits) it is; at
 * most 500. Names and ICE of providers are public.
 */
export async function findProviderIds(
  reader: Tx | typeof db,
  text: string,
): Promise<readonly string[]> {
  const digits = plainDigits(text).replace(/^ICE:?/, '');
  const contains = { contains: likely(text), mode: 'insensitive' } as const;
  const rows = await reader.organisation.findMany({
    where: {
      kind: 'provider',
      ...(/^\d{15}$/.test(digits)
        ? { ice: digits }
        : /^\d{9}$/.test(digits)
          ? { ice9: digits }
          : { OR: [{ name: contains }, { nameArabic: contains }] }),
    },
    select: { id: true },
    orderBy: { id: 'asc' },
    take: MOST,
  });
  return rows.map(({ id }) => id);
}
