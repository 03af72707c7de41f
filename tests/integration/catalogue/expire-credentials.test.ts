import { beforeEach, describe, expect, test } from 'vitest';
import {
  addCredential,
  credentialSchema,
  decideCredential,
  refreshListingsOf,
  runCatalogueClock,
} from '#domain/catalogue/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { sent } from '../../factories/files.ts';
import { auditOf, seatOf } from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import {
  makeCertificate,
  makeCredential,
  makeExaminer,
  makeOffer,
  makeProvider,
} from '../../factories/providers.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

/** In July Morocco is an hour ahead of UTC: its 14th ends at 23:00 UTC. */
const LAST_MINUTE = new Date('2026-07-14T22:59:59Z');
const NEXT_DAY = new Date('2026-07-14T23:00:00Z');
const noon = (day: string) => new Date(`${day}T11:00:00Z`);

interface Days {
  readonly kind: string;
  readonly from?: string;
  readonly to?: string | null;
  readonly decided?: string;
  readonly state?: string;
}

async function paper(owner: MemberActor, days: Days): Promise<string> {
  const { kind, from = '2026-02-01', to = '2026-07-14', decided = '2026-02-02', state } = days;
  const id = await makeCredential(seatOf(owner), { kind, ...(state ? { state } : {}) });
  await db.credential.update({
    where: { id },
    data: {
      ...{ validFrom: new Date(from), validTo: to === null ? null : new Date(to) },
      ...(state === 'pending' ? {} : { decidedAt: noon(decided) }),
    },
  });
  return id;
}

/** Days of an attestation that goes on through the summer. */
const LASTING = { from: '2026-05-20', to: '2026-09-30' };

/** A certified provider with an offer, whose tax attestation ends on 14 July unless said. */
async function aProvider(tax: Partial<Days> = {}): Promise<MemberActor> {
  const owner = await makeProvider();
  const organisationId = seatOf(owner);
  await paper(owner, { kind: 'tax-attestation', ...tax });
  await paper(owner, { kind: 'cnss-attestation', to: '2027-01-31' });
  await makeCertificate(organisationId);
  await makeOffer(organisationId, 'published');
  await refreshListingsOf(organisationId, noon('2026-07-01'));
  return owner;
}

async function stateOf(owner: MemberActor) {
  const where = { organisationId: seatOf(owner) };
  const { state } = await db.certificate.findFirstOrThrow({ where });
  const listing = await db.providerListing.findUnique({ where });
  return {
    state,
    offers: await db.offerListing.count({ where }),
    badges: listing?.badges ?? null,
  };
}

/** What the owner was told of papers and certificate, in order. */
async function told({ person }: MemberActor) {
  return (await notificationsTo(person.accountId)).map(({ kind, params }) => [
    kind,
    params['date'],
  ]);
}

const OPEN = { state: 'certified', offers: 1, badges: [] };
const CLOSED = { state: 'suspended', offers: 0, badges: null };

describe('the end of a required paper', () => {
  test('its last day counts to its last second in Morocco; then everything stops', async () => {
    const owner = await aProvider();
    await runCatalogueClock(LAST_MINUTE);
    expect(await stateOf(owner)).toEqual(OPEN);
    await runCatalogueClock(NEXT_DAY);
    expect(await stateOf(owner)).toEqual(CLOSED);
    const types = (await auditOf(seatOf(owner))).map(({ type }) => type);
    expect(types).toEqual(['catalogue.credential-expired', 'catalogue.certificate-changed']);
  });

  test('told once, however often the clock runs', async () => {
    const owner = await aProvider();
    for (const now of [NEXT_DAY, NEXT_DAY, noon('2026-07-15'), noon('2026-07-16')])
      await runCatalogueClock(now);
    await Promise.all([runCatalogueClock(NEXT_DAY), runCatalogueClock(NEXT_DAY)]);
    expect(await told(owner)).toEqual([
      ['credential-expired', '2026-07-14'],
      ['certificate-changed', undefined],
    ]);
    expect(await auditOf(seatOf(owner))).toHaveLength(2);
  });

  test('two clocks at once tell it once', async () => {
    const owner = await aProvider();
    await Promise.all([runCatalogueClock(NEXT_DAY), runCatalogueClock(NEXT_DAY)]);
    expect((await told(owner)).filter(([kind]) => kind === 'credential-expired')).toHaveLength(1);
    expect(await stateOf(owner)).toEqual(CLOSED);
  });

  test('a renewal verified in time: nothing stops and nobody is alarmed', async () => {
    const owner = await aProvider();
    await paper(owner, {
      ...{ kind: 'tax-attestation', from: '2026-07-01', to: '2026-12-31' },
      decided: '2026-07-02',
    });
    await runCatalogueClock(noon('2026-07-10'));
    await runCatalogueClock(NEXT_DAY);
    expect(await stateOf(owner)).toEqual(OPEN);
    expect(await told(owner)).toEqual([]);
  });

  test('a renewal verified late: stopped meanwhile, then restored', async () => {
    const owner = await aProvider();
    const examiner = await makeExaminer();
    const now = noon('2026-07-12');
    const form = credentialSchema.parse({
      ...{ kind: 'tax-attestation', number: 'RF-2', validFrom: '2026-07-10' },
    });
    await addCredential({ ...owner, now }, { form, file: sent('a.pdf') }, 'an intent of a form');
    const { id } = await db.credential.findFirstOrThrow({ where: { state: 'pending' } });
    await runCatalogueClock(NEXT_DAY);
    expect(await stateOf(owner)).toEqual(CLOSED);
    const decision = { verdict: 'verify', reason: '' } as const;
    await decideCredential({ ...examiner, now: noon('2026-07-16') }, id, decision);
    expect(await stateOf(owner)).toEqual(OPEN);
    await runCatalogueClock(noon('2026-07-17'));
    expect(await stateOf(owner)).toEqual(OPEN);
  });

  test('a renewal that begins later: stopped for the days between, restored on its first', async () => {
    const owner = await aProvider();
    await paper(owner, {
      ...{ kind: 'tax-attestation', from: '2026-07-20', to: '2026-12-31' },
      decided: '2026-07-05',
    });
    await runCatalogueClock(NEXT_DAY);
    expect(await stateOf(owner)).toEqual(CLOSED);
    await runCatalogueClock(new Date('2026-07-19T22:59:59Z'));
    expect(await stateOf(owner)).toEqual(CLOSED);
    await runCatalogueClock(new Date('2026-07-19T23:00:00Z'));
    expect(await stateOf(owner)).toEqual(OPEN);
  });
});

describe('the end of another paper', () => {
  test('takes its badge and the offers that rely on it, and leaves the certificate', async () => {
    const owner = await aProvider(LASTING);
    const organisationId = seatOf(owner);
    await paper(owner, { kind: 'iso-27001' });
    await makeOffer(organisationId, 'published', { reliesOn: ['iso-27001'] });
    await refreshListingsOf(organisationId, noon('2026-07-01'));
    expect(await stateOf(owner)).toEqual({ ...OPEN, offers: 2, badges: ['iso-27001'] });
    await runCatalogueClock(LAST_MINUTE);
    expect(await stateOf(owner)).toEqual({ ...OPEN, offers: 2, badges: ['iso-27001'] });
    await runCatalogueClock(NEXT_DAY);
    expect(await stateOf(owner)).toEqual(OPEN);
  });

  test('a paper verified beforehand shows from its first day', async () => {
    const owner = await aProvider(LASTING);
    await paper(owner, { kind: 'start-up-label', from: '2026-07-15', to: null });
    await runCatalogueClock(LAST_MINUTE);
    expect(await stateOf(owner)).toEqual(OPEN);
    await runCatalogueClock(NEXT_DAY);
    expect(await stateOf(owner)).toEqual({ ...OPEN, badges: ['start-up-label'] });
  });
});

describe('reminders', () => {
  test('go to the owners 60, 30 and 7 days before, once each', async () => {
    const owner = await aProvider();
    const other = await makeMember('provider', ['provider-owner'], seatOf(owner));
    const member = await makeMember('provider', ['provider-member'], seatOf(owner));
    const days = [
      '2026-05-14',
      '2026-05-15',
      '2026-05-16',
      '2026-06-13',
      '2026-06-14',
      '2026-06-15',
    ];
    const counts: number[] = [];
    for (const day of [...days, '2026-07-06', '2026-07-07', '2026-07-08', '2026-07-14']) {
      await runCatalogueClock(noon(day));
      await runCatalogueClock(noon(day));
      counts.push((await told(owner)).length);
    }
    expect(counts).toEqual([0, 1, 1, 1, 2, 2, 2, 3, 3, 3]);
    expect(await told(other)).toEqual(await told(owner));
    expect(await told(owner)).toEqual(Array(3).fill(['credential-expiring', '2026-07-14']));
    expect(await told(member)).toEqual([]);
  });

  test('begin on the Moroccan day', async () => {
    const owner = await aProvider();
    await runCatalogueClock(new Date('2026-05-14T22:59:59Z'));
    expect(await told(owner)).toEqual([]);
    await runCatalogueClock(new Date('2026-05-14T23:00:00Z'));
    expect(await told(owner)).toHaveLength(1);
  });

  test('a paper that waits does not silence them, and is not spoken of itself', async () => {
    const owner = await aProvider();
    await paper(owner, {
      ...{ kind: 'tax-attestation', from: '2026-07-01', to: '2026-07-20', state: 'pending' },
    });
    await runCatalogueClock(noon('2026-07-10'));
    expect(await told(owner)).toEqual([['credential-expiring', '2026-07-14']]);
    await runCatalogueClock(noon('2026-08-01'));
    expect(await db.credential.findFirst({ where: { state: 'pending' } })).toMatchObject({
      remindedDays: null,
    });
  });

  test('one provider’s papers do not touch another’s', async () => {
    const [owner, other] = [await aProvider(), await aProvider(LASTING)];
    await runCatalogueClock(NEXT_DAY);
    expect(await stateOf(owner)).toEqual(CLOSED);
    expect(await stateOf(other)).toEqual(OPEN);
    expect(await told(other)).toEqual([]);
  });
});

test('a provider whose lists cannot be written keeps no other from its day', async () => {
  const broken = await aProvider();
  const other = await aProvider();
  const [first, last] = seatOf(broken) < seatOf(other) ? [broken, other] : [other, broken];
  await db.$executeRaw`ALTER TABLE offer_version DISABLE TRIGGER offer_version_frozen`;
  await db.offerVersion.updateMany({
    where: { organisationId: seatOf(first) },
    data: { content: { category: 'none that there is' } },
  });
  await db.$executeRaw`ALTER TABLE offer_version ENABLE TRIGGER offer_version_frozen`;
  await expect(runCatalogueClock(NEXT_DAY)).rejects.toThrow();
  expect(await stateOf(first)).toMatchObject({ state: 'certified' });
  expect(await stateOf(last)).toMatchObject({ state: 'suspended', offers: 0 });
});
