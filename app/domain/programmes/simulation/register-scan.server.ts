import { replica } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { registerSize } from './build-register.server.ts';
import type { RegisterRow } from './register-rows.ts';
import { registerCondition } from './register-sql.ts';

interface Options {
  /** Only companies that these rules make eligible; all when left out. */
  readonly eligibleFor?: RuleSet;
  /** Once aborted, no further companies are read. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Hands the companies of the register to `each`, in order of their ids, at most `batch` at a time;
 * `registerFrameOf` and `registerFactsOf` turn them into what rules read. Returns how many there
 * were, null while the register is not filled. Rejects with the signal's reason when aborted.
 */
export async function scanRegister(
  batch: number,
  each: (firms: readonly RegisterRow[]) => void | Promise<void>,
  { eligibleFor, signal }: Options = {},
): Promise<number | null> {
  if ((await registerSize(replica)) === null) return null;
  const wanted = eligibleFor ? Prisma.sql`AND ${registerCondition(eligibleFor)}` : Prisma.empty;
  let seen = 0;
  for (let [after, isMore] = [0, true]; isMore;) {
    signal?.throwIfAborted();
    const firms = await replica.$queryRaw<RegisterRow[]>`
      SELECT id, staff, age_months AS "ageMonths", legal_form AS "legalForm", sector, region,
        territory, tax_compliant AS "taxCompliant", cnss_compliant AS "cnssCompliant",
        woman_led AS "womanLed", young_led AS "youngLed", cnss_affiliated AS "cnssAffiliated",
        public_shareholder AS "publicShareholder", export_percent AS "exportPercent",
        aid_received_mad AS "aidReceivedMad", large_holder_percent AS "largeHolderPercent",
        province, nma_division AS "nmaDivision", certifications, turnover_mad AS "turnoverMad"
      FROM synthetic_firm WHERE id > ${after} ${wanted} ORDER BY id LIMIT ${batch}`;
    if (firms.length > 0) await each(firms);
    seen += firms.length;
    after = firms.at(-1)?.id ?? after;
    isMore = firms.length === batch;
  }
  return seen;
}
