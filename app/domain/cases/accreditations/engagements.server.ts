import { DomainError } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Reader } from '../records.server.ts';
import { accreditationStateOf, mayBegin } from './transitions.ts';

/** A provider under a programme. */
export interface Accredited {
  readonly programmeId: string;
  readonly organisationId: string;
}

/** The accreditation that counts today, taken for a change; null for none. */
async function lockCurrent(tx: Tx, { programmeId, organisationId }: Accredited) {
  const where = {
    ...{ programmeId, organisationId },
    state: { in: ['probation', 'accredited', 'suspended'] },
  };
  const found = await tx.accreditation.findFirst({ where, select: { id: true } });
  if (!found) return null;
  await tx.$queryRaw`SELECT 1 FROM accreditation WHERE id = ${found.id} FOR UPDATE`;
  return tx.accreditation.findFirst({ where: { id: found.id, ...where } });
}

/**
 * Holds that a programme pays this provider for one more engagement. Throws `cases.not-accredited`,
 * and `cases.too-many-running` while it is on probation and has as many as it may.
 */
export async function requireAccredited(tx: Tx, provider: Accredited): Promise<void> {
  const row = await lockCurrent(tx, provider);
  if (!row) throw new DomainError('cases.not-accredited');
  const state = accreditationStateOf(row.state);
  if (mayBegin({ state, running: row.running })) return;
  throw new DomainError(state === 'probation' ? 'cases.too-many-running' : 'cases.not-accredited');
}

/** Whether a programme pays a provider for one more engagement today, or why not. */
export type Accreditable = 'yes' | 'not-accredited' | 'too-many-running';

/** The same, told for providers before anybody acts; every id gets an answer. */
export async function listAccredited(
  reader: Reader,
  programmeId: string,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, Accreditable>> {
  const rows = await reader.accreditation.findMany({
    where: {
      ...{ programmeId, organisationId: { in: [...organisationIds] } },
      state: { in: ['probation', 'accredited'] },
    },
    select: { organisationId: true, state: true, running: true },
  });
  const rowOf = new Map(rows.map((row) => [row.organisationId, row]));
  return new Map(
    organisationIds.map((id) => {
      const row = rowOf.get(id);
      if (!row) return [id, 'not-accredited'];
      const state = accreditationStateOf(row.state);
      return [id, mayBegin({ state, running: row.running }) ? 'yes' : 'too-many-running'];
    }),
  );
}

/** An engagement of a provider under a programme begins (`1`) or is over (`-1`). */
export async function noteRunning(tx: Tx, provider: Accredited, change: 1 | -1): Promise<void> {
  const row = await lockCurrent(tx, provider);
  if (!row) return;
  const running = Math.max(0, row.running + change);
  await tx.accreditation.update({ where: { id: row.id }, data: { running } });
}

/** A delivery of a provider was accepted under a programme; the daily clock ends its probation. */
export async function noteDelivery(tx: Tx, provider: Accredited): Promise<void> {
  const row = await lockCurrent(tx, provider);
  if (!row) return;
  await tx.accreditation.update({
    where: { id: row.id },
    data: { deliveries: { increment: 1 } },
  });
}

/** Whether a provider is past its probation under a programme, and in good standing. */
export async function isPastProbation(tx: Tx, provider: Accredited): Promise<boolean> {
  const { programmeId, organisationId } = provider;
  const where = { programmeId, organisationId, state: 'accredited' };
  return (await tx.accreditation.count({ where })) > 0;
}
