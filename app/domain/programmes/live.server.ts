import { LRUCache } from 'lru-cache';
import { contentHash } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { programmeContentSchema, type ProgrammeContent } from './content.ts';
import { compileRules, type CompiledRules } from './rules/evaluate.ts';
import { LIVE_STATES, VERSION_STATES, type VersionState } from './studio/transitions.ts';

/** A published version as it was published: its hash was checked. */
export interface LiveProgramme {
  readonly programmeId: string;
  readonly slug: string;
  readonly organisationId: string | null;
  readonly versionId: string;
  readonly number: number;
  readonly state: VersionState;
  readonly contentHash: string;
  readonly content: ProgrammeContent;
  /** Null when no rules are published for it. */
  readonly compiled: CompiledRules | null;
  readonly publishedAt: Date | null;
  readonly openedAt: Date | null;
}

/** A published version whose content is not what was published: nothing is computed from it. */
export interface TamperedProgramme {
  readonly slug: string;
  readonly versionId: string;
  readonly number: number;
}

export interface LiveProgrammes {
  readonly programmes: readonly LiveProgramme[];
  readonly tampered: readonly TamperedProgramme[];
}

interface StoredVersion {
  readonly id: string;
  readonly contentHash: string;
  /** Fingerprint of the stored content, made by the database on every read. */
  readonly stored: string;
}

interface VersionRow extends StoredVersion {
  readonly number: number;
  readonly state: string;
  readonly publishedAt: Date | null;
  readonly openedAt: Date | null;
  readonly programmeId: string;
  readonly slug: string;
  readonly organisationId: string | null;
}

interface Checked {
  readonly content: ProgrammeContent;
  readonly compiled: CompiledRules | null;
}

const MOST_KEPT = 500;
/** Contents read before, by version and fingerprint; null for one that does not fit its hash. */
const kept = new LRUCache<string, { readonly checked: Checked | null }>({ max: MOST_KEPT });

/**
 * Every programme the public may see, information and run here alike, with compiled rules. What was
 * changed by hand in the database is set apart. Rehearsals and drafts are not among them.
 */
export async function listLive(reader: Tx | typeof db): Promise<LiveProgrammes> {
  return readLive(reader, Prisma.sql`TRUE`);
}

async function readLive(reader: Tx | typeof db, which: Prisma.Sql): Promise<LiveProgrammes> {
  const rows = await reader.$queryRaw<VersionRow[]>`
    SELECT version.id, version.number, version.state, version.content_hash AS "contentHash",
      version.published_at AS "publishedAt", version.opened_at AS "openedAt",
      md5(version.content::text) AS stored,
      programme.id AS "programmeId", programme.slug, programme.organisation_id AS "organisationId"
    FROM programme_version version JOIN programme ON programme.id = version.programme_id
    WHERE version.state = ANY(${[...LIVE_STATES]}) AND programme.rehearsal_of_id IS NULL
      AND ${which}
    ORDER BY programme.slug`;
  const checked = await readChecked(reader, rows);
  const programmes: LiveProgramme[] = [];
  const tampered: TamperedProgramme[] = [];
  for (const { stored: _, id, state, ...row } of rows) {
    const content = checked.get(id);
    if (content) programmes.push({ ...row, ...content, versionId: id, state: stateOf(state) });
    else tampered.push({ slug: row.slug, versionId: id, number: row.number });
  }
  return { programmes, tampered };
}

/** One live programme by its slug; null when there is none, or its content was changed by hand. */
export async function findLive(
  reader: Tx | typeof db,
  slug: string,
): Promise<LiveProgramme | 'tampered' | null> {
  const { programmes, tampered } = await listLive(reader);
  if (tampered.some((one) => one.slug === slug)) return 'tampered';
  return programmes.find((one) => one.slug === slug) ?? null;
}

/** The live version of one programme; null when it has none, or its content was changed by hand. */
export async function findLiveOf(
  reader: Tx | typeof db,
  programmeId: string,
): Promise<LiveProgramme | null> {
  const { programmes } = await readLive(reader, Prisma.sql`programme.id = ${programmeId}`);
  return programmes[0] ?? null;
}

const keyOf = ({ id, stored, contentHash: hash }: StoredVersion) => `${id} ${stored} ${hash}`;

/**
 * Contents of stored versions by their ids, each held to its hash: those that do not fit are left
 * out. What was read before and is stored as it was then is not read again.
 */
export async function readChecked(
  reader: Tx | typeof db,
  rows: readonly StoredVersion[],
): Promise<ReadonlyMap<string, Checked>> {
  const missing = rows.filter((row) => !kept.has(keyOf(row)));
  if (missing.length > 0) {
    const found = await reader.programmeVersion.findMany({
      where: { id: { in: missing.map(({ id }) => id) } },
      select: { id: true, content: true },
    });
    const contents = new Map(found.map(({ id, content }) => [id, content]));
    for (const row of missing)
      kept.set(keyOf(row), { checked: checkContent(contents.get(row.id), row.contentHash) });
  }
  return new Map(
    rows.flatMap((row): [string, Checked][] => {
      const checked = kept.get(keyOf(row))?.checked;
      return checked ? [[row.id, checked]] : [];
    }),
  );
}

/**
 * The content of a stored version, or null when it is not what its hash was made of or no content of
 * a programme: nothing is computed from it, and the others are shown as ever.
 */
export function checkContent(stored: unknown, hash: string): Checked | null {
  if (hashOf(stored) !== hash) return null;
  const { success, data: content } = programmeContentSchema.safeParse(stored);
  return success ? { content, compiled: content.rules && compileRules(content.rules) } : null;
}

/** Null for what has no hash: the database holds numbers that JavaScript reads as infinite. */
function hashOf(stored: unknown): string | null {
  try {
    return contentHash(stored);
  } catch {
    return null;
  }
}

export function stateOf(text: string): VersionState {
  const state = VERSION_STATES.find((one) => one === text);
  if (state === undefined) throw new Error(`A version of a programme has the state ${text}.`);
  return state;
}
