import { listFirmProfiles, organisationsWithoutStatistics } from '#domain/accounts/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { replica } from '#platform/db.ts';
import { factsOf } from '../eligibility/firms-facts.server.ts';
import type { Facts } from '../rules/facts.ts';

const BATCH = 500;

/**
 * Hands the facts of the firms on the platform to `each`, batch by batch: what they answered, their
 * record and their assessments, as rules read them today. Firms that did not agree to statistics
 * are left out. Whoever is counted stays nameless: no id is handed on. `false` from `each` ends it.
 */
export async function scanPlatformFirms(
  now: Date,
  each: (firms: readonly Facts[]) => unknown,
): Promise<void> {
  const today = civilDateOf(now);
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: Awaited<ReturnType<typeof listFirmProfiles>> = await listFirmProfiles(replica, {
      after,
      most: BATCH,
    });
    const staysOut = await organisationsWithoutStatistics(
      replica,
      rows.map(({ id }) => id),
    );
    const firms = rows.filter(({ id }) => !staysOut.has(id));
    const goesOn = (await each(await factsOf(firms, today))) !== false;
    after = goesOn && rows.length === BATCH ? rows.at(-1)?.id : undefined;
  }
}
