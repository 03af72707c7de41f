import { beforeEach, describe, expect, test } from 'vitest';
import {
  indexMissing,
  indexOffers,
  recordOutcome,
  setRunning,
  type Outcome,
} from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { NOON } from '../../factories/actors.ts';
import { seatOf } from '../../factories/firms.ts';
import { listOffer, onlyRow, workIndex } from '../../factories/match-index.ts';
import { makeCertifiedProvider } from '../../factories/providers.ts';
import { resetDatabase } from '../../setup/database.ts';

let home: string;

beforeEach(async () => {
  await resetDatabase();
  home = seatOf(await makeCertifiedProvider());
});

describe('delivery records', () => {
  const outcome = (changes: Partial<Outcome> = {}): Outcome => ({
    ...{ engagementId: 'one', organisationId: home, firstPass: true, onTime: true },
    ...{ disputed: false, rise: null, at: NOON, ...changes },
  });
  const tell = (told: Outcome) => inTransaction('test', (tx) => recordOutcome(tx, told));

  test('an outcome told twice counts once, and its rise when it is known', async () => {
    await tell(outcome());
    await tell(outcome());
    await tell(outcome({ rise: 7.5 }));
    await tell(outcome({ rise: 12 }));
    expect(
      await db.matchProvider.findUniqueOrThrow({ where: { organisationId: home } }),
    ).toMatchObject({
      deliveries: 1,
      firstPass: 1,
      onTime: 1,
      disputed: 0,
      measured: 1,
      riseSum: 7.5,
    });
  });

  test('two at the same time both count', async () => {
    await Promise.all(
      ['a', 'b', 'c'].map((engagementId) => tell(outcome({ engagementId, onTime: false }))),
    );
    expect(
      await db.matchProvider.findUniqueOrThrow({ where: { organisationId: home } }),
    ).toMatchObject({ deliveries: 3, onTime: 0 });
  });

  test('move the rows of their provider, and after three it is a newcomer no longer', async () => {
    await listOffer(home);
    await workIndex();
    const before = await onlyRow();
    for (const engagementId of ['a', 'b', 'c']) await tell(outcome({ engagementId }));
    await inTransaction('test', (tx) =>
      setRunning(tx, { organisationId: home, running: 3, at: NOON }),
    );
    await workIndex();
    const after = await onlyRow();
    expect(after.record).toBeGreaterThan(before.record);
    expect([before.isNewcomer, after.isNewcomer]).toEqual([true, false]);
    expect(after.availability).toBe(250);
  });

  test('twenty of anybody move what is expected of a newcomer', async () => {
    await listOffer(home);
    await indexMissing(NOON);
    const { record } = await onlyRow();
    for (let place = 0; place < 20; place += 1)
      await tell(
        outcome({ engagementId: `${place}`, organisationId: 'another', firstPass: false }),
      );
    await indexOffers(home, NOON);
    expect((await onlyRow()).record).toBe(record);
    await indexMissing(NOON);
    expect((await onlyRow()).record).toBeLessThan(record);
  });
});
