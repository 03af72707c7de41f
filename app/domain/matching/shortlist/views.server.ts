import { Prisma } from '#platform/prisma-client/client.ts';

/**
 * What other rooms may compare their own records with, as a table inside their queries: offers of
 * choices that were settled (`shortlist_id`, `organisation_id`, `offer_id`).
 */
export const SETTLED_OFFERS = Prisma.sql`
  SELECT s.id AS shortlist_id, s.organisation_id, i.offer_id
  FROM shortlist s JOIN shortlist_item i ON i.shortlist_id = s.id WHERE s.state = 'frozen'`;
