import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { withClients } from './ledger.ts';

const GRANTS = path.resolve(import.meta.dirname, '../../prisma/app-role.sql');

/** A role that the application could connect as, with the rights of prisma/app-role.sql. */
export interface AppRole {
  readonly user: string;
  readonly password: string;
  /** Runs a statement as that role. */
  readonly run: (
    sql: string,
    values?: readonly unknown[],
  ) => Promise<readonly Record<string, unknown>[]>;
  readonly drop: () => Promise<void>;
}

export async function makeAppRole(name: string): Promise<AppRole> {
  const user = `${name}_${String(process.pid)}`;
  const login = { user, password: 'test' };
  const grants = await readFile(GRANTS, 'utf8');
  await asOwner(`CREATE ROLE ${user} LOGIN PASSWORD 'test'`);
  await asOwner(`SET raqmana.app_role = '${user}';\n${grants}`);
  return {
    ...login,
    run: (sql, values = []) =>
      withClients(
        1,
        async ([client]) =>
          (await client?.query<Record<string, unknown>>(sql, [...values]))?.rows ?? [],
        login,
      ),
    drop: () => asOwner(`DROP OWNED BY ${user}; DROP ROLE ${user}`),
  };
}

function asOwner(sql: string): Promise<void> {
  return withClients(1, async ([client]) => {
    await client?.query(sql);
  });
}
