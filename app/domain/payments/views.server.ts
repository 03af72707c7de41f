import { Prisma } from '#platform/prisma-client/client.ts';

/**
 * What other rooms may compare their own records with, as tables inside their queries. Own shares
 * that were received: `programme_id`, `amount`, `refunded`.
 */
export const RECEIVED_SHARES = Prisma.sql`
  SELECT programme_id, amount, refunded FROM share_request
  WHERE state IN ('paid', 'refund-due', 'refunded')`;

/** Orders that were not returned: `id`, `subject`, `aid`, `share`. */
export const LIVE_ORDERS = Prisma.sql`
  SELECT id, subject, aid, share FROM payment_order WHERE state IN ('ordered', 'sent', 'paid')`;
