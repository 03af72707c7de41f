import { listFirms } from '#domain/accounts/index.server.ts';
import { civilDateOf, dayOf } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import { missingPapers } from '../certification/review-certificate.server.ts';
import type { OfferContent } from './content.ts';
import { readProviderLimits } from './provider-limits.server.ts';
import { listProblems, type OfferProblem } from './submit-rules.ts';

export const OBSTACLES = [
  'provider-suspended',
  'no-presentation',
  'no-certificate',
  'required-papers',
  'papers-not-held',
  'regions-not-served',
] as const;

/** Why an offer may not be published today. */
export interface Obstacle {
  readonly key: (typeof OBSTACLES)[number];
  /** Papers or regions it is about. */
  readonly codes: readonly string[];
}

const OF_CONTENT: Partial<Record<OfferProblem['key'], Obstacle['key']>> = {
  presentationMissing: 'no-presentation',
  papersNotHeld: 'papers-not-held',
  regionsNotServed: 'regions-not-served',
};

/**
 * What keeps an offer from being published: its provider's certificate, in probation or certified,
 * and the papers it needs must be in force, and what the offer relies on and the regions it names
 * must be the provider's on that day (catalogue §1, §5).
 */
export async function listObstacles(
  reader: Tx | typeof db,
  organisationId: string,
  content: OfferContent,
  now: Date,
): Promise<Obstacle[]> {
  const today = civilDateOf(now);
  const firm = (await listFirms(reader, [organisationId])).get(organisationId);
  const certificate = await reader.certificate.findFirst({
    where: { organisationId, endedAt: null, state: { in: ['probation', 'certified'] } },
    select: { validUntil: true },
  });
  const missing = await missingPapers(reader, organisationId, today);
  const limits = await readProviderLimits(reader, organisationId, now);
  const isCertified = certificate !== null && dayOf(certificate.validUntil) >= today;
  const found: (Obstacle | null)[] = [
    firm && !firm.suspended ? null : { key: 'provider-suspended', codes: [] },
    isCertified ? null : { key: 'no-certificate', codes: [] },
    missing.length === 0 ? null : { key: 'required-papers', codes: missing },
    ...listProblems(content, { ...limits, band: null }).map(({ key, codes = [] }) => {
      const obstacle = OF_CONTENT[key];
      return obstacle === undefined ? null : { key: obstacle, codes };
    }),
  ];
  return found.filter((one) => one !== null);
}
