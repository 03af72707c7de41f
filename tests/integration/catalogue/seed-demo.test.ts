import { beforeEach, describe, expect, test } from 'vitest';
import { seedDemoPeople } from '#domain/accounts/index.server.ts';
import { seedDemoCatalogue } from '#domain/catalogue/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { resetDatabase } from '../../setup/database.ts';
import categories from '#content/categories.json' with { type: 'json' };

const DAY_MS = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(NOON.getTime() + days * DAY_MS);

beforeEach(resetDatabase);

describe('the catalogue of the demonstration', () => {
  beforeEach(async () => {
    await seedDemoPeople();
    await seedDemoCatalogue(NOON);
  });

  test('lists certified providers of the twelve regions and offers of every category', async () => {
    const providers = await db.providerListing.findMany({ select: { region: true } });
    expect(providers.length).toBeGreaterThanOrEqual(48);
    expect(new Set(providers.map(({ region }) => region)).size).toBe(12);
    const offers = await db.offerListing.findMany({ select: { category: true, isDemo: true } });
    expect(offers.length).toBeGreaterThanOrEqual(150);
    expect(new Set(offers.map(({ category }) => category)).size).toBe(categories.length);
    expect(offers.every(({ isDemo }) => isDemo)).toBe(true);
  });

  test('has a provider whose ended attestation suspends it, and lists none of its offers', async () => {
    const suspended = await db.certificate.findMany({ where: { state: 'suspended' } });
    expect(suspended).toHaveLength(1);
    const organisationId = suspended[0]?.organisationId ?? '';
    expect(await db.offerVersion.count({ where: { organisationId } })).toBeGreaterThan(0);
    expect(await db.offerListing.count({ where: { organisationId } })).toBe(0);
  });

  test('made again the same day it changes nothing', async () => {
    const before = await snapshot();
    await seedDemoCatalogue(NOON);
    expect(await snapshot()).toEqual(before);
  });

  test('a year later the attestations of those without people are in force again', async () => {
    await seedDemoCatalogue(inDays(365));
    const ended = await db.credential.count({
      where: { kind: 'tax-attestation', validTo: { lt: inDays(365) } },
    });
    // Those with people, and the one that is meant to be suspended.
    expect(ended).toBe(3);
  });
});

async function snapshot() {
  return {
    offers: await db.offerVersion.findMany({ orderBy: { id: 'asc' } }),
    listings: await db.offerListing.findMany({ orderBy: { offerId: 'asc' } }),
    certificates: await db.certificate.findMany({ orderBy: { id: 'asc' } }),
    credentials: await db.credential.findMany({ orderBy: { id: 'asc' } }),
  };
}
