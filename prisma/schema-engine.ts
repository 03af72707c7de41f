import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';

const FOLDER = import.meta.dirname;
const SCHEMA = path.join(FOLDER, 'schema.prisma');
export const MIGRATIONS = path.join(FOLDER, 'migrations');
const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Prisma's schema engine as WebAssembly: its native form would have to be downloaded, which closed
 * networks do not allow. An instance serves one command.
 */
async function openEngine(adapter: PrismaPg): Promise<SchemaEngine> {
  const module = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': module,
  });
  module.__wbg_set_wasm(instance.exports);
  const start = instance.exports['__wbindgen_start'];
  if (typeof start === 'function') start();
  const datamodels: [string, string][] = [[SCHEMA, await readFile(SCHEMA, 'utf8')]];
  return module.SchemaEngine.new(
    { datamodels },
    () => {},
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
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
  const engine = await openEngine(new PrismaPg({ connectionString }));
  try {
    const migrationsList = await readMigrations();
    const output = await engine.applyMigrations({ migrationsList, filters: FILTERS });
    return output.appliedMigrationNames;
  } finally {
    engine.free();
  }
}

/**
 * The SQL that leads from the migrations to schema.prisma, or undefined when they agree. Needs a
 * server on which it may create and drop a database.
 */
export async function findDifference(connectionString: string): Promise<string | undefined> {
  const engine = await openEngine(new ShadowingAdapter(connectionString));
  try {
    const schema = { path: SCHEMA, content: await readFile(SCHEMA, 'utf8') };
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: FILTERS,
    });
    return exitCode === 2 ? (stdout ?? '') : undefined;
  } finally {
    engine.free();
  }
}

/** The stock adapter drops its shadow database while its own pool is still connected to it. */
class ShadowingAdapter extends PrismaPg {
  readonly #connectionString: string;

  constructor(connectionString: string) {
    super({ connectionString });
    this.#connectionString = connectionString;
  }

  override async connectToShadowDb() {
    const name = `shadow_${crypto.randomUUID()}`;
    const url = new URL(this.#connectionString);
    url.pathname = `/${name}`;
    await this.#administer(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
    const shadow = await new PrismaPg({ connectionString: url.href }).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await this.#administer(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
    };
    return shadow;
  }

  async #administer(statement: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.#connectionString });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  }
}
