import type { Tx } from '#platform/transaction.ts';
import type { Reader } from '../runs/recall.server.ts';
import { meansOf, RECORD_PARTS, STATED_MEANS, type RecordMeans } from './record.ts';

/** The means that all rows of the index are made with. */
export async function readMeans(reader: Reader): Promise<RecordMeans> {
  const row = await reader.matchEdition.findUnique({ where: { id: 1 } });
  return meansFrom(row?.recordMeans ?? []);
}

function meansFrom(stored: readonly number[]): RecordMeans {
  const at = (part: keyof RecordMeans) => stored[RECORD_PARTS.indexOf(part)] ?? STATED_MEANS[part];
  return {
    firstPass: at('firstPass'),
    onTime: at('onTime'),
    undisputed: at('undisputed'),
    rise: at('rise'),
  };
}

/**
 * Takes the means of all deliveries so far for the rows made from now on. Rows made with others are
 * of another recipe.
 */
export async function renewMeans(tx: Tx, now: Date): Promise<void> {
  const { _sum: sums } = await tx.matchProvider.aggregate({
    _sum: {
      ...{ deliveries: true, firstPass: true, onTime: true, disputed: true, measured: true },
      riseSum: true,
    },
  });
  const means = meansOf({
    deliveries: sums.deliveries ?? 0,
    firstPass: sums.firstPass ?? 0,
    onTime: sums.onTime ?? 0,
    disputed: sums.disputed ?? 0,
    measured: sums.measured ?? 0,
    riseSum: sums.riseSum ?? 0,
  });
  const recordMeans = RECORD_PARTS.map((part) => means[part]);
  await tx.matchEdition.upsert({
    where: { id: 1 },
    create: { id: 1, changedAt: now, recordMeans },
    update: { recordMeans },
  });
}
