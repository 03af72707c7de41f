import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginClock } from '#domain/cases/clocks/records.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import * as api from '../../app/endpoints/api.v1.programmes.$slug_.account.ts';
import * as page from '../../app/routes/_public.programmes.$slug_.account/route.tsx';
import * as programmePage from '../../app/routes/_public.programmes.$slug/route.tsx';
import { anActor } from '../factories/actors.ts';
import { openProgramme, type OpenProgramme } from '../factories/cases.ts';
import { describedAnswer } from '../factories/openapi.ts';
import { makeProgramme } from '../factories/programmes.ts';
import { anOutsideContent } from '../factories/public-programmes.ts';
import { tamperWith } from '../factories/tampered.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import { withPlainSpaces } from './plain-spaces.ts';

const YEAR = new Date().getFullYear();
let programme: OpenProgramme;

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme({ year: YEAR, funded: 50_000_000n });
});

const params = (slug = programme.slug, lang = 'fr') => ({ lang, slug });

/** A request that nobody was given in time, long ago. */
const lateClock = () =>
  inTransaction('tests.late', (tx) =>
    beginClock(
      tx,
      { ...anActor(), now: new Date(Date.now() - 90 * 86_400_000) },
      { applicationId: randomUUID() },
      { code: 'assign', days: 3, programmeId: programme.programmeId, levels: {} },
    ),
  );

describe('the public account of a programme', () => {
  test('is told in every language, with its time', async () => {
    await lateClock();
    const { data, headers } = withPlainSpaces(await call(page.loader, { params: params() }));
    expect(headers.get('Cache-Control')).toBeNull();
    expect(data).toMatchObject({
      kind: 'account',
      account: {
        asOf: expect.stringContaining(String(YEAR)) as string,
        waitlistOnly: false,
        years: [{ year: String(YEAR), meter: { funded: '500 000 DH' }, rows: [{ id: null }] }],
        delays: { hasNone: true, rows: null },
        late: [{ stage: 'Choix de l’agent qui étudie', cases: 'moins de 5' }],
      },
    });
    for (const lang of ['ar', 'en', 'zgh'])
      expect((await call(page.loader, { params: params(undefined, lang) })).data).toMatchObject({
        kind: 'account',
      });
  });

  test('is there for programmes run here alone', async () => {
    const { slug } = await makeProgramme({ content: anOutsideContent() });
    for (const unknown of [slug, 'nobody', 'a\0b']) {
      expect((await call(page.loader, { params: params(unknown) })).status).toBe(404);
      expect((await call(api.loader, { params: params(unknown) })).status).toBe(404);
    }
    await tamperWith(programme.versionId);
    expect((await call(page.loader, { params: params() })).data).toMatchObject({
      kind: 'tampered',
    });
    expect((await call(api.loader, { params: params() })).status).toBe(503);
  });

  test('is open data too, as it is described', async () => {
    await lateClock();
    const { data } = await call(api.loader, { params: params() });
    const schema = await describedAnswer('/api/v1/programmes/{slug}/account', 200);
    expect(schema.safeParse(data)).toMatchObject({ success: true });
    expect(data).toMatchObject({
      envelopes: [
        { year: YEAR, region: null, funded: '500000.00', available: '500000.00', paid: '0.00' },
      ],
      decisions: { cases: 0, workingDays: null },
      late: [{ stage: 'assign', workingDaysLate: '21+', cases: '<5' }],
      payments: null,
    });
    const sheet = await call(api.loader, { params: params(), path: '/?format=csv' });
    const lines = new TextDecoder().decode(sheet.bytes).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(new RegExp(`;${String(YEAR)};;;.*;500000\\.00;500000\\.00;0\\.00;`));
    expect((await call(api.loader, { params: params(), path: '/?format=xml' })).status).toBe(422);
  });
});

describe('the page of a programme', () => {
  const read = async (slug: string) =>
    withPlainSpaces(await call(programmePage.loader, { params: params(slug), device: null })).data;

  test('tells its money in short', async () => {
    expect(await read(programme.slug)).toMatchObject({
      page: {
        meter: {
          ...{ year: String(YEAR), waitlistOnly: false },
          meter: { funded: '500 000 DH' },
        },
      },
    });
  });

  test('says when requests can only wait', async () => {
    const empty = await openProgramme({ year: YEAR, funded: 99_999n });
    expect(await read(empty.slug)).toMatchObject({ page: { meter: { waitlistOnly: true } } });
    const past = await openProgramme({ year: YEAR - 1, funded: 50_000_000n });
    expect(await read(past.slug)).toMatchObject({ page: { meter: { waitlistOnly: true } } });
  });

  test('says nothing of the money of a programme run elsewhere', async () => {
    const { slug } = await makeProgramme({ content: anOutsideContent() });
    expect(await read(slug)).toMatchObject({ page: { meter: null } });
  });
});
