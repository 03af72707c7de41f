import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { CertificateState } from './certificate.ts';

const IN_FORCE: readonly CertificateState[] = ['probation', 'certified'];
const OVER: readonly CertificateState[] = ['expired', 'revoked', 'withdrawn'];

/** Whether a provider's certificate is in force, held back for now, or over (or was never given). */
export type Standing = 'in-force' | 'suspended' | 'none';

/** How providers stand, by their organisations; every id gets an answer. */
export async function listStandings(
  reader: Tx | typeof db,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, Standing>> {
  const rows = await reader.certificate.findMany({
    where: { organisationId: { in: [...organisationIds] }, state: { notIn: [...OVER] } },
    select: { organisationId: true, state: true },
  });
  return new Map(
    organisationIds.map((id) => {
      const states = rows.filter(({ organisationId }) => organisationId === id);
      const isIn = states.some(({ state }) => IN_FORCE.some((one) => one === state));
      return [id, isIn ? 'in-force' : states.length > 0 ? 'suspended' : 'none'];
    }),
  );
}
