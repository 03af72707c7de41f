import { beforeEach, describe, expect, test } from 'vitest';
import { anActor } from '../factories/actors.ts';
import { aCompleted, aDraft, freshDatabase } from '../factories/drafts.ts';
import { call } from './call.ts';
import * as exported from '../../app/routes/_public.assess.$id.export[.json].ts';
import * as report from '../../app/routes/_public.assess.$id.report[.pdf].ts';
import * as result from '../../app/routes/_public.assess.$id.result.tsx';
import * as roadmap from '../../app/routes/_public.assess.$id.roadmap._index.tsx';

const owner = anActor();

beforeEach(freshDatabase);

describe('the files of an assessment', () => {
  test('the export is JSON for its owner, kept by no cache', async () => {
    const id = await aCompleted(owner);
    const answer = await call(exported.loader, { params: { lang: 'fr', id } });
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({ format: 'raqmana-assessment', assessment: { id } });
    expect(answer.headers.get('Content-Type')).toBe('application/json; charset=utf-8');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment/);
  });

  test.each(['fr', 'ar', 'en', 'zgh'])('the report is a PDF for its owner: %s', async (lang) => {
    const id = await aCompleted(owner);
    const answer = await call(report.loader, { params: { lang, id } });
    expect(answer.status).toBe(200);
    expect(Buffer.from(answer.bytes.subarray(0, 5)).toString('latin1')).toBe('%PDF-');
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(answer.headers.get('Cache-Control')).toBe('private, no-store');
  });

  test.each([
    ['export', exported.loader],
    ['report', report.loader],
  ])(
    'the %s answers 404 to anybody else, in an unknown language and without an id',
    async (_, loader) => {
      const id = await aCompleted(owner);
      for (const device of ['another browser', null])
        expect((await call(loader, { params: { lang: 'fr', id }, device })).status).toBe(404);
      expect((await call(loader, { params: { lang: 'xx', id } })).status).toBe(404);
      expect((await call(loader, { params: { lang: 'fr' } })).status).toBe(404);
      expect((await call(loader, { params: { lang: 'fr', id: 'unknown' } })).status).toBe(404);
    },
  );
});

describe('result and roadmap', () => {
  test.each([
    ['result', result.loader],
    ['roadmap', roadmap.loader],
  ])('the %s of an unfinished assessment leads back to the review', async (_, loader) => {
    const id = await aDraft(owner);
    const answer = await call(loader, { params: { lang: 'fr', id } });
    expect(answer).toMatchObject({ status: 303, location: `/fr/assess/${id}/review` });
  });

  test('show the first actions of the plan', async () => {
    const params = { lang: 'fr', id: await aCompleted(owner) };
    const shown = await call(result.loader, { params });
    const planned = await call(roadmap.loader, { params });
    expect(planned.data).toMatchObject({ roadmap: { completed: true } });
    expect(shown.data).toMatchObject({
      first: [expect.any(Object), expect.any(Object), expect.any(Object)],
    });
  });
});
