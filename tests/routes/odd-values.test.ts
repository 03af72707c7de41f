import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '#platform/db.ts';
import * as consents from '../../app/routes/_space.account.consents._index.tsx';
import * as notifications from '../../app/routes/_space.account.notifications.tsx';
import * as holidays from '../../app/routes/_space.admin.holidays.tsx';
import * as passkey from '../../app/routes/_public.passkey.ts';
import * as firm from '../../app/routes/_space.sme.consents.tsx';
import { makeMember } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

const params = { lang: 'fr' };

beforeEach(resetDatabase);

describe('what no page sends and the database cannot hold is refused', () => {
  test('a NUL in the address of a consent', async () => {
    const { person } = await makeMember('sme', ['sme-owner']);
    const odd = { params, person, path: '/fr?withdraw=a%00b', form: {} };
    expect((await call(consents.action, odd)).status).toBe(404);
    expect((await call(firm.action, odd)).status).toBe(404);
  });

  test.each(['0000-01-01', '-271821-04-20', 'yesterday'])(
    'the time %s of the last line shown',
    async (until) => {
      const { person } = await makeMember('sme', ['sme-viewer']);
      const answer = await call(notifications.action, { params, person, form: { until } });
      expect(answer.location).toBe('/fr/account/notifications');
    },
  );

  test('a holiday of the year 0', async () => {
    const { person } = await makeMember('platform', ['platform-admin']);
    const day = '0000-01-01';
    const send = (form: Readonly<Record<string, string>>) =>
      call(holidays.action, { params, person, form });
    expect((await send({ confirm: day })).status).toBe(404);
    expect((await send({ delete: day })).status).toBe(404);
    const added = await send({ day, code: 'throne', status: 'fixed', source: 'a decree' });
    expect(added).toMatchObject({ status: 422, data: { errors: { day: 'error.day' } } });
    expect(await db.holiday.count()).toBe(0);
  });

  test('a NUL in the name of a challenge', async () => {
    const body = JSON.stringify({
      ...{ step: 'finish', purpose: 'sign-in', challengeId: 'a\0b' },
      response: {
        ...{ id: 'a', rawId: 'a', type: 'public-key' },
        response: { clientDataJSON: 'a', authenticatorData: 'a', signature: 'a' },
      },
    });
    const answer = await call(passkey.action, { params, body });
    expect(answer).toMatchObject({ status: 422, data: { reason: 'passkey-refused' } });
  });
});
