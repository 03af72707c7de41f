import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { MigrationAdapter } from './migration-adapter.ts';

const FOLDER = import.meta.dirname;
const SCHEMA = path.join(FOLDER, 'schema.prisma');
export const MIGRATIONS = path.join(FOLDER, 'migrations');
const FILTERS = { externalTables: [], externalEnums: [] };

let loaded: ReturnType<typeof loadEngine> | undefined;

/**
 * Prisma's schema engine as WebAssembly: its native form would have to be downloaded, which closed
 * networks do not allow. Loaded once, since its glue keeps one instance in a global.
 */
async function loadEngine() {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  // Not import.meta.resolve, which Vitest lacks.
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm');
  const file = path.join(path.dirname(entry), 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': glue,
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') Reflect.apply(start, undefined, []);
  return glue.SchemaEngine;
}

async function openEngine(adapter: MigrationAdapter): Promise<SchemaEngine> {
  loaded ??= loadEngine();
  const datamodels: [string, string][] = [[SCHEMA, await readFile(SCHEMA, 'utf8')]];
  const factory = bindMigrationAwareSqlAdapterFactory(adapter);
  return (await loaded).new({ datamodels }, () => {}, factory);
}

async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const lockfile = path.join(MIGRATIONS, 'migration_lock.toml');
  return {
    baseDir: MIGRATIONS,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(lockfile, 'utf8').catch(() => null),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      names.sort().map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(path.join(MIGRATIONS, name, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  };
}

/** Applies the migrations the database lacks; returns their names, oldest first. */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const migrationsList = await readMigrations();
  return withEngine(connectionString, async (engine) => {
    const output = await engine.applyMigrations({ migrationsList, filters: FILTERS });
    return output.appliedMigrationNames;
  });
}

/**
 * The SQL that leads from the migrations to schema.prisma, or undefined when they agree. Needs a
 * server on which it may create and drop a database.
 */
export async function findDifference(connectionString: string): Promise<string | undefined> {
  const migrationsList = await readMigrations();
  const schema = { path: SCHEMA, content: await readFile(SCHEMA, 'utf8') };
  return withEngine(connectionString, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrationsList },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: FILTERS,
    });
    return exitCode === 2 ? (stdout ?? '') : undefined;
  });
}

async function withEngine<T>(
  connectionString: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const adapter = new MigrationAdapter(connectionString);
  try {
    const engine = await openEngine(adapter);
    return await work(engine).finally(() => engine.free());
  } finally {
    await adapter.end();
  }
}
