import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { db } from './db.ts';

/** How many migrations of this version of the application the database lacks. */
export async function pendingMigrations(): Promise<number> {
  const folder = path.join(process.cwd(), 'prisma', 'migrations');
  const entries = await readdir(folder, { withFileTypes: true });
  const known = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const applied = await db.$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`;
  const names = new Set(applied.map(({ name }) => name));
  return known.filter((name) => !names.has(name)).length;
}
