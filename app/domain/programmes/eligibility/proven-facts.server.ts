import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { ProvenFact } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { isFactName, type FactName } from '../rules/facts.ts';
import { checkedValue } from './checked-value.ts';
import type { KnownFacts, KnownValue } from './known-facts.ts';

type Reader = Tx | typeof db;

/** A day as the database keeps it. */
export const storedDay = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** The statements about firms that nothing replaced and that still count on a day. */
export function standingFacts(
  reader: Reader,
  organisationIds: readonly string[],
  today: CivilDate,
): Promise<ProvenFact[]> {
  return reader.provenFact.findMany({
    where: {
      organisationId: { in: [...organisationIds] },
      endedAt: null,
      OR: [{ until: null }, { until: { gte: storedDay(today) } }],
    },
    orderBy: [{ provenAt: 'asc' }, { id: 'asc' }],
  });
}

/**
 * What was proven of firms and counts on a day, by firm: it goes before what each says of itself,
 * and once its last day is over the firm's word counts again.
 */
export async function listProvenFacts(
  reader: Reader,
  organisationIds: readonly string[],
  today: CivilDate,
): Promise<ReadonlyMap<string, KnownFacts>> {
  const byFirm = new Map<string, Partial<Record<FactName, KnownValue>>>();
  for (const row of await standingFacts(reader, organisationIds, today)) {
    const { fact, organisationId } = row;
    const known = isFactName(fact) ? knownOf(fact, row) : null;
    if (!isFactName(fact) || known === null) continue;
    const facts = byFirm.get(organisationId) ?? {};
    byFirm.set(organisationId, facts);
    facts[fact] = known;
  }
  return byFirm;
}

/** The same of one firm. */
export async function findProvenFacts(
  reader: Reader,
  organisationId: string,
  today: CivilDate,
): Promise<KnownFacts> {
  const byFirm = await listProvenFacts(reader, [organisationId], today);
  return byFirm.get(organisationId) ?? {};
}

function knownOf(fact: FactName, row: ProvenFact): KnownValue | null {
  const value = checkedValue(fact, row.value);
  if (value === undefined) return null;
  const { id, applicationId, paper, until, contestedAt } = row;
  return {
    ...{ value, at: row.trueOn, origin: 'proven' },
    source: row.source === 'document' ? 'document' : 'officer',
    evidence: row.evidence ?? paper ?? undefined,
    proof: {
      ...{ id, applicationId, paper, on: civilDateOf(row.provenAt) },
      until: until && civilDateOf(until),
      contestedOn: contestedAt && civilDateOf(contestedAt),
    },
  };
}
