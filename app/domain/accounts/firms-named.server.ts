import { plainDigits } from '#domain/kernel/index.server.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { likely } from './admin-organisations.server.ts';

/**
 * A query for the ids of organisations whose name holds a text, or whose ICE (or its first nine
 * digits) it is, to stand within another: the caller has seen to rights.
 */
export function firmsNamed(text: string): Prisma.Sql {
  const digits = plainDigits(text).replace(/^ICE:?/, '');
  const part = `%${likely(text)}%`;
  const condition = /^\d{15}$/.test(digits)
    ? Prisma.sql`o.ice = ${digits}`
    : /^\d{9}$/.test(digits)
      ? Prisma.sql`o.ice9 = ${digits}`
      : Prisma.sql`(o.name ILIKE ${part} OR o.name_arabic ILIKE ${part})`;
  return Prisma.sql`SELECT o.id FROM organisation o WHERE ${condition}`;
}
