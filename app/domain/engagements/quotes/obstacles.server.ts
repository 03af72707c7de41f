import { listAccredited } from '#domain/cases/index.server.ts';
import { listPublishedByIds, listStandings } from '#domain/catalogue/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import { listRelated } from '../agreements/related.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';

/** What keeps an offer from being asked for a quote. */
export type Obstacle = 'gone' | 'not-certified' | 'not-accredited' | 'too-many-running' | 'related';

/** A firm with what its voucher is of. */
type AskingFirm = Pick<Voucher, 'organisationId' | 'programmeId' | 'applicationId'>;

interface Asked {
  readonly offer: string;
  readonly organisation: string;
}

/**
 * What keeps offers from being asked today, by their ids; those that nothing keeps are left out: an
 * offer that can be bought no more, a provider without a certificate in force or one the programme
 * does not pay, and one that has something in common with the firm.
 */
export async function listObstacles(
  reader: Reader,
  firm: AskingFirm,
  offers: readonly Asked[],
): Promise<ReadonlyMap<string, Obstacle>> {
  const ids = [...new Set(offers.map(({ organisation }) => organisation))];
  const published = await listPublishedByIds(
    offers.map(({ offer }) => offer),
    'fr',
    reader,
  );
  const listed = new Set(published.map(({ offerId }) => offerId));
  const standings = await listStandings(reader, ids);
  const accredited = await listAccredited(reader, firm.programmeId, ids);
  const related = new Set<string>();
  for (const providerId of ids)
    if (providerId === firm.organisationId || (await isRelated(reader, firm, providerId)))
      related.add(providerId);
  const obstacleOf = ({ offer, organisation }: Asked): Obstacle | null => {
    if (related.has(organisation)) return 'related';
    if (standings.get(organisation) !== 'in-force') return 'not-certified';
    if (!listed.has(offer)) return 'gone';
    const may = accredited.get(organisation) ?? 'not-accredited';
    return may === 'yes' ? null : may;
  };
  return new Map(
    offers.flatMap((one): [string, Obstacle][] => {
      const obstacle = obstacleOf(one);
      return obstacle === null ? [] : [[one.offer, obstacle]];
    }),
  );
}

async function isRelated(reader: Reader, firm: AskingFirm, providerId: string): Promise<boolean> {
  return (await listRelated(reader, { ...firm, providerId })).length > 0;
}

/** Throws the first obstacle of offers as `engagements.<obstacle>`, with the `offer` it is about. */
export async function refuseObstacles(
  reader: Reader,
  firm: AskingFirm,
  offers: readonly Asked[],
): Promise<void> {
  const obstacles = await listObstacles(reader, firm, offers);
  for (const [offer, obstacle] of obstacles)
    throw new DomainError(`engagements.${obstacle}`, { offer });
}
