import { describe, expect, test, vi } from 'vitest';
import { call } from './call.ts';
import * as dimension from '../../app/routes/_public.assess.$id.$dimension.tsx';
import * as exported from '../../app/routes/_public.assess.$id.export[.json].ts';
import * as home from '../../app/routes/_public._index.tsx';
import * as mailLink from '../../app/routes/_public.assess.$id.mail-link.tsx';
import * as method from '../../app/routes/_public.method/route.tsx';
import * as profile from '../../app/routes/_public.assess.$id.profile.tsx';
import * as ready from '../../app/endpoints/readyz.ts';
import * as report from '../../app/routes/_public.assess.$id.report[.pdf].ts';
import * as result from '../../app/routes/_public.assess.$id.result.tsx';
import * as resume from '../../app/routes/_public.resume.tsx';
import * as score from '../../app/endpoints/api.v1.assessments.score.ts';
import * as certificate from '../../app/routes/_public.certificates.$code._index/route.tsx';
import * as certificates from '../../app/endpoints/api.v1.certificates._index.ts';
import * as register from '../../app/routes/_public.register/route.tsx';
import * as eligibility from '../../app/routes/_public.eligibility._index/route.tsx';
import * as start from '../../app/routes/_public.assess._index.tsx';

// Nothing listens there: port 9 is the discard service, which no machine runs any more.
vi.hoisted(() => {
  process.env['DATABASE_URL'] = 'postgresql://nobody:nothing@127.0.0.1:9/none';
});

const params = { lang: 'fr', id: '01930000-0000-7000-8000-000000000000', dimension: 'cus' };

describe('while the database does not answer', () => {
  test.each([
    ['questions', dimension.loader],
    ['profile', profile.loader],
    ['result', result.loader],
    ['export', exported.loader],
    ['report', report.loader],
    ['own assessments', start.loader],
    ['register', register.loader],
  ])('the %s say so with 503', async (_what, loader) => {
    expect((await call(loader, { params })).status).toBe(503);
  });

  test('the check of a certificate and the open data say so, and promise nothing', async () => {
    const code = 'RQ-7K3F-9M2D';
    expect((await call(certificate.loader, { params: { lang: 'fr', code } })).status).toBe(503);
    const answer = await call(certificates.loader);
    expect(answer).toMatchObject({ status: 503, data: { errors: [{ code: 'unavailable' }] } });
    expect(answer.headers.get('Retry-After')).toBe('30');
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  test('pages that need no data are there as always', async () => {
    expect((await call(home.loader, { params })).status).toBe(200);
    expect((await call(start.loader, { params, device: null })).status).toBe(200);
    expect((await call(resume.loader, { params })).status).toBe(200);
    const told = await call(method.loader, { params });
    expect(told).toMatchObject({ status: 200, data: { matching: { weights: null } } });
  });

  test('a sent page of questions comes back with what was chosen', async () => {
    const form = {
      'was.CUS-01': '',
      'CUS-01': '3',
      'was.CUS-02': '1',
      'CUS-02': 'dk',
      'was.CUS-04': '',
      'CUS-04': 'na:forbidden',
      'was.CUS-05': '2',
      'was.FIN-01': '1',
    };
    const sent = await call(dimension.action, { params, form });
    expect(sent.status).toBe(503);
    expect(sent.data).toMatchObject({
      lang: 'fr',
      page: {
        id: params.id,
        dimension: 'cus',
        questions: [
          { id: 'CUS-01', value: '3' },
          { id: 'CUS-02', value: 'dk' },
          { id: 'CUS-04', value: 'na:forbidden' },
          { id: 'CUS-05', value: '' },
        ],
      },
    });
  });

  test('an answer about aid comes back with what was typed', async () => {
    const form = { fact: 'staff', staff: '12' };
    const sent = await call(eligibility.action, { params, form });
    expect(sent).toMatchObject({ status: 503, data: { typed: form } });
  });

  test('other forms answer 503', async () => {
    const sent = await Promise.all([
      call(start.action, { params, form: { path: 'full' } }),
      call(resume.action, { params, form: { code: 'ACDE-FGHJ-KMNP' } }),
      call(mailLink.action, {
        params,
        form: { email: 'a@b.ma', intentId: 'minted with the page' },
      }),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([503, 503, 503]);
  });

  test('a sent profile comes back with what was typed', async () => {
    const form = {
      sector: 'COM',
      staff: '3',
      province: 'MA-CAS',
      usesMachinery: 'no',
      exportsOrSuppliesLarge: 'no',
    };
    const sent = await call(profile.action, { params, form });
    expect(sent.status).toBe(503);
    expect(sent.data).toMatchObject({ typed: form });
  });

  test('the scoring API, which keeps nothing, scores or says so in its own shape', async () => {
    const sent = await call(score.action, { body: '{}' });
    expect([422, 503]).toContain(sent.status);
    expect(sent.data).toMatchObject({
      errors: expect.arrayContaining([
        { path: expect.any(String), code: expect.any(String), message: expect.any(String) },
      ]),
    });
  });

  test('the machine is not ready, and says why without a detail', async () => {
    const answer = await call(ready.loader);
    expect(answer.status).toBe(503);
    expect(answer.data).toEqual({ database: 'failed', migrations: 'failed', worker: 'failed' });
  });
});
