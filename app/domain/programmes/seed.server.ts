import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentHash, UUID_RANDOM_BYTES, uuidV7 } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { programmeFileSchema, type ProgrammeFile } from './content.ts';
import { storedContent } from './stored-content.ts';

const FOLDER = path.join('app', 'content', 'programmes');

/** The programmes that come with the application, in the order of their slugs. */
function programmeFiles(): readonly ProgrammeFile[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const parsed: unknown = JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8'));
      return programmeFileSchema.parse(parsed);
    });
}

interface Seeding {
  readonly now: Date;
  /** Random bytes for identifiers. */
  readonly randomBytes: (size: number) => Uint8Array;
  /** The organisation that manages the demonstration's programmes; null outside demonstrations. */
  readonly demoOwnerId: string | null;
}

/**
 * Publishes what the application knows of programmes run elsewhere, and in a demonstration its
 * voucher programme. A changed information file becomes a new version; a programme that managers
 * work on is never touched again.
 */
export async function seedProgrammes(seeding: Seeding): Promise<void> {
  for (const file of programmeFiles()) {
    if (file.content.demo && seeding.demoOwnerId === null) continue;
    await inTransaction('programmes.seed', (tx) => seedOne(tx, seeding, file));
  }
}

async function seedOne(tx: Tx, seeding: Seeding, file: ProgrammeFile): Promise<void> {
  const known = await tx.programme.findUnique({
    where: { slug: file.slug },
    include: { versions: { orderBy: { number: 'desc' }, take: 1 } },
  });
  if (known === null) return publishFirst(tx, seeding, file);
  const last = known.versions[0];
  const isOurs = known.organisationId === null;
  if (!isOurs || !last || last.contentHash === contentHash(file.content)) return;
  const { now } = seeding;
  await tx.programmeVersion.updateMany({
    where: { programmeId: known.id, state: 'open' },
    data: { state: 'superseded', endedAt: now, updatedAt: now },
  });
  await tx.programmeVersion.create({
    data: versionRow(seeding, file, { programmeId: known.id, number: last.number + 1 }),
  });
}

async function publishFirst(tx: Tx, seeding: Seeding, file: ProgrammeFile): Promise<void> {
  const { now, randomBytes, demoOwnerId } = seeding;
  const id = uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
  const { demo } = file.content;
  await tx.programme.create({
    data: {
      ...{ id, slug: file.slug, isDemo: demo, createdAt: now, updatedAt: now },
      organisationId: demo ? demoOwnerId : null,
    },
  });
  await tx.programmeVersion.create({
    data: versionRow(seeding, file, { programmeId: id, number: 1 }),
  });
}

function versionRow(
  { now, randomBytes }: Seeding,
  { content }: ProgrammeFile,
  place: { readonly programmeId: string; readonly number: number },
) {
  const stored = storedContent(content);
  return {
    id: uuidV7(now, randomBytes(UUID_RANDOM_BYTES)),
    ...place,
    ...{ state: 'open', content: stored, contentHash: contentHash(stored) },
    ...{ createdAt: now, updatedAt: now, publishedAt: now, openedAt: now },
  };
}
