import type { Reader } from './reader.server.ts';

/** Those of some ids of assessments that still lead to one. */
export async function listKnownAssessments(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await reader.assessment.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true },
  });
  return new Set(rows.map(({ id }) => id));
}
