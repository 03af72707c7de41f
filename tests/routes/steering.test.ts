import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { FIRST_WEIGHTS } from '#domain/matching/score/weights.ts';
import { db } from '#platform/db.ts';
import * as exposure from '../../app/routes/_space.programme.matching._index/route.tsx';
import * as appeal from '../../app/routes/_space.programme.matching.appeals.$id/route.tsx';
import * as coverageFile from '../../app/routes/_space.programme.matching.coverage[.csv].ts';
import * as coverage from '../../app/routes/_space.programme.matching.coverage/route.tsx';
import * as exposureFile from '../../app/routes/_space.programme.matching.exposure[.csv].ts';
import * as weights from '../../app/routes/_space.programme.matching.weights._index/route.tsx';
import * as newWeights from '../../app/routes/_space.programme.matching.weights.new.tsx';
import { freshMatching } from '../factories/matching.ts';
import { makeMember } from '../factories/people.ts';
import { makeProvider } from '../factories/providers.ts';
import { call, type Answer } from './call.ts';
import { withPlainSpaces } from './plain-spaces.ts';

const FR = { lang: 'fr' } as const;
type Person = MemberActor['person'];

let manager: Person;
let other: Person;
let auditor: Person;

/** At this very moment: pages that lead to a decision ask who one is again. */
async function somebody(role: 'programme-manager' | 'auditor'): Promise<Person> {
  const { person } = await makeMember('programme', [role]);
  return { ...person, confirmedAt: new Date() };
}

beforeEach(async () => {
  await freshMatching();
  manager = await somebody('programme-manager');
  other = await somebody('programme-manager');
  auditor = await somebody('auditor');
});

const today = () => new Date(new Date().toISOString().slice(0, 10));
const textOf = (answer: Answer) => new TextDecoder().decode(answer.bytes);

/** Lists of one category that were shown today, each of these providers in this order. */
async function shown(lists: number, category: string, by: readonly string[]): Promise<void> {
  for (let list = 0; list < lists; list += 1) {
    const runId = randomUUID();
    await db.matchShowing.createMany({
      data: by.map((organisationId, at) => ({
        ...{ runId, action: 'an-action', rank: at + 1, day: today(), category, size: '10-49' },
        ...{ region: 'MA-06', offerId: `of ${organisationId}`, organisationId },
        ...{ isNewcomer: at === 1, total: 1, values: [1], weightsId: 'weights-1' },
      })),
    });
  }
}

const named = async (name: string) => (await makeProvider({ name })).person.seat.organisationId;

describe('who is shown', () => {
  test('is told with words, warnings, and no count of a few firms', async () => {
    const [one, two] = [await named('Atlas Réseaux'), await named('Rif Cloud')];
    await shown(7, 'ERP', [one, two]);
    await shown(2, 'WEB', [one]);
    const page = withPlainSpaces(
      await call(exposure.loader, { params: FR, person: auditor, path: '/?days=30' }),
    );
    expect(page.data).toMatchObject({
      ...{ days: 30, category: null, open: [], ended: [] },
      exposure: {
        ...{ lists: '\u2066≈ 10\u2069', withNewcomer: '\u2066≈ 5\u2069', level: 'high' },
        over: [{ name: 'Atlas Réseaux' }, { name: 'Rif Cloud' }],
        ...{ cap: '25 %', rest: null },
        byCategory: [
          { code: 'ERP', lists: '\u2066≈ 5\u2069', providers: '2' },
          { code: 'WEB', lists: '\u2066< 5\u2069', hhi: '10 000', newcomers: '0 %' },
        ],
      },
    });
    const web = await call(exposure.loader, {
      ...{ params: { lang: 'ar' }, person: manager, path: '/?category=WEB&days=no' },
    });
    expect(web.data).toMatchObject({
      ...{ days: 90, category: 'WEB', exposure: { largest: { name: 'أطلس للبرمجيات' } } },
    });
  });

  test('is a file too, which tells no more', async () => {
    await shown(3, 'WEB', [await named('=Atlas')]);
    const file = await call(exposureFile.loader, { params: FR, person: auditor });
    expect(file.headers.get('Content-Disposition')).toContain('raqmana-exposure-90.csv');
    const lines = textOf(file).trim().split(/\r?\n/);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^WEB;.*Atlas.*;100\.00;10000;<5$/);
    expect(lines[1]).not.toMatch(/;=Atlas/);
  });

  test('says so where nothing was shown', async () => {
    const page = await call(exposure.loader, { params: FR, person: manager });
    expect(page.data).toMatchObject({ exposure: null });
  });
});

describe('what is missing', () => {
  const needs = (category: string, region: string, firms: number) =>
    db.matchNeed.createMany({
      data: Array.from({ length: firms }, (_, at) => ({
        ...{ assessmentId: `${category} ${region} ${String(at)}`, category, region },
        ...{ language: 'fr', matches: 0, providers: 0, near: 0, updatedAt: today() },
      })),
    });

  test('is a table of needs beside supply, the widest gap first', async () => {
    await needs('WEB', 'MA-06', 3);
    await needs('ERP', 'MA-06', 12);
    await needs('ERP', '', 1);
    const page = await call(coverage.loader, { params: FR, person: auditor });
    expect(page.data).toMatchObject({
      lines: [
        { category: expect.stringContaining('gestion') as string, gap: 'nobody' },
        { firms: '\u2066< 5\u2069', language: 'Français', providers: '0' },
      ],
      ...{ nowhere: '\u2066< 5\u2069', page: 1, pages: 1 },
    });
    const one = await call(coverage.loader, {
      ...{ params: FR, person: manager, path: '/?category=WEB&region=MA-06&order=firms&only=yes' },
    });
    expect(one.data).toMatchObject({
      lines: [{ region: expect.any(String) as string }],
      address: 'category=WEB&region=MA-06&only=yes&order=firms',
    });
    const none = await call(coverage.loader, { params: FR, person: manager, path: '/?region=x' });
    expect(none.data).toMatchObject({ query: { region: null }, address: '' });
  });

  test('is told fifty rows a page, and whole in its file', async () => {
    const regions = Array.from({ length: 12 }, (_, at) => `MA-${String(at + 1).padStart(2, '0')}`);
    for (const category of ['WEB', 'ERP', 'CRM', 'SHOP', 'NET'])
      for (const region of regions) await needs(category, region, 1);
    const last = await call(coverage.loader, { params: FR, person: manager, path: '/?page=99' });
    expect(last.data).toMatchObject({ page: 2, pages: 2 });
    expect((last.data as { lines: unknown[] }).lines).toHaveLength(10);
    const file = await call(coverageFile.loader, { params: FR, person: auditor });
    const lines = textOf(file).trim().split(/\r?\n/);
    expect(lines).toHaveLength(61);
    expect(lines[1]).toMatch(/;fr;<5;<5;0;0;3$/);
  });
});

const PATH = '/fr/programme/matching/weights';
const figuresOf = (changes: Readonly<Record<string, string>> = {}) => ({
  ...Object.fromEntries([
    ...Object.entries(FIRST_WEIGHTS.points).map(([name, value]): [string, string] => [
      `points.${name}`,
      String(value),
    ]),
    ...Object.entries(FIRST_WEIGHTS.criteria).map(([name, value]): [string, string] => [
      `criteria.${name}`,
      String(value),
    ]),
  ]),
  ...{ 'points.need': '30', 'points.price': '١٥', reason: 'Le prix pèse trop peu aujourd’hui.' },
  ...changes,
});
const propose = (changes?: Readonly<Record<string, string>>, person = manager) =>
  call(newWeights.action, { params: FR, person, form: { do: 'propose', ...figuresOf(changes) } });
const openId = async () =>
  (await db.matchWeights.findFirstOrThrow({ where: { state: 'proposed' } })).id;

describe('weights', () => {
  test('are proposed, seen with their effect, and published by another manager', async () => {
    const form = await call(newWeights.loader, { params: FR, person: manager });
    expect(form.data).toMatchObject({ values: { 'points.need': '35' }, isOpen: false });
    expect(await propose()).toMatchObject({ status: 303, location: `${PATH}?done=proposed` });
    const page = await call(weights.loader, { params: FR, person: other, path: '/?done=proposed' });
    expect(page.data).toMatchObject({
      ...{ number: '1', isManager: true, done: 'proposed', present: FIRST_WEIGHTS },
      proposal: {
        content: { points: { need: 30, price: 15 } },
        ...{ isOwn: false, effect: null, by: { name: 'Amina Alaoui' } },
      },
    });
    const id = await openId();
    const decide = (person: Person, rest: Readonly<Record<string, string>>) =>
      call(weights.action, { params: FR, person, form: { do: 'decide', id, ...rest } });
    expect(await decide(manager, { agrees: 'yes' })).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'same-person' } } },
    });
    expect(await decide(other, { agrees: 'no', note: 'non' })).toMatchObject({
      ...{ status: 422, data: { errors: { note: 'reason' }, values: { note: 'non' } } },
    });
    expect(await decide(other, {})).toMatchObject({ data: { errors: { agrees: 'choose' } } });
    expect((await decide(other, { agrees: 'yes' })).location).toBe(`${PATH}?done=published`);
    const after = await call(weights.loader, { params: FR, person: auditor });
    expect(after.data).toMatchObject({
      ...{ number: '2', isManager: false, proposal: null },
      versions: [{ state: 'published' }, { state: 'published', reason: null }],
    });
  });

  test('are taken back by who proposed them', async () => {
    await propose();
    const form = { do: 'withdraw', id: await openId() };
    const strange = await call(weights.action, { params: FR, person: other, form });
    expect(strange).toMatchObject({ status: 422, data: { errors: { form: 'wrong-state' } } });
    const taken = await call(weights.action, { params: FR, person: manager, form });
    expect(taken.location).toBe(`${PATH}?done=withdrawn`);
  });

  test.each([
    [{ 'points.need': '31' }, { points: 'points' }],
    [{ 'criteria.place': '19' }, { criteria: 'criteria' }],
    [{ 'points.need': '-5' }, { 'points.need': 'whole' }],
    [{ 'points.need': '30,5' }, { 'points.need': 'whole' }],
    [{ 'points.need': '' }, { 'points.need': 'whole' }],
    [{ 'criteria.stage': 'beaucoup' }, { 'criteria.stage': 'whole' }],
    [{ reason: 'court' }, { reason: 'reason' }],
    [{ reason: '' }, { reason: 'reason' }],
    [{ reason: '<script>alert(1)</script>' }, { reason: 'error.html' }],
  ] as [Record<string, string>, Record<string, string>][])(
    'with %o are refused at their field and kept as typed',
    async (changes, errors) => {
      const answer = await propose(changes);
      expect(answer).toMatchObject({ status: 422, data: { errors, values: changes } });
      expect(Object.keys((answer.data as { errors: object }).errors)).toEqual(Object.keys(errors));
      expect(await db.matchWeights.count()).toBe(1);
    },
  );

  test('may leave a criterion out, and show their effect before they are proposed', async () => {
    const form = {
      ...{ do: 'preview', ...figuresOf({ 'criteria.stage': '0', 'criteria.place': '25' }) },
      reason: '',
    };
    const answer = await call(newWeights.action, { params: FR, person: manager, form });
    expect(answer).toMatchObject({
      status: 200,
      data: { isPreview: true, preview: null, errors: {} },
    });
    expect(await db.matchWeights.count()).toBe(1);
    expect((await propose({ 'criteria.stage': '0', 'criteria.place': '25' })).status).toBe(303);
  });

  test('wait one at a time, and must be others than those in force', async () => {
    const same = await propose({ 'points.need': '35', 'points.price': '10' });
    expect(same).toMatchObject({ status: 422, data: { errors: { form: 'same-weights' } } });
    await propose();
    const again = await propose({ 'points.need': '29', 'points.price': '16' }, other);
    expect(again).toMatchObject({ status: 422, data: { errors: { form: 'proposal-open' } } });
  });

  test('ask a manager to say who one is again, and an auditor for nothing', async () => {
    await propose();
    const old = { ...other, confirmedAt: new Date(0) };
    const answer = await call(weights.loader, { params: FR, person: old, path: PATH });
    expect(answer.location).toContain('/fr/account/confirm?next=');
    const reader = { ...auditor, confirmedAt: new Date(0) };
    expect((await call(weights.loader, { params: FR, person: reader })).status).toBe(200);
    expect((await call(newWeights.loader, { params: FR, person: reader })).status).toBe(404);
  });
});

describe('an appeal', () => {
  async function anAppeal(): Promise<string> {
    const { person } = await makeProvider({ name: 'Rif Cloud' });
    const { organisationId } = person.seat;
    await shown(1, 'WEB', ['someone', organisationId]);
    const { runId, offerId } = await db.matchShowing.findFirstOrThrow({
      where: { organisationId },
    });
    await db.matchAppeal.create({
      data: {
        ...{ id: 'an-appeal', organisationId, offerId, category: 'WEB', runId, ground: 'price' },
        ...{ action: 'an-action', text: 'Notre prix est juste.', openedById: person.accountId },
        ...{ openedAt: new Date(), dueOn: new Date('2026-01-05') },
      },
    });
    return 'an-appeal';
  }
  const answerTo = (id: string, form: Readonly<Record<string, string>>, person = manager) =>
    call(appeal.action, { params: { ...FR, id }, person, form });

  test('is listed as late, read with what was shown, and answered', async () => {
    const id = await anAppeal();
    const list = await call(exposure.loader, { params: FR, person: auditor });
    expect(list.data).toMatchObject({
      open: [{ id, provider: 'Rif Cloud', ground: 'price', isOverdue: true, offer: null }],
    });
    const page = await call(appeal.loader, { params: { ...FR, id }, person: manager });
    expect(page.data).toMatchObject({
      ...{ mayAnswer: true, replay: 'impossible', answer: null, text: 'Notre prix est juste.' },
      showing: { rank: '2', region: expect.stringContaining('Casablanca') as string },
    });
    expect(JSON.stringify(page.data)).not.toContain('someone');
    const short = { decision: 'dismissed', answer: 'non' };
    expect(await answerTo(id, short)).toMatchObject({
      ...{ status: 422, data: { errors: { answer: 'answer' }, values: short } },
    });
    expect(await answerTo(id, { answer: '' })).toMatchObject({
      data: { errors: { decision: 'choose', answer: 'answer' } },
    });
    const good = { decision: 'dismissed', answer: 'Le prix est dans le tiers le plus cher.' };
    const path = `/fr/programme/matching/appeals/${id}?done`;
    expect((await answerTo(id, good)).location).toBe(path);
    expect(await answerTo(id, good, other)).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'wrong-state' }, values: good } },
    });
    const after = await call(appeal.loader, { params: { ...FR, id }, person: auditor, path });
    expect(after.data).toMatchObject({
      ...{ done: true, mayAnswer: false, answer: { text: good.answer, name: 'Amina Alaoui' } },
    });
  });

  test('is not there for others, and auditors only read', async () => {
    const id = await anAppeal();
    const params = { ...FR, id };
    const officer = (await makeMember('programme', ['certifier'])).person;
    expect((await call(appeal.loader, { params, person: officer })).status).toBe(404);
    expect((await answerTo(id, { decision: 'upheld' }, auditor)).status).toBe(404);
    const none = await call(appeal.loader, { params: { ...FR, id: 'none' }, person: manager });
    expect(none.status).toBe(404);
  });
});
