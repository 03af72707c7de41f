/**
 * Brings the first administrator in: `npm run admin -- invite <e-mail address>` prints a link that
 * serves once. Later ones are invited on the site, by those who administer it.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { systemClock } from '#platform/clock.ts';
import { EnvError, parseEnv } from '#platform/env.ts';
import { openDatabase } from './database.ts';
import { StartupError } from './startup-error.ts';

const ROOT = path.dirname(import.meta.dirname);
const USAGE = 'Usage: npm run admin -- invite <e-mail address>';
/** Name of the organisation of the administrators; they may change it. */
const PLATFORM = 'Raqmana';

/** What was asked for on the command line. Throws a sentence to show. */
function readCommand([command, address, ...rest]: readonly string[]): string {
  if (command !== 'invite' || address === undefined || rest.length > 0)
    throw new StartupError(USAGE);
  const email = z.email().safeParse(address);
  if (!email.success) throw new StartupError(`${address} is not an e-mail address. ${USAGE}`);
  return email.data;
}

/** Invites the first administrator in the configured database, or in the one kept in .data. */
async function main(): Promise<void> {
  const email = readCommand(process.argv.slice(2));
  const dotenv = path.join(ROOT, '.env');
  if (existsSync(dotenv)) process.loadEnvFile(dotenv);
  const settings = parseEnv(process.env);
  const database = await openDatabase(settings.DATABASE_URL);
  try {
    process.env['DATABASE_URL'] = database.connectionString;
    const token = await invite(email);
    process.stdout.write(
      `${email} can become administrator within seven days, with an account at this address:\n` +
        `${settings.PUBLIC_URL}/fr/invitation/${token}\n`,
    );
  } finally {
    await database.stop();
  }
}

async function invite(email: string): Promise<string> {
  const [{ inviteFirstAdministrator }, { DomainError }, { closeDatabase }] = await Promise.all([
    import('#domain/accounts/index.server.ts'),
    import('#domain/kernel/index.server.ts'),
    import('#platform/db.ts'),
  ]);
  const actor = { now: systemClock.now(), randomBytes, requestId: randomUUID() };
  try {
    return await inviteFirstAdministrator(actor, { email, name: PLATFORM });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StartupError(
      'There is an administrator already: they invite the others, on the page of their organisation.',
    );
  } finally {
    await closeDatabase();
  }
}

try {
  await main();
} catch (error) {
  const isPlain = error instanceof EnvError || error instanceof StartupError;
  process.stderr.write(`${isPlain ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
