import { db } from '#platform/db.ts';

/** Changes a published version as somebody with the database's own password would. */
export async function tamperWith(versionId: string): Promise<void> {
  await db.$transaction([
    db.$executeRaw`ALTER TABLE programme_version DISABLE TRIGGER programme_version_frozen`,
    db.$executeRaw`UPDATE programme_version
      SET content = jsonb_set(content, '{owner,fr}', '"Somebody else"') WHERE id = ${versionId}`,
    db.$executeRaw`ALTER TABLE programme_version ENABLE TRIGGER programme_version_frozen`,
  ]);
}
