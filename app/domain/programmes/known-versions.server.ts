import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { ProgrammeContent } from './content.ts';
import { checkContent } from './live.server.ts';
import type { CompiledRules } from './rules/evaluate.ts';

/** A version as it was when it was published, whatever its state is today. */
export interface KnownVersion {
  readonly versionId: string;
  readonly number: number;
  readonly content: ProgrammeContent;
  readonly compiled: CompiledRules | null;
}

/**
 * Versions that were published once, by their ids, each held to its hash: what was changed by hand
 * since, and what was never published, is left out.
 */
export async function listVersions(
  reader: Tx | typeof db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, KnownVersion>> {
  const rows = await reader.programmeVersion.findMany({
    where: { id: { in: [...ids] }, publishedAt: { not: null } },
    select: { id: true, number: true, content: true, contentHash: true },
  });
  return new Map(
    rows.flatMap(({ id, number, content, contentHash }): [string, KnownVersion][] => {
      const checked = checkContent(content, contentHash);
      return checked === null ? [] : [[id, { versionId: id, number, ...checked }]];
    }),
  );
}
