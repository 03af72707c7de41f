import type { Prisma } from '#platform/prisma-client/client.ts';
import { actions } from '#content/actions/index.server.ts';
import { m1 } from '#content/frameworks/m1/index.server.ts';
import { DomainError } from '#domain/kernel/index.server.ts';
import type { Reader } from './reader.server.ts';
import {
  compileFramework,
  contentHash,
  frameworkContentSchema,
  type Action,
  type CompiledFramework,
  type FrameworkContent,
} from './framework.ts';

/** A published framework version, ready for scoring and for pages. */
export interface LoadedFramework {
  readonly id: string;
  readonly hash: string;
  readonly content: FrameworkContent;
  readonly compiled: CompiledFramework;
}

function load(content: FrameworkContent): LoadedFramework {
  const { id, version } = content.definition;
  return {
    id: `${id}@${version}`,
    hash: contentHash(content),
    content,
    compiled: compileFramework(content.definition),
  };
}

const current = load(m1);
const loaded = new Map<string, LoadedFramework>([[current.id, current]]);

/** The version new assessments pin. */
export function currentFramework(): LoadedFramework {
  return current;
}

/** A version this process has read before, without asking the database; null when it has not. */
export function knownFramework(id: string): LoadedFramework | null {
  return loaded.get(id) ?? null;
}

/** The improvement actions offered today. */
export function currentActions(): readonly Action[] {
  return actions;
}

/** The version an assessment pinned. Throws `assessment.unknown-framework` when it is not there. */
export async function getFramework(reader: Reader, id: string): Promise<LoadedFramework> {
  const known = loaded.get(id);
  if (known) return known;
  const row = await reader.frameworkVersion.findUnique({ where: { id } });
  if (!row) throw new DomainError('assessment.unknown-framework', { id });
  const framework = load(frameworkContentSchema.parse(row.content));
  if (framework.hash !== row.contentHash)
    throw new DomainError('assessment.framework-altered', { id });
  loaded.set(id, framework);
  return framework;
}

/**
 * Publishes the current version as an immutable row, once. A row of this version with another
 * content is replaced while no assessment pins it, or when `replaceUsed` says so (demonstrations
 * only). Throws `assessment.framework-changed` otherwise: a change needs a new version number.
 */
export async function publishCurrentFramework(
  tx: Prisma.TransactionClient,
  { replaceUsed }: { readonly replaceUsed: boolean },
): Promise<void> {
  const { id, version } = current.content.definition;
  await tx.$executeRaw`
    INSERT INTO framework_version (id, framework, version, content_hash, content)
    VALUES (${current.id}, ${id}, ${version}, ${current.hash}, ${JSON.stringify(current.content)}::jsonb)
    ON CONFLICT (id) DO NOTHING`;
  const row = await tx.frameworkVersion.findUniqueOrThrow({
    where: { id: current.id },
    select: { contentHash: true },
  });
  if (row.contentHash === current.hash) return;
  const used = await tx.assessment.count({ where: { frameworkVersionId: current.id } });
  if (used > 0 && !replaceUsed)
    throw new DomainError('assessment.framework-changed', { id: current.id });
  await tx.$executeRaw`
    UPDATE framework_version
    SET content_hash = ${current.hash}, content = ${JSON.stringify(current.content)}::jsonb
    WHERE id = ${current.id}`;
}
