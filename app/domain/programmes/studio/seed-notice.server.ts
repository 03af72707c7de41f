import { isSet, saveSetting } from '#platform/settings.ts';
import { inTransaction } from '#platform/transaction.ts';

const NOTICE = 'programmes.notice-days';

/**
 * Lets programmes of a demonstration open on the day they are published, so that a visitor sees it
 * happen; a setting that was ever set is left alone.
 */
export async function seedDemoNotice(now: Date): Promise<void> {
  await inTransaction('programmes.seed-notice', async (tx) => {
    if (!(await isSet(tx, NOTICE))) await saveSetting(tx, NOTICE, 0, { now, by: null });
  });
}
