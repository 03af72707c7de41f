import type { db } from '#platform/db.ts';
import type { Tx } from '#platform/transaction.ts';
import type { ProgrammeContent } from './content.ts';
import { readChecked } from './live.server.ts';
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
  const rows = await reader.$queryRaw<Row[]>`
    SELECT id, number, content_hash AS "contentHash", md5(content::text) AS stored
    FROM programme_version WHERE id = ANY(${[...ids]}) AND published_at IS NOT NULL`;
  const checked = await readChecked(reader, rows);
  return new Map(
    rows.flatMap(({ id, number }): [string, KnownVersion][] => {
      const content = checked.get(id);
      return content ? [[id, { versionId: id, number, ...content }]] : [];
    }),
  );
}

interface Row {
  readonly id: string;
  readonly number: number;
  readonly contentHash: string;
  readonly stored: string;
}
