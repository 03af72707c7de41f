import { namesOf } from '#domain/accounts/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { OUTCOMES } from '../codes.ts';
import { reasonsOf } from '../decisions/reasons.ts';
import type { Reader } from '../records.server.ts';

const STATES = ['proposed', 'confirmed', 'sent-back', 'lapsed'] as const;

/** What was proposed and decided in a case, oldest first. Amounts are in centimes. */
export async function readDecisions(reader: Reader, { id }: Pick<AidApplication, 'id'>) {
  const rows = await reader.aidDecision.findMany({
    where: { applicationId: id },
    orderBy: [{ proposedAt: 'asc' }, { id: 'asc' }],
  });
  const names = await namesOf(
    rows.flatMap(({ proposedById, decidedById }) =>
      [proposedById, decidedById].flatMap((one) => one ?? []),
    ),
  );
  return rows.map(({ proposedById, decidedById, proposedAt, decidedAt, reasons, ...row }) => ({
    ...{ id: row.id, note: row.note, amount: row.amount, reply: row.decisionNote ?? '' },
    outcome: OUTCOMES.find((one) => one === row.outcome) ?? 'reject',
    state: STATES.find((one) => one === row.state) ?? 'lapsed',
    legalRefs: reasonsOf(reasons).map(({ legalRef }) => legalRef),
    ...{ by: names.get(proposedById) ?? '', proposedOn: civilDateOf(proposedAt) },
    decidedBy: decidedById === null ? '' : (names.get(decidedById) ?? ''),
    decidedOn: decidedAt && civilDateOf(decidedAt),
  }));
}
