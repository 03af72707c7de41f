import { beforeEach, describe, expect, test } from 'vitest';
import { suspendOrganisation } from '#domain/accounts/index.server.ts';
import {
  computePriceBands,
  refreshListingsOf,
  removeReference,
  runCatalogueClock,
  withdrawOffer,
} from '#domain/catalogue/index.server.ts';
import type { OfferContent } from '#domain/catalogue/schema.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  indexMissing,
  indexOffers,
  recordOutcome,
  setRunning,
  type Outcome,
} from '#domain/matching/index.server.ts';
import { figuresAt, NO_BAND, rowsOfBytes } from '#domain/matching/score/row.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { tasks } from '../../../server/tasks.ts';
import { NOON } from '../../factories/actors.ts';
import { examineAll, makeApplicant, sendApplication } from '../../factories/certification.ts';
import { seatOf } from '../../factories/firms.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import {
  dayFromNoon,
  makeCertifiedProvider,
  makeExaminer,
  makeOffer,
  makeReference,
} from '../../factories/providers.ts';
import { resetDatabase } from '../../setup/database.ts';
import { workOff } from '../../factories/worker.ts';

const INDEXING = ['refresh-listings', 'match-offers', 'match-index'];
const indexingTasks = Object.fromEntries(
  Object.entries(tasks).filter(([name]) => INDEXING.includes(name)),
);

let owner: MemberActor;
let home: string;

/** A published offer of a provider, in the lists but not in the index. */
async function publish(changes: Partial<OfferContent> = {}, provider = home) {
  const offer = await makeOffer(provider, 'published', changes);
  await refreshListingsOf(provider, NOON);
  return offer;
}

/** Does the jobs of the index that are due. */
const work = () => workOff(indexingTasks);

async function rows() {
  const all = await db.matchOffer.findMany({ orderBy: { number: 'asc' } });
  return all.map(({ row, ...rest }) => ({ ...rest, ...figuresAt(rowsOfBytes(row), 0) }));
}

async function only() {
  const [row, ...more] = await rows();
  if (row === undefined || more.length > 0) throw new Error(`${more.length + 1} rows, not one`);
  return row;
}

async function edition(): Promise<number> {
  return (await db.matchEdition.findUnique({ where: { id: 1 } }))?.edition ?? 0;
}

beforeEach(async () => {
  await resetDatabase();
  owner = await makeCertifiedProvider();
  home = seatOf(owner);
});

describe('a provider whose offers change', () => {
  test('a published offer gets a row, once, and firms are matched again soon', async () => {
    const { offerId, versionId } = await publish();
    await work();
    const { number, ...row } = await only();
    expect(row).toMatchObject({
      ...{ offerId, versionId, organisationId: home, category: 'ERP', offer: number },
      // Casablanca-Settat; Darija and French, French; firms of 2 to 9; trade.
      ...{ regions: 1 << 5, languages: 0b00101, support: 0b00100, sizes: 0b000110 },
      ...{ sectors: 1 << 6, references: 0, mode: 1, minStage: 1, priceKind: 0 },
      ...{ priceMin: 12_000, priceMax: 12_000, setup: 0, moroccan: true, hosting: 1 },
      ...{ isNewcomer: true, isCertified: true, isDemo: false, starts: 0 },
      ...{ availability: 1000, pricePlace: NO_BAND },
    });
    expect(await edition()).toBe(1);
    expect(await waitingJobs('match-refresh')).toHaveLength(1);
  });

  test('nothing else leaves rows and edition as they are', async () => {
    await publish();
    await work();
    const before = await rows();
    await refreshListingsOf(home, NOON);
    await work();
    await indexMissing(NOON);
    expect([await rows(), await edition()]).toEqual([before, 1]);
  });

  test('a withdrawn offer goes, the other keeps its number', async () => {
    const first = await publish();
    const second = await publish({ category: 'TRAIN' });
    await work();
    const numbers = new Map((await rows()).map(({ offerId, number }) => [offerId, number]));
    expect(numbers.size).toBe(2);
    await withdrawOffer(owner, first);
    await work();
    expect(await only()).toMatchObject({
      ...{ offerId: second.offerId, number: numbers.get(second.offerId) },
    });
    expect(await edition()).toBe(2);
  });

  test('when a paper ends, all of its rows go', async () => {
    await publish();
    await work();
    await db.credential.updateMany({ data: { validTo: dayFromNoon(-1) } });
    await runCatalogueClock(NOON);
    await work();
    expect([await rows(), await edition()]).toEqual([[], 2]);
  });

  test('closed and opened again, it has its rows back', async () => {
    await publish();
    await work();
    const before = await only();
    const admin = await makeMember('platform', ['platform-admin']);
    await suspendOrganisation(admin, home, { suspend: true, reason: 'misuse' });
    await work();
    expect(await rows()).toEqual([]);
    await suspendOrganisation(admin, home, { suspend: false });
    await work();
    const after = await only();
    expect([after.offerId, after.provider]).toEqual([before.offerId, before.provider]);
    expect(await edition()).toBe(3);
  });

  test('another capacity or start changes them', async () => {
    await publish();
    await work();
    await db.provider.update({
      where: { organisationId: home },
      data: { capacity: null, nextStartOn: dayFromNoon(10) },
    });
    await refreshListingsOf(home, NOON);
    await work();
    const { availability, starts } = await only();
    expect(availability).toBe(500);
    expect(starts).toBe(dayFromNoon(10).getTime() / 86_400_000);
    expect(await edition()).toBe(2);
  });

  test('only confirmed references count, and none that was removed', async () => {
    await makeReference(home, 'declared');
    const id = await makeReference(home, 'confirmed');
    await publish();
    await work();
    expect((await only()).references).toBe(1 << 6);
    await removeReference(owner, id);
    await work();
    expect((await only()).references).toBe(0);
  });

  test('a reference that an examiner decides has the rows made again', async () => {
    const applicant = await makeApplicant();
    const application = await sendApplication(applicant);
    expect(await waitingJobs('match-offers')).toEqual([]);
    await examineAll(await makeExaminer(), application);
    const jobs = await waitingJobs('match-offers');
    expect(jobs.map(({ payload }) => payload)).toEqual([{ organisationId: seatOf(applicant) }]);
  });

  test('providers do not touch each other', async () => {
    await publish();
    const other = seatOf(await makeCertifiedProvider());
    const { offerId } = await publish({}, other);
    await indexOffers(other, NOON);
    expect((await only()).offerId).toBe(offerId);
    await indexOffers(home, NOON);
    const numbers = (await rows()).map(({ provider }) => provider);
    expect(new Set(numbers).size).toBe(2);
  });
});

describe('prices among others', () => {
  const priced = (min: number) => ({ price: { kind: 'fixed' as const, min, max: min, setup: 0 } });
  async function publishTen() {
    for (let place = 1; place <= 10; place += 1)
      await makeOffer(home, 'published', priced(place * 100_000));
    await refreshListingsOf(home, NOON);
  }
  const places = async () =>
    (await rows())
      .toSorted((one, other) => one.priceMin - other.priceMin)
      .map((row) => row.pricePlace);

  test('have a place as soon as there are bands', async () => {
    await publishTen();
    await work();
    expect(new Set(await places())).toEqual(new Set([NO_BAND]));
    await computePriceBands(NOON);
    await work();
    expect(await places()).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
    expect(await edition()).toBe(2);
    await computePriceBands(NOON);
    expect(await waitingJobs('match-index')).toEqual([]);
    await makeOffer(home, 'published', priced(50_000));
    await refreshListingsOf(home, NOON);
    await work();
    await computePriceBands(NOON);
    expect(await waitingJobs('match-index')).toHaveLength(1);
    await work();
    expect(await places()).toEqual([0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
  });
});

describe('filling the index', () => {
  test('makes what is missing or of another recipe, and removes what is listed no more', async () => {
    await publish();
    const other = seatOf(await makeCertifiedProvider());
    await publish({}, other);
    await indexMissing(NOON);
    const before = await rows();
    expect(before.map(({ organisationId }) => organisationId).sort()).toEqual([home, other].sort());
    const gone = { offerId: 'gone', organisationId: 'nobody', versionId: 'x', category: 'ERP' };
    const price = { priceKind: 'fixed', priceMin: 0n, priceMax: 0n, setup: 0n };
    await db.matchOffer.create({
      data: {
        ...{ ...gone, ...price, reach: 0, traits: 0, recipe: 'x', updatedAt: NOON },
        row: new Uint8Array(48),
      },
    });
    await db.matchOffer.updateMany({ where: { organisationId: home }, data: { recipe: 'old' } });
    const at = await edition();
    await indexMissing(NOON);
    expect(await rows()).toEqual(before);
    expect(await edition()).toBe(at + 1);
  });
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
    await publish();
    await work();
    const before = await only();
    for (const engagementId of ['a', 'b', 'c']) await tell(outcome({ engagementId }));
    await inTransaction('test', (tx) =>
      setRunning(tx, { organisationId: home, running: 3, at: NOON }),
    );
    await work();
    const after = await only();
    expect(after.record).toBeGreaterThan(before.record);
    expect([before.isNewcomer, after.isNewcomer]).toEqual([true, false]);
    expect(after.availability).toBe(250);
  });

  test('twenty of anybody move what is expected of a newcomer', async () => {
    await publish();
    await indexMissing(NOON);
    const { record } = await only();
    for (let place = 0; place < 20; place += 1)
      await tell(
        outcome({ engagementId: `${place}`, organisationId: 'another', firstPass: false }),
      );
    await indexOffers(home, NOON);
    expect((await only()).record).toBe(record);
    await indexMissing(NOON);
    expect((await only()).record).toBeLessThan(record);
  });
});
