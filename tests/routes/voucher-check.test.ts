import { beforeEach, describe, expect, test } from 'vitest';
import { acceptVoucher } from '#domain/cases/vouchers/accept.server.ts';
import { giveBackVoucher } from '#domain/cases/vouchers/give-back.server.ts';
import { currentTerms } from '#domain/cases/vouchers/terms.ts';
import { db } from '#platform/db.ts';
import { openProgramme, type OpenProgramme } from '../factories/cases.ts';
import { giveAccepted, giveVoucher, moveBack } from '../factories/vouchers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as check from '../../app/routes/_public.vouchers.$code.tsx';
import * as short from '../../app/endpoints/v.$code.ts';
import * as verify from '../../app/routes/_public.verify/route.tsx';

let programme: OpenProgramme;
let now: Date;

const { hash } = currentTerms('fr');

beforeEach(async () => {
  await resetDatabase();
  now = new Date();
  programme = await openProgramme({ year: now.getUTCFullYear() });
});

describe('the public check', () => {
  const look = (code: string, lang = 'fr', ip = '192.0.2.7') =>
    call(check.loader, { params: { lang, code }, ip });

  test('says valid, the programme, the category and a band, and nothing else', async () => {
    const given = await giveAccepted(programme, { now });
    const answer = await look(given.voucher.code);
    expect(answer).toMatchObject({
      status: 200,
      data: { voucher: { isValid: true, programme: 'Chèque d’essai', code: given.voucher.code } },
    });
    const { voucher } = answer.data as { voucher: { ceiling: string } };
    expect(voucher.ceiling).toBe('jusqu’à 10\u202f000,00\u00a0DH');
    const firm = await db.organisation.findUniqueOrThrow({ where: { id: given.firmId } });
    const said = JSON.stringify(answer.data);
    for (const secret of [firm.name, firm.ice ?? 'none', '4 000', '400000', given.voucher.id])
      expect(said).not.toContain(secret);
    expect(check.headers()).toMatchObject({
      ...{ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' },
    });
  });

  test('says that it is not valid in every other state, and nothing more', async () => {
    const given = await giveVoucher(programme, { now });
    const { code } = given.voucher;
    const verdict = async () => (await look(code)).data;
    expect(await verdict()).toMatchObject({ voucher: { isValid: false } });
    await acceptVoucher(given.firm, given.voucher.id, { stamp: 1, terms: hash });
    expect(await verdict()).toMatchObject({ voucher: { isValid: true } });
    await moveBack(given, 121);
    expect(await verdict()).toMatchObject({ voucher: { isValid: false } });
    await giveBackVoucher(given.firm, given.voucher.id, { stamp: 2 });
    expect(JSON.stringify(await verdict())).not.toMatch(/cancelled|expired|lapsed/);
  });

  test('a code that none has answers 404, and takes no less than one that exists', async () => {
    const given = await giveAccepted(programme, { now });
    const [known, unknown, none] = await Promise.all(
      [given.voucher.code, 'RQ-0000-0000-0000', 'no code at all'].map(async (code) => {
        const started = performance.now();
        const { status } = await look(code);
        return { status, took: performance.now() - started };
      }),
    );
    expect([known?.status, unknown?.status, none?.status]).toEqual([200, 404, 404]);
    for (const one of [known, unknown, none]) expect(one?.took).toBeGreaterThanOrEqual(249);
  });

  test('codes are read as people type them', async () => {
    const { code } = (await giveAccepted(programme, { now })).voucher;
    const typed = code.toLowerCase().replaceAll('-', ' ');
    expect((await look(typed)).location).toBe(`/fr/vouchers/${code}`);
    const scanned = await call(short.loader, { params: { code: typed } });
    expect(scanned.location).toBe(`/fr/vouchers/${code}`);
    const asked = await call(verify.loader, {
      ...{ params: { lang: 'ar' }, path: `/ar/verify?code=${encodeURIComponent(typed)}` },
    });
    expect(asked.location).toBe(`/ar/vouchers/${code}`);
  });

  test('too many from one address have to wait', async () => {
    const codes = Array.from({ length: 22 }, (_, n) => `RQ-0000-0000-00${String(10 + n)}`);
    const answers = await Promise.all(codes.map((code) => look(code, 'fr', '192.0.2.99')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(21);
    expect(statuses).toContain(429);
    expect((await look('RQ-0000-0000-0000', 'fr', '192.0.2.100')).status).toBe(404);
  });

  test.each(['../..', '%00', '\0', 'RQ-', '<script>', '٠'.repeat(200)])(
    'the odd code %j does no harm',
    async (code) => {
      expect((await look(code)).status).toBe(404);
    },
  );
});
