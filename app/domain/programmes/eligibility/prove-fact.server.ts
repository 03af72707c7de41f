import { DomainError, type CivilDate } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { FACT_NAMES, factDefinition, type FactName, type FactValue } from '../rules/facts.ts';
import { checkedValue } from './checked-value.ts';
import { jsonOf } from './firm-facts.server.ts';
import { storedDay } from './proven-facts.server.ts';

/** What the platform keeps itself, and what is about a project rather than a firm. */
const NOT_PROVEN: readonly FactName[] = [
  ...(['assessmentAgeMonths', 'hasActiveVoucher', 'category', 'projectCostMAD'] as const),
];

/** The facts that an officer or a paper may state: those of the firm that follow from no other. */
export const PROVABLE_FACTS: readonly FactName[] = FACT_NAMES.filter(
  (name) => factDefinition(name).from === undefined && !NOT_PROVEN.includes(name),
);

/** What the database refuses about proven facts, in words of this room. */
export const PROOF_REFUSALS = {
  proven_fact_one_standing: 'programmes.proven-meanwhile',
  proven_fact_examiner: 'programmes.not-examiner',
  proven_fact_paper: 'programmes.unknown-paper',
} as const;

export interface StatedFact {
  readonly id: string;
  readonly organisationId: string;
  readonly fact: FactName;
  readonly value: FactValue;
  /** What an age was made of. */
  readonly evidence: string | null;
  /** Day it was true on, and last day on which it counts, null for no end. */
  readonly trueOn: CivilDate;
  readonly until: CivilDate | null;
  /** The paper of the case it rests on; null for what an officer saw otherwise. */
  readonly paper: { readonly code: string; readonly documentId: string } | null;
  readonly applicationId: string;
  readonly ownerId: string;
  readonly note: string;
  readonly byId: string;
}

/**
 * Keeps what was proven of a firm, in the place of what was proven of the same fact before; what the
 * firm says itself stays beside it. The caller has seen to rights and writes the audit trail. Throws
 * `programmes.bad-fact`.
 */
export async function stateFact(tx: Tx, stated: StatedFact, now: Date): Promise<void> {
  const { organisationId, fact, paper, byId, until, ...row } = stated;
  const value = checkedValue(fact, row.value);
  if (value === undefined || !PROVABLE_FACTS.includes(fact))
    throw new DomainError('programmes.bad-fact', { fact });
  await endProof(tx, { organisationId, fact }, now);
  await tx.provenFact.create({
    data: {
      ...{ ...row, organisationId, fact, value: jsonOf(value), provenAt: now, provenById: byId },
      ...{ trueOn: storedDay(row.trueOn), until: until && storedDay(until) },
      ...{ paper: paper?.code ?? null, documentId: paper?.documentId ?? null },
      source: paper === null ? 'officer' : 'document',
    },
  });
}

/**
 * Ends what was proven of a fact, by one organisation or any: the firm's word counts again. False
 * when nothing was.
 */
export async function endProof(
  tx: Tx,
  which: { readonly organisationId: string; readonly fact: FactName; readonly ownerId?: string },
  now: Date,
): Promise<boolean> {
  const { count } = await tx.provenFact.updateMany({
    where: { ...which, endedAt: null },
    data: { endedAt: now },
  });
  return count > 0;
}

/**
 * Keeps why a firm says that something proven is not so. Returns the case it was proven in; null
 * when the same was kept before. Throws `programmes.no-proof` for what is not the firm's or no
 * longer stands, and `programmes.already-contested`.
 */
export async function contestProof(
  tx: Tx,
  which: { readonly id: string; readonly organisationId: string },
  { words, byId, now }: { readonly words: string; readonly byId: string; readonly now: Date },
): Promise<{ readonly applicationId: string; readonly fact: string } | null> {
  const row = await tx.provenFact.findFirst({ where: { ...which, endedAt: null } });
  if (!row) throw new DomainError('programmes.no-proof');
  if (row.contest === words) return null;
  const { count } = await tx.provenFact.updateMany({
    where: { id: row.id, endedAt: null, contestedAt: null },
    data: { contest: words, contestedById: byId, contestedAt: now },
  });
  if (count === 0) throw new DomainError('programmes.already-contested');
  return { applicationId: row.applicationId, fact: row.fact };
}
