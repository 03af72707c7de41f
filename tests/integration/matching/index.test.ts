import { beforeEach, describe, expect, test } from 'vitest';
import { suspendOrganisation } from '#domain/accounts/index.server.ts';
import {
  computePriceBands,
  refreshListingsOf,
  removeReference,
  runCatalogueClock,
  withdrawOffer,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { indexMissing, indexOffers } from '#domain/matching/index.server.ts';
import { NO_BAND } from '#domain/matching/score/row.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { examineAll, makeApplicant, sendApplication } from '../../factories/certification.ts';
import { seatOf } from '../../factories/firms.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import {
  indexEdition,
  indexRows,
  listOffer,
  onlyRow,
  workIndex,
} from '../../factories/match-index.ts';
import { makeMember } from '../../factories/people.ts';
import {
  dayFromNoon,
  makeCertifiedProvider,
  makeExaminer,
  makeOffer,
  makeReference,
} from '../../factories/providers.ts';
import { resetDatabase } from '../../setup/database.ts';

let owner: MemberActor;
let home: string;

beforeEach(async () => {
  await resetDatabase();
  owner = await makeCertifiedProvider();
  home = seatOf(owner);
});

describe('a provider whose offers change', () => {
  test('a published offer gets a row, once, and firms are matched again soon', async () => {
    const { offerId, versionId } = await listOffer(home);
    await workIndex();
    const { number, ...row } = await onlyRow();
    expect(row).toMatchObject({
      ...{ offerId, versionId, organisationId: home, category: 'ERP', offer: number },
      // Casablanca-Settat; Darija and French, French; firms of 2 to 9; trade.
      ...{ regions: 1 << 5, languages: 0b00101, support: 0b00100, sizes: 0b000110 },
      ...{ sectors: 1 << 6, references: 0, mode: 1, minStage: 1, priceKind: 0 },
      ...{ priceMin: 12_000, priceMax: 12_000, setup: 0, moroccan: true, hosting: 1 },
      ...{ isNewcomer: true, isCertified: true, isDemo: false, starts: 0 },
      ...{ availability: 1000, pricePlace: NO_BAND },
    });
    expect(await indexEdition()).toBe(1);
    expect(await waitingJobs('match-refresh')).toHaveLength(1);
  });

  test('nothing else leaves rows and edition as they are', async () => {
    await listOffer(home);
    await workIndex();
    const before = await indexRows();
    await refreshListingsOf(home, NOON);
    await workIndex();
    await indexMissing(NOON);
    expect([await indexRows(), await indexEdition()]).toEqual([before, 1]);
  });

  test('a withdrawn offer goes, the other keeps its number', async () => {
    const first = await listOffer(home);
    const second = await listOffer(home, { category: 'TRAIN' });
    await workIndex();
    const numbers = new Map((await indexRows()).map(({ offerId, number }) => [offerId, number]));
    expect(numbers.size).toBe(2);
    await withdrawOffer(owner, first);
    await workIndex();
    expect(await onlyRow()).toMatchObject({
      ...{ offerId: second.offerId, number: numbers.get(second.offerId) },
    });
    expect(await indexEdition()).toBe(2);
  });

  test('when a paper ends, all of its rows go', async () => {
    await listOffer(home);
    await workIndex();
    await db.credential.updateMany({ data: { validTo: dayFromNoon(-1) } });
    await runCatalogueClock(NOON);
    await workIndex();
    expect([await indexRows(), await indexEdition()]).toEqual([[], 2]);
  });

  test('closed and opened again, it has its rows back', async () => {
    await listOffer(home);
    await workIndex();
    const before = await onlyRow();
    const admin = await makeMember('platform', ['platform-admin']);
    await suspendOrganisation(admin, home, { suspend: true, reason: 'misuse' });
    await workIndex();
    expect(await indexRows()).toEqual([]);
    await suspendOrganisation(admin, home, { suspend: false });
    await workIndex();
    const after = await onlyRow();
    expect([after.offerId, after.provider]).toEqual([before.offerId, before.provider]);
    expect(await indexEdition()).toBe(3);
  });

  test('another capacity or start changes them', async () => {
    await listOffer(home);
    await workIndex();
    await db.provider.update({
      where: { organisationId: home },
      data: { capacity: null, nextStartOn: dayFromNoon(10) },
    });
    await refreshListingsOf(home, NOON);
    await workIndex();
    const { availability, starts } = await onlyRow();
    expect(availability).toBe(500);
    expect(starts).toBe(dayFromNoon(10).getTime() / 86_400_000);
    expect(await indexEdition()).toBe(2);
  });

  test('only confirmed references count, and none that was removed', async () => {
    await makeReference(home, 'declared');
    const id = await makeReference(home, 'confirmed');
    await listOffer(home);
    await workIndex();
    expect((await onlyRow()).references).toBe(1 << 6);
    await removeReference(owner, id);
    await workIndex();
    expect((await onlyRow()).references).toBe(0);
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
    await listOffer(home);
    const other = seatOf(await makeCertifiedProvider());
    const { offerId } = await listOffer(other);
    await indexOffers(other, NOON);
    expect((await onlyRow()).offerId).toBe(offerId);
    await indexOffers(home, NOON);
    const numbers = (await indexRows()).map(({ provider }) => provider);
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
    (await indexRows())
      .toSorted((one, other) => one.priceMin - other.priceMin)
      .map((row) => row.pricePlace);

  test('have a place as soon as there are bands', async () => {
    await publishTen();
    await workIndex();
    expect(new Set(await places())).toEqual(new Set([NO_BAND]));
    await computePriceBands(NOON);
    await workIndex();
    expect(await places()).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5]);
    expect(await indexEdition()).toBe(2);
    await computePriceBands(NOON);
    expect(await waitingJobs('match-index')).toEqual([]);
    await makeOffer(home, 'published', priced(50_000));
    await refreshListingsOf(home, NOON);
    await workIndex();
    await computePriceBands(NOON);
    expect(await waitingJobs('match-index')).toHaveLength(1);
    await workIndex();
    expect(await places()).toEqual([0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5]);
  });
});

describe('filling the index', () => {
  test('does without a provider whose offers cannot be read', async () => {
    await listOffer(home);
    const other = seatOf(await makeCertifiedProvider());
    await listOffer(other);
    await db.$transaction([
      db.$executeRaw`SET LOCAL session_replication_role = replica`,
      db.$executeRaw`UPDATE offer_version SET content = '{}' WHERE offer_id IN (
        SELECT id FROM offer WHERE organisation_id = ${home})`,
    ]);
    await expect(indexMissing(NOON)).rejects.toThrow('some offers could not be indexed');
    expect((await indexRows()).map(({ organisationId }) => organisationId)).toEqual([other]);
  });

  test('makes what is missing or of another recipe, and removes what is listed no more', async () => {
    await listOffer(home);
    const other = seatOf(await makeCertifiedProvider());
    await listOffer(other);
    await indexMissing(NOON);
    const before = await indexRows();
    expect(before.map(({ organisationId }) => organisationId).sort()).toEqual([home, other].sort());
    const gone = { offerId: 'gone', organisationId: 'nobody', versionId: 'x', category: 'ERP' };
    const price = { priceKind: 'fixed', priceMin: 0n, priceMax: 0n, setup: 0n };
    await db.matchOffer.create({
      data: {
        ...{ ...gone, ...price, recipe: 'x', updatedAt: NOON },
        row: new Uint8Array(48),
      },
    });
    await db.matchOffer.updateMany({ where: { organisationId: home }, data: { recipe: 'old' } });
    const at = await indexEdition();
    await indexMissing(NOON);
    expect(await indexRows()).toEqual(before);
    expect(await indexEdition()).toBe(at + 1);
  });
});
