import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  countRegister,
  findRegisterEntry,
  listRegister,
  readRegisterQuery,
} from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import {
  dayFromNoon,
  makeCertificate,
  makeCertifiedProvider,
  makeCredential,
  makeProvider,
} from '../../factories/providers.ts';
import { resetDatabase } from '../../setup/database.ts';

const ALL = { text: '', state: null, region: null, after: null };
const page = { now: NOON, size: 10 };

beforeEach(resetDatabase);

interface Made {
  readonly id: string;
  readonly code: string;
  readonly organisationId: string;
}

async function certificateOf(organisationId: string): Promise<Made> {
  const { id, code } = await db.certificate.findFirstOrThrow({ where: { organisationId } });
  return { id, code, organisationId };
}

/** A certified provider whose certificate is then changed as the columns say. */
async function make(
  changes: Parameters<typeof db.certificate.update>[0]['data'] = {},
  about: Parameters<typeof makeCertifiedProvider>[0] = {},
): Promise<Made> {
  const { organisationId } = (await makeCertifiedProvider(about)).person.seat;
  const made = await certificateOf(organisationId);
  await db.certificate.update({ where: { id: made.id }, data: changes });
  return made;
}

async function endPaper({ organisationId }: Made, kind: string, day: number): Promise<void> {
  const data = { validFrom: dayFromNoon(day - 30), validTo: dayFromNoon(day) };
  await db.credential.updateMany({ where: { organisationId, kind }, data });
}

const addEvent = (certificateId: string, type: string, toState: string, reason: string | null) =>
  db.certificateEvent.create({
    data: {
      ...{ id: randomUUID(), certificateId, type, fromState: 'certified', toState, reason },
      at: at(1),
    },
  });

/** When the next day begins in Morocco, whose hour has changed by decree more than once. */
function midnightAfterNoon(): Date {
  const hours = Array.from({ length: 24 }, (_, hour) => at(hour * 60 * 60 * 1000));
  const first = hours.find((instant) => civilDateOf(instant) !== civilDateOf(NOON));
  if (!first) throw new Error('the day has no end');
  return first;
}

describe('one certificate', () => {
  test('tells who holds it, its dates, its state and its history, and nothing private', async () => {
    const { code, organisationId } = await make();
    const { ice, name } = await db.organisation.findUniqueOrThrow({
      where: { id: organisationId },
    });
    const found = await findRegisterEntry(code.toLowerCase().replaceAll('-', ' '), NOON);
    expect(found).toEqual({
      asOf: '2026-11-16',
      entry: {
        ...{ code, state: 'certified', since: '2026-11-16', until: null, reasons: [] },
        grade: 'certified',
        provider: {
          ...{ name: 'Atlas Logiciels', nameArabic: 'أطلس للبرمجيات', legalName: name, ice },
          ...{ legalNameArabic: null, region: 'MA-06', province: 'MA-CAS' },
          slug: expect.stringMatching(/^provider-/),
        },
        ...{ issuedOn: '2026-11-16', certifiedOn: '2026-11-16', validUntil: '2028-10-16' },
        demo: false,
        history: [
          { type: 'issue', at: NOON.toISOString(), from: null, to: 'certified', reason: null },
        ],
      },
    });
    expect(JSON.stringify(found)).not.toContain('examiner');
  });

  test('nobody has an unknown code, nor what is none', async () => {
    await make();
    expect(await findRegisterEntry('RQ-ZZZZ-ZZZZ', NOON)).toBeNull();
    expect(await findRegisterEntry("' OR 1=1 --", NOON)).toBeNull();
  });

  test('shows suspended on the day after an attestation ended, before any job ran', async () => {
    const made = await make();
    await endPaper(made, 'cnss-attestation', 0);
    const midnight = midnightAfterNoon();
    const lastMinute = new Date(midnight.getTime() - 60_000);
    expect((await findRegisterEntry(made.code, lastMinute))?.entry.state).toBe('certified');
    expect((await findRegisterEntry(made.code, midnight))?.entry).toMatchObject({
      ...{ state: 'suspended', since: '2026-11-17', reasons: ['papers'] },
      provider: { slug: null },
    });
  });

  test('names the public reason of a measure, and no text that is no code', async () => {
    const made = await make({
      ...{ state: 'suspended', measureAt: NOON, measureUntil: dayFromNoon(30) },
    });
    await addEvent(made.id, 'suspend', 'suspended', 'cash-back');
    await addEvent(made.id, 'unknown-event', 'suspended', null);
    await addEvent(made.id, 'suspend', 'suspended', 'cash-back');
    const entry = (await findRegisterEntry(made.code, NOON))?.entry;
    expect(entry).toMatchObject({
      ...{ state: 'suspended', reasons: ['cash-back'], until: '2026-12-16' },
    });
    expect(entry?.history).toHaveLength(3);
    const odd = await make({ state: 'revoked', endedAt: NOON });
    await addEvent(odd.id, 'revoke', 'revoked', 'what an examiner wrote of somebody');
    const revoked = (await findRegisterEntry(odd.code, NOON))?.entry;
    expect(revoked).toMatchObject({ state: 'revoked', reasons: [], since: '2026-11-16' });
    expect(JSON.stringify(revoked)).not.toContain('wrote');
  });
});

describe('the register', () => {
  test('has living and ended certificates, the newest first, page by page', async () => {
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1)
      made.unshift((await make({ issuedAt: at(Math.floor(index / 2) * 1000) })).code);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { entries, next } = await listRegister({ ...ALL, after }, { now: NOON, size: 2 });
      seen.push(...entries.map(({ code }) => code));
      after = next;
    } while (after !== null);
    expect([...seen].sort()).toEqual([...made].sort());
    expect(new Set(seen).size).toBe(5);
    expect(seen[0]).toBe(made[0]);
    const unknown = await listRegister({ ...ALL, after: 'RQ-ZZZZ-ZZZZ' }, { now: NOON, size: 2 });
    expect(unknown.entries.map(({ code }) => code)).toEqual(seen.slice(0, 2));
  });

  test('is filtered by the state of today, and counts agree with it', async () => {
    await make();
    await endPaper(await make(), 'tax-attestation', -1);
    await make({ validUntil: dayFromNoon(-1) });
    await make({ state: 'revoked', endedAt: NOON });
    await make({ state: 'suspended', measureAt: NOON, measureUntil: dayFromNoon(-1) });
    await make({ state: 'suspended', measureAt: NOON });
    const bare = await makeProvider();
    await makeCertificate(bare.person.seat.organisationId, 'probation');
    const counts = await countRegister(ALL, NOON);
    expect(counts).toEqual({
      ...{ certified: 2, probation: 0, suspended: 3, expired: 1, revoked: 1, withdrawn: 0 },
    });
    for (const state of ['certified', 'suspended', 'expired', 'revoked', 'withdrawn'] as const) {
      const { entries } = await listRegister({ ...ALL, state }, page);
      expect(entries.map((entry) => entry.state)).toEqual(Array(counts[state]).fill(state));
    }
  });

  test('finds by both names, ICE, code and region', async () => {
    const made = await make({}, { name: 'Café & Cie 100%' });
    await db.provider.update({
      where: { organisationId: made.organisationId },
      data: { nameArabic: 'مقهى', province: 'MA-AGD' },
    });
    await make();
    const firm = await db.organisation.update({
      where: { id: made.organisationId },
      data: { name: 'SOCIETE UNIQUE SARL' },
    });
    const find = async (text: string) =>
      (await listRegister({ ...ALL, text }, page)).entries.map(({ code }) => code);
    const ice = firm.ice ?? '';
    for (const text of ['café', 'CAFE &', '100%', 'مقهى', 'unique', made.code.toLowerCase(), ice])
      expect(await find(text), text).toEqual([made.code]);
    expect(await find(`${ice.slice(0, 3)} ${ice.slice(3)}`)).toEqual([made.code]);
    expect(await find('%')).toEqual([made.code]);
    expect(await find('_')).toEqual([]);
    const { entries } = await listRegister({ ...ALL, region: 'MA-09' }, page);
    expect(entries.map(({ code }) => code)).toEqual([made.code]);
    expect((await countRegister({ text: 'unique', region: 'MA-06' }, NOON)).certified).toBe(0);
  });

  test('in SQL and in words is the same rule, whatever the dates', async () => {
    const days = [null, -2, -1, 0, 1];
    for (const [index, tax] of days.entries()) {
      const { organisationId } = (await makeProvider()).person.seat;
      if (tax !== null)
        await makeCredential(organisationId, { kind: 'tax-attestation', to: tax, from: -40 });
      await makeCredential(organisationId, { kind: 'cnss-attestation', to: days.at(-index) ?? 3 });
      await makeCertificate(organisationId, index % 2 === 0 ? 'certified' : 'probation');
      await db.certificate.updateMany({
        where: { organisationId },
        data: { validUntil: dayFromNoon(index === 3 ? -1 : 0) },
      });
    }
    for (const shift of [-3, -1, 0, 1, 2]) {
      const now = at(shift * 24 * 60 * 60 * 1000);
      const { entries } = await listRegister(ALL, { now, size: 10 });
      const counts: Record<string, number> = { ...(await countRegister(ALL, now)) };
      for (const state of Object.keys(counts))
        expect(entries.filter((entry) => entry.state === state)).toHaveLength(counts[state] ?? -1);
    }
  });
});

test('an address with nonsense is read as far as it means something', () => {
  const params = new URLSearchParams('q=%00a&state=fine&region=MA-06&after=x&lite=1');
  expect(readRegisterQuery(params)).toEqual({
    query: { text: 'a', state: null, region: 'MA-06', after: null },
    unread: ['state', 'after'],
  });
});
