import { beforeEach, describe, expect, test } from 'vitest';
import { anActor } from '../factories/actors.ts';
import { aDraft, freshDatabase } from '../factories/drafts.ts';
import { call } from './call.ts';
import { getProfile } from '#domain/assessment/index.server.ts';
import * as profile from '../../app/routes/_public.assess.$id.profile.tsx';

const owner = anActor();
const STRANGER = 'another browser';
const MEGABYTE = 'x'.repeat(1024 * 1024);

beforeEach(freshDatabase);

const FORM = {
  sector: 'COM',
  staff: '3',
  province: 'MA-CAS',
  usesMachinery: 'no',
  exportsOrSuppliesLarge: 'no',
};

describe('the profile', () => {
  test('is kept and leads to the first questions', async () => {
    const id = await aDraft(owner);
    const params = { lang: 'fr', id };
    const sent = await call(profile.action, { params, form: { ...FORM, goals: ['sell', 'paid'] } });
    expect(sent.location).toBe(`/fr/assess/${id}/cus`);
    const shown = await call(profile.loader, { params });
    expect(shown.data).toMatchObject({ values: { ...FORM, goals: ['sell', 'paid'] } });
  });

  test.each([
    ['staff', 'abc', 'error.number'],
    ['staff', '0', 'error.staffMin'],
    ['staff', '1.5', 'error.wholeNumber'],
    ['staff', '-3', 'error.number'],
    ['staff', '', 'error.number'],
    ['staff', '100001', 'error.staffMax'],
    ['staff', '9'.repeat(400), 'error.number'],
    ['province', 'MA-XXX', 'error.unknownChoice'],
    ['province', '', 'error.choose'],
    ['sector', 'constructor', 'error.unknownChoice'],
    ['sector', MEGABYTE, 'error.unknownChoice'],
    ['legalForm', MEGABYTE, 'error.unknownChoice'],
    ['turnoverBand', '5', 'error.unknownChoice'],
    ['usesMachinery', 'perhaps', 'error.choose'],
    ['foundedYear', '2999', 'error.year'],
    ['foundedYear', '1066', 'error.year'],
    ['goals', ['sell', 'time', 'paid', 'comply'], 'error.threeGoals'],
  ] as const)(
    'refuses %s %# at its field and gives everything back',
    async (field, value, message) => {
      const id = await aDraft(owner);
      const form = { ...FORM, [field]: value };
      const sent = await call(profile.action, { params: { lang: 'fr', id }, form });
      expect(sent.status).toBe(422);
      expect(sent.data).toEqual({ errors: { [field]: message }, values: form });
      expect((await getProfile(owner, id)).facts).toMatchObject({ sector: 'IND', staff: 12 });
    },
  );

  test.each(['١٢', ' 12 ', '۱۲'])('understands the number of people typed as %j', async (staff) => {
    const id = await aDraft(owner);
    const sent = await call(profile.action, {
      params: { lang: 'ar', id },
      form: { ...FORM, staff },
    });
    expect(sent.status).toBe(303);
    expect((await getProfile(owner, id)).facts.staff).toBe(12);
  });

  test('refuses a founding year to come at its field', async () => {
    const id = await aDraft(owner);
    const form = { ...FORM, foundedYear: String(new Date().getUTCFullYear() + 1) };
    const sent = await call(profile.action, { params: { lang: 'fr', id }, form });
    expect(sent.status).toBe(422);
    expect(sent.data).toEqual({ errors: { foundedYear: 'error.yearFuture' }, values: form });
  });

  test('with every field missing names each that is needed', async () => {
    const id = await aDraft(owner);
    const sent = await call(profile.action, { params: { lang: 'fr', id }, form: {} });
    expect(sent.data).toMatchObject({
      errors: {
        sector: 'error.choose',
        staff: 'error.number',
        province: 'error.choose',
        usesMachinery: 'error.choose',
        exportsOrSuppliesLarge: 'error.choose',
      },
    });
  });

  test('of somebody else answers 404 and keeps nothing', async () => {
    const params = { lang: 'fr', id: await aDraft(owner) };
    expect((await call(profile.loader, { params, device: STRANGER })).status).toBe(404);
    const sent = await call(profile.action, { params, form: FORM, device: STRANGER });
    expect(sent.status).toBe(404);
    expect((await getProfile(owner, params.id)).facts.sector).toBe('IND');
  });
});
