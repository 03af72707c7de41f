import { extractText } from 'unpdf';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildRegister } from '#domain/programmes/simulation/build-register.server.ts';
import { db } from '#platform/db.ts';
import {
  action,
  loader,
} from '../../app/routes/_space.programme.programmes.$id.simulation._index.tsx';
import { loader as report } from '../../app/routes/_space.programme.programmes.$id.simulation.$run._index.tsx';
import { loader as paper } from '../../app/routes/_space.programme.programmes.$id.simulation.$run.report[.pdf].ts';
import { NOON } from '../factories/actors.ts';
import { makeMember } from '../factories/people.ts';
import { aProgrammeContent, makeManager, makeProgramme } from '../factories/programmes.ts';
import { makeSimulation } from '../factories/simulations.ts';
import { workOff } from '../factories/worker.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

beforeEach(resetDatabase);

type Fields = Readonly<Record<string, string>>;

const FILLED = {
  ...{ do: 'run', low: '1', central: '3', high: '6', approval: '70', rush: '25' },
  ...{ 'weight.WEB': '1', 'cost.WEB': '' },
} as const;

async function setting(state = 'draft', content = aProgrammeContent()) {
  const manager = await makeManager();
  const { organisationId } = manager.person.seat;
  const made = await makeProgramme({ organisationId, state, content });
  const { person } = manager;
  const params = { lang: 'fr', id: made.programmeId };
  return {
    ...{ manager, organisationId, params, person, ...made },
    open: (lang = 'fr', path = '/') => call(loader, { path, params: { ...params, lang }, person }),
    send: (form: Fields) => call(action, { params, person, form }),
    read: (run: string, lang = 'fr') => call(report, { params: { ...params, run, lang }, person }),
  };
}

describe('the page of simulations', () => {
  test('comes with a scenario filled in', async () => {
    const { open } = await setting();
    const page = await open();
    expect(page).toMatchObject({
      status: 200,
      data: {
        ...{ runs: [], last: null, obstacle: null, atWork: false, isManager: true },
        values: {
          low: '1',
          central: '3',
          high: '6',
          approval: '70',
          rush: '25',
          'weight.WEB': '1',
        },
        categories: [{ code: 'WEB', name: 'Site internet et visibilité' }],
      },
    });
  });

  test('runs what is asked for, and shows it with its figures first', async () => {
    await buildRegister(NOON, { size: 400 });
    const { open, send, programmeId } = await setting();
    const sent = await send({ ...FILLED, central: '2,5 %', 'cost.WEB': '14 000' });
    const here = `/fr/programme/programmes/${programmeId}/simulation`;
    expect(sent).toMatchObject({ status: 303, location: `${here}?done=asked` });
    expect((await open('fr', '/?done=asked')).data).toMatchObject({
      ...{ done: 'asked', atWork: true, waiting: false, runs: [{ state: 'queued' }] },
    });
    await workOff();
    expect((await open()).data).toMatchObject({
      ...{ atWork: false, runs: [{ state: 'done', outdated: false }] },
      values: { central: '2.5', 'cost.WEB': '14000' },
      last: {
        report: {
          headlines: [{ id: 'eligible' }, { id: 'cost' }, { id: 'money' }, { id: 'supply' }],
        },
      },
    });
  });

  test('says that it waits for the register', async () => {
    const { open, send } = await setting();
    await send(FILLED);
    expect((await open()).data).toMatchObject({ atWork: true, waiting: true });
  });

  test.each([
    [{ ...FILLED, low: 'peu' }, { low: 'uptake' }],
    [{ ...FILLED, high: '2' }, { central: 'order' }],
    [{ ...FILLED, 'weight.WEB': '0' }, { 'weight.WEB': 'weights' }],
    [{ ...FILLED, 'cost.WEB': 'cher' }, { 'cost.WEB': 'cost' }],
  ] as [Fields, Fields][])('refuses %o and keeps what was typed', async (form, errors) => {
    const { send } = await setting();
    expect(await send(form)).toMatchObject({ status: 422, data: { errors, values: form } });
    expect(await db.simulation.count()).toBe(0);
  });

  test('refuses a second one at once, and stops the first', async () => {
    const { send, open, programmeId } = await setting();
    await send(FILLED);
    const again = await send(FILLED);
    expect(again).toMatchObject({ status: 422, data: { errors: { form: 'simulation-running' } } });
    const { id } = await db.simulation.findFirstOrThrow();
    const stopped = await send({ do: 'cancel', run: id });
    expect(stopped.location).toBe(
      `/fr/programme/programmes/${programmeId}/simulation?done=cancelled`,
    );
    expect((await open()).data).toMatchObject({ atWork: false, runs: [{ state: 'cancelled' }] });
  });

  test('has no form where nothing is worked on, or nothing is said', async () => {
    expect((await (await setting('open')).open()).data).toMatchObject({ obstacle: 'nothingToRun' });
    const empty = await setting('draft', aProgrammeContent({ rules: null, goldenCases: [] }));
    expect((await empty.open()).data).toMatchObject({ obstacle: 'noRules' });
    expect(await empty.send(FILLED)).toMatchObject({ data: { errors: { form: 'no-rules' } } });
  });

  test('is read by auditors, who run nothing', async () => {
    const { organisationId, params } = await setting();
    const { person } = await makeMember('programme', ['auditor'], organisationId);
    expect((await call(loader, { params, person })).data).toMatchObject({ isManager: false });
    expect((await call(action, { params, person, form: FILLED })).status).toBe(404);
  });
});

describe('the report', () => {
  test.each(['fr', 'ar', 'zgh', 'en'])('is told in %s, its assumptions too', async (lang) => {
    const { manager, versionId, read } = await setting();
    const page = await read(await makeSimulation(manager, versionId), lang);
    expect(page.status).toBe(200);
    const { report: told } = page.data as { report: Report };
    expect(told.sections.map(({ id }) => id)).toEqual([
      ...['comparison', 'cost', 'cost-region', 'money', 'who-region', 'who-size', 'who-sector'],
      ...['who-territory', 'who-woman', 'who-young', 'supply', 'fairness', 'platform'],
      ...['assumptions', 'register'],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/\{\{|undefined|NaN|null DH/);
    expect(told.headlines[0]?.value).toMatch(/^\d+$/);
    expect(told.sections.at(-1)?.lists[0]?.items.length).toBeGreaterThan(10);
  });

  test('says when the version was changed since', async () => {
    const { manager, versionId, read, open } = await setting();
    const id = await makeSimulation(manager, versionId, { contentHash: 'another' });
    expect((await read(id)).data).toMatchObject({
      report: { outdated: expect.stringContaining('changée') as string },
    });
    expect((await open()).data).toMatchObject({ runs: [{ outdated: true }] });
  });

  test('is not there before the end, nor in a form nobody reads any more', async () => {
    const { manager, versionId, read, params, person } = await setting();
    const old = await makeSimulation(manager, versionId, { result: { form: 0 } });
    expect(await read(old)).toMatchObject({ status: 200, data: { report: null } });
    expect((await call(paper, { params: { ...params, run: old }, person })).status).toBe(404);
    expect((await read('nobody')).status).toBe(404);
  });

  test.each([
    ['fr', 'données synthétiques'],
    ['ar', 'Raqmana'],
    ['en', 'synthetic data'],
  ])('is a PDF in %s', async (lang, words) => {
    const { manager, versionId, params, person } = await setting();
    const run = await makeSimulation(manager, versionId);
    const answer = await call(paper, { params: { ...params, run, lang }, person });
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(Buffer.from(answer.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const { text } = await extractText(new Uint8Array(answer.bytes), { mergePages: false });
    expect(text.length).toBeGreaterThan(1);
    expect(text.length).toBeLessThanOrEqual(4);
    expect(text.join(' ')).toContain(words);
  });
});

interface Report {
  readonly headlines: readonly { readonly value: string }[];
  readonly sections: readonly {
    readonly id: string;
    readonly lists: readonly { readonly items: readonly string[] }[];
  }[];
}
