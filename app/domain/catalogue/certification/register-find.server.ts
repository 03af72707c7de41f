import { civilDateOf, type CivilDate } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { readCertificateCode } from './register-code.ts';
import { readEntries } from './register-entry.server.ts';
import type { RegisterEntry } from './register-schema.ts';

/** A certificate as it is on a day. */
export interface Checked {
  readonly asOf: CivilDate;
  readonly entry: RegisterEntry;
}

/**
 * The certificate with a code, however it was typed, as it is at `now`; null when the register has
 * none.
 */
export async function findRegisterEntry(typed: string, now: Date): Promise<Checked | null> {
  const code = readCertificateCode(typed);
  if (code === null) return null;
  const row = await replica.certificate.findUnique({ where: { code }, select: { id: true } });
  const asOf = civilDateOf(now);
  const [entry] = row ? await readEntries(replica, [row.id], asOf) : [];
  return entry ? { asOf, entry } : null;
}
