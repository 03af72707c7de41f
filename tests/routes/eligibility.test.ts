import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startAssessment } from '#domain/assessment/index.server.ts';
import { saveReaderFacts } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import * as profile from '../../app/routes/_public.assess.$id.profile.tsx';
import * as questions from '../../app/routes/_public.eligibility._index/route.tsx';
import * as results from '../../app/routes/_public.eligibility.results/route.tsx';
import { anActor } from '../factories/actors.ts';
import { aCompleted, freshDatabase } from '../factories/drafts.ts';
import { makeFirmPerson, seatOf } from '../factories/firms.ts';
import { aProgrammeContent, aRuleSet, makeProgramme } from '../factories/programmes.ts';
import { call, deviceOf, type Answer } from './call.ts';

beforeEach(async () => {
  await freshDatabase();
  await makeProgramme({ slug: 'half-a-project' });
});

const question = z.object({
  fact: z.string(),
  question: z.string(),
  none: z.string().nullable(),
  values: z.record(z.string(), z.unknown()),
  isRough: z.boolean(),
});
const questionsPage = z.object({
  questions: z.array(question),
  left: z.number(),
  counts: z.object({ eligible: z.number(), unknown: z.number(), not_eligible: z.number() }),
  toTakeOver: z.number(),
  answered: z.object({
    lines: z.array(
      z.object({ fact: z.string(), value: z.string().nullable(), skip: z.string().nullable() }),
    ),
    hasAnswers: z.boolean(),
  }),
});
const resultsPage = z.object({
  sections: z.array(
    z.object({
      standing: z.string(),
      title: z.string(),
      results: z.array(
        z.object({
          slug: z.string(),
          isDemo: z.boolean(),
          checked: z.object({ date: z.string(), isStale: z.boolean() }).nullable(),
          outside: z.object({ applyAt: z.string(), href: z.string().nullable() }).nullable(),
          explanation: z.object({
            missing: z.array(z.object({ fact: z.string() })),
            counterfactuals: z.array(
              z.object({ changes: z.array(z.string()), still: z.string().optional() }),
            ),
            reasons: z.array(z.unknown()),
            amount: z.object({ text: z.string() }).nullable(),
          }),
        }),
      ),
    }),
  ),
  unruled: z.array(z.object({ slug: z.string() })),
  tampered: z.array(z.string()),
  canAnswer: z.boolean(),
});
const refusedForm = z.object({
  errors: z.record(z.string(), z.string()),
  questions: z.array(question),
  wait: z.number(),
});

type Options = NonNullable<Parameters<typeof call>[1]>;

const ask = (options: Options = {}) =>
  call(questions.loader, { params: { lang: 'fr' }, path: '/fr/eligibility', ...options });
const send = (form: NonNullable<Options['form']>, options: Options = {}) =>
  call(questions.action, { params: { lang: 'fr' }, path: '/fr/eligibility', form, ...options });
const show = (options: Options = {}) =>
  call(results.loader, { params: { lang: 'fr' }, path: '/fr/eligibility/results', ...options });

const asked = (answer: Answer) => questionsPage.parse(answer.data);
const shown = (answer: Answer) => resultsPage.parse(answer.data);
const factOf = async (options?: Options) => asked(await ask(options)).questions[0]?.fact;

/** The programmes of each standing, by their slugs. */
const standings = (answer: Answer) =>
  Object.fromEntries(
    shown(answer).sections.map(({ standing, results: own }) => [
      standing,
      own.map(({ slug }) => slug),
    ]),
  );

const ANSWERS: Readonly<Record<string, NonNullable<Options['form']>>> = {
  staff: { staff: '5' },
  taxCompliant: { taxCompliant: 'yes' },
  ageMonths: { 'ageMonths.month': '5', 'ageMonths.year': '2019' },
  projectCostMAD: { projectCostMAD: '8 000' },
};

/** Answers one question after the other until nothing is left; returns the facts asked for. */
async function answerAll(answers = ANSWERS, options: Options = {}): Promise<string[]> {
  const order: string[] = [];
  for (let rounds = 0; rounds < 12; rounds += 1) {
    const page = await ask(options);
    if (page.status === 303) return order;
    const fact = asked(page).questions[0]?.fact ?? '';
    order.push(fact);
    const answer = await send({ fact, ...(answers[fact] ?? { do: 'unknown' }) }, options);
    expect(answer).toMatchObject({ status: 303, location: '/fr/eligibility' });
  }
  throw new Error(`the questions never end: ${order.join(' ')}`);
}

describe('the questions', () => {
  test('somebody without a browser token gets the page that everybody gets', async () => {
    const page = await ask({ device: null });
    expect(page.headers.get('Cache-Control')).toContain('public');
    expect(asked(page)).toMatchObject({
      questions: [expect.anything()],
      left: 4,
      counts: { eligible: 0, unknown: 1, not_eligible: 0 },
      answered: { lines: [], hasAnswers: false },
    });
    const answer = await send({ fact: 'staff', staff: '5' }, { device: null });
    expect(answer.status).toBe(303);
    expect(await db.eligibilityDraft.findMany({ select: { deviceHash: true } })).toEqual([
      { deviceHash: deviceOf(answer).hash },
    ]);
  });

  test('come one at a time, each once, and end in the results', async () => {
    expect((await answerAll()).sort()).toEqual(Object.keys(ANSWERS).sort());
    expect(await ask()).toMatchObject({ status: 303, location: '/fr/eligibility/results' });
    const page = await show();
    expect(standings(page)).toEqual({ eligible: ['half-a-project'] });
    expect(page.headers.get('Cache-Control') ?? results.headers()['Cache-Control']).toContain(
      'no-store',
    );
    const [only] = shown(page).sections[0]?.results ?? [];
    expect(only?.explanation.amount?.text).toMatch(/4\s000/);
  });

  test('stop once an answer settles everything', async () => {
    await send({ fact: 'staff', staff: '80' });
    expect(await ask()).toMatchObject({ status: 303, location: '/fr/eligibility/results' });
    expect(standings(await show())).toEqual({ not: ['half-a-project'] });
  });

  test('a question passed or not known does not come back, and stays on the list', async () => {
    const first = (await factOf()) ?? '';
    await send({ fact: first, do: 'later' });
    const second = (await factOf()) ?? '';
    expect(second).not.toBe(first);
    await send({ fact: second, do: 'unknown' });
    const page = asked(await ask());
    expect([first, second]).not.toContain(page.questions[0]?.fact);
    expect(page.answered.lines).toEqual(
      expect.arrayContaining([
        { fact: first, value: null, skip: 'later' },
        { fact: second, value: null, skip: 'unknown' },
      ]),
    );
    expect(await factOf({ path: `/fr/eligibility?ask=${first}` })).toBe(first);
  });

  test('an answer is shown again to be changed, and the change counts', async () => {
    await send({ fact: 'staff', staff: '80' });
    const page = asked(await ask({ path: '/fr/eligibility?ask=staff' }));
    expect(page.questions).toMatchObject([{ fact: 'staff', values: { staff: '80' } }]);
    await send({ fact: 'staff', staff: '8' });
    expect((await ask()).status).toBe(200);
  });

  test('nothing typed is lost when it is wrong', async () => {
    const answer = await send({ fact: 'staff', staff: 'a dozen' });
    expect(answer.status).toBe(422);
    const refused = refusedForm.parse(answer.data);
    expect(refused.errors).toEqual({ staff: 'number' });
    expect(refused.questions).toMatchObject([{ fact: 'staff', values: { staff: 'a dozen' } }]);
    expect(await db.eligibilityDraft.count()).toBe(0);
  });

  test('an empty answer asks for one', async () => {
    const answer = await send({ fact: 'taxCompliant' });
    expect(answer.status).toBe(422);
    expect(refusedForm.parse(answer.data).errors).toEqual({ taxCompliant: 'answer' });
  });

  test('what no programme reads is neither asked nor kept', async () => {
    expect(await send({ fact: 'exportShare', exportShare: '5' })).toMatchObject({ status: 303 });
    expect(await send({ fact: 'assessmentAgeMonths', assessmentAgeMonths: '1' })).toMatchObject({
      status: 303,
    });
    expect(await db.eligibilityDraft.count()).toBe(0);
    expect(await factOf({ path: '/fr/eligibility?ask=exportShare' })).not.toBe('exportShare');
  });

  test('a registration known to the month is asked again, to the day, where it matters', async () => {
    const now = new Date();
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 6, 1));
    const form = {
      'ageMonths.month': String(month.getUTCMonth() + 1),
      'ageMonths.year': String(month.getUTCFullYear()),
    };
    await send({ fact: 'ageMonths', ...form });
    const page = asked(await ask({ path: '/fr/eligibility?ask=ageMonths' }));
    expect(page.questions[0]).toMatchObject({ isRough: true, values: form });
    await send({ fact: 'ageMonths', ...form });
    const order = await answerAll();
    expect(order).not.toContain('ageMonths');
    expect(standings(await show())).toEqual({ open: ['half-a-project'] });
  });

  test('everything on one page: what is right is kept, what is empty stays open', async () => {
    const page = asked(await ask({ path: '/fr/eligibility?all=yes' }));
    expect(page.questions.map(({ fact }) => fact).sort()).toEqual(Object.keys(ANSWERS).sort());
    const answer = await send({ all: 'yes', staff: '5', taxCompliant: 'yes', projectCostMAD: '' });
    expect(answer).toMatchObject({ status: 303, location: '/fr/eligibility/results' });
    const lines = asked(await ask()).answered.lines;
    expect(lines.map(({ fact }) => fact)).toEqual(['staff', 'taxCompliant']);
  });

  test('everything on one page: what was shown and is emptied is taken back, nothing else', async () => {
    await send({ fact: 'staff', staff: '5' });
    await send({ fact: 'taxCompliant', taxCompliant: 'yes' });
    const shownFirst = z.object({
      questions: z.array(z.object({ fact: z.string(), had: z.boolean() })),
    });
    const page = shownFirst.parse((await ask({ path: '/fr/eligibility?all=yes' })).data);
    const had = page.questions.filter((one) => one.had).map(({ fact }) => fact);
    expect(had.sort()).toEqual(['staff', 'taxCompliant']);
    // Another tab, opened before anything was answered, does not take back what it never showed.
    await send({ all: 'yes', staff: '', taxCompliant: '', projectCostMAD: '8 000' });
    const facts = async () => asked(await ask()).answered.lines.map(({ fact }) => fact);
    expect(await facts()).toEqual(['staff', 'taxCompliant', 'projectCostMAD']);
    await send({ all: 'yes', had: 'staff', staff: '', projectCostMAD: '8 000' });
    expect(await facts()).toEqual(['taxCompliant', 'projectCostMAD']);
  });

  test('everything on one page: one wrong answer keeps all that was typed', async () => {
    const answer = await send({ all: 'yes', staff: 'x', taxCompliant: 'yes' });
    expect(answer.status).toBe(422);
    const refused = refusedForm.parse(answer.data);
    expect(refused.errors).toEqual({ staff: 'number' });
    const typed = refused.questions.find(({ fact }) => fact === 'taxCompliant');
    expect(typed?.values).toMatchObject({ taxCompliant: 'yes', staff: 'x' });
  });

  test('erasing starts again', async () => {
    await send({ fact: 'staff', staff: '5' });
    expect(await send({ do: 'erase' })).toMatchObject({ status: 303, location: '/fr/eligibility' });
    expect(asked(await ask()).answered).toMatchObject({ lines: [], hasAnswers: false });
    expect(await db.eligibilityDraft.count()).toBe(0);
  });

  test('too many new browsers from one address wait, with what they typed', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 31; tries += 1)
      statuses.push((await send({ fact: 'staff', staff: '5' }, { device: null })).status);
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 303));
    const last = await send({ fact: 'staff', staff: '7' }, { device: null });
    expect(last.status).toBe(429);
    const refused = refusedForm.parse(last.data);
    expect(refused.wait).toBeGreaterThan(0);
    expect(refused.questions).toMatchObject([{ values: { staff: '7' } }]);
    const [known] = await db.eligibilityDraft.findMany({ take: 1 });
    expect(known).toBeDefined();
  });

  test.each(['fr', 'ar', 'en', 'zgh'])('speak %s', async (lang) => {
    const page = asked(await ask({ params: { lang } }));
    expect(page.questions[0]?.question).toMatch(lang === 'ar' ? /\p{Script=Arabic}/u : /\p{L}/u);
  });
});

describe('the results', () => {
  const assessed = aRuleSet({
    rule: {
      all: [
        { id: 'staff', fact: 'staff', op: '<=', value: 49 },
        { id: 'assessed', fact: 'assessmentAgeMonths', op: '<=', value: 12 },
      ],
    },
  });

  test('what lacks an assessment alone is within reach, and says so', async () => {
    await makeProgramme({
      slug: 'after-assessment',
      content: aProgrammeContent({ rules: assessed }),
    });
    await send({ fact: 'staff', staff: '5' });
    const page = await show();
    expect(standings(page)).toMatchObject({ reachable: ['after-assessment'] });
    const section = shown(page).sections.find(({ standing }) => standing === 'reachable');
    expect(section?.results[0]?.explanation.counterfactuals).not.toEqual([]);
    await aCompleted({ ...anActor(), now: new Date() });
    expect(standings(await show())).toMatchObject({ eligible: ['after-assessment'] });
  });

  test('before it is settled otherwise, it is open and asks on', async () => {
    await makeProgramme({
      slug: 'after-assessment',
      content: aProgrammeContent({ rules: assessed }),
    });
    const page = await show();
    expect(standings(page)).toEqual({ open: ['after-assessment', 'half-a-project'] });
    for (const { explanation } of shown(page).sections[0]?.results ?? [])
      expect(explanation.missing.map(({ fact }) => fact)).toContain('staff');
  });

  test('what is in reach says how, what is not says why', async () => {
    await send({
      all: 'yes',
      staff: '5',
      taxCompliant: 'no',
      'ageMonths.month': '5',
      'ageMonths.year': '2019',
    });
    const near = shown(await show());
    expect(near.sections.map(({ standing }) => standing)).toEqual(['reachable']);
    const ways = near.sections[0]?.results[0]?.explanation.counterfactuals ?? [];
    expect(ways[0]?.changes[0]).toMatch(/\p{L}/u);
    await send({ all: 'yes', had: 'ageMonths', taxCompliant: 'no' });
    const open = shown(await show());
    expect(open.sections.map(({ standing }) => standing)).toEqual(['reachable']);
    expect(open.sections[0]?.results[0]?.explanation).toMatchObject({
      missing: [{ fact: 'ageMonths' }],
      counterfactuals: [{ still: expect.stringMatching(/\p{L}/u) }],
    });
    await send({ fact: 'staff', staff: '80' });
    const far = shown(await show());
    expect(far.sections.map(({ standing }) => standing)).toEqual(['not']);
    expect(far.sections[0]?.results[0]?.explanation.reasons).toHaveLength(3);
  });

  test('programmes for others, and those that are over, are not among them', async () => {
    const outside = {
      applyAt: { fr: 'Au guichet', ar: 'في الشباك', en: 'At the desk' },
      url: 'example.ma',
    };
    const sources = [{ title: 'A law', url: null, checkedOn: '2026-01-15', official: true }];
    const make = (slug: string, changes: Parameters<typeof aProgrammeContent>[0]) =>
      makeProgramme({ slug, content: aProgrammeContent({ running: null, sources, ...changes }) });
    await make('people', { audience: 'people' });
    await make('over', { outside: { ...outside, state: 'closed' } });
    await make('elsewhere', { outside: { ...outside, state: 'unknown' }, demo: true });
    await make('unwritten', {
      outside: { ...outside, state: 'open' },
      rules: null,
      goldenCases: [],
    });
    const page = shown(await show());
    const found = page.sections.flatMap(({ results: own }) => own);
    expect(found.map(({ slug }) => slug).sort()).toEqual(['elsewhere', 'half-a-project']);
    expect(found.find(({ slug }) => slug === 'elsewhere')).toMatchObject({
      ...{ isDemo: true, checked: { isStale: true } },
      outside: { applyAt: 'Au guichet', href: 'https://example.ma' },
    });
    expect(page.unruled).toMatchObject([{ slug: 'unwritten' }]);
  });

  test('a programme that was changed in the database is named and not computed', async () => {
    await db.$transaction([
      db.$executeRaw`SET LOCAL session_replication_role = replica`,
      db.$executeRaw`UPDATE programme_version SET content = jsonb_set(content, '{demo}', 'true')`,
    ]);
    const page = shown(await show());
    expect(page).toMatchObject({ sections: [], tampered: ['half-a-project'] });
  });

  test.each([
    ['fr', 'Il manque des réponses (1)'],
    ['ar', 'تنقص أجوبة (1)'],
    ['en', 'Answers are missing (1)'],
  ])('speak %s', async (lang, title) => {
    expect(shown(await show({ params: { lang } })).sections[0]?.title).toBe(title);
  });
});

describe('people of a firm', () => {
  test('answer for the firm; who only reads goes to the results', async () => {
    const owner = await makeFirmPerson('sme-owner');
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    await send({ fact: 'staff', staff: '80' }, { person: owner.person });
    expect(await db.firmFact.findMany({ select: { organisationId: true, value: true } })).toEqual([
      { organisationId: seatOf(owner), value: 80 },
    ]);
    const options = { person: viewer.person, device: 'a phone' };
    expect(await ask(options)).toMatchObject({ status: 303, location: '/fr/eligibility/results' });
    const page = await show(options);
    expect(standings(page)).toEqual({ not: ['half-a-project'] });
    expect(shown(page).canAnswer).toBe(false);
    expect((await send({ fact: 'staff', staff: '5' }, options)).status).toBe(422);
    expect((await send({ do: 'erase' }, options)).status).toBe(422);
    expect(await db.firmFact.count()).toBe(1);
  });

  test('are offered what was answered before signing in, and take it over', async () => {
    await send({ fact: 'staff', staff: '80' });
    const { person } = await makeFirmPerson('sme-owner');
    expect(asked(await ask({ person }))).toMatchObject({ toTakeOver: 1, answered: { lines: [] } });
    expect((await send({ do: 'take-over' }, { person })).status).toBe(303);
    expect(standings(await show({ person }))).toEqual({ not: ['half-a-project'] });
    expect(await factOf()).toBeDefined();
  });
});

describe('a new assessment', () => {
  const profileValues = async (id: string) => {
    const page = await call(profile.loader, { params: { lang: 'fr', id } });
    return z.object({ values: z.record(z.string(), z.unknown()) }).parse(page.data).values;
  };

  test('begins with what was answered about the firm', async () => {
    const actor = anActor();
    await saveReaderFacts(actor, {
      ...{ staff: { value: 7 }, province: { value: 'MA-RAB' }, legalForm: { value: 'SA' } },
      turnoverMAD: { value: 5 },
    });
    const id = await startAssessment(actor, 'express');
    expect(await profileValues(id)).toEqual({
      ...{ goals: [], staff: '7', province: 'MA-RAB', legalForm: 'SA' },
    });
  });

  test('begins empty after another assessment of the same browser', async () => {
    await aCompleted(anActor());
    expect(await profileValues(await startAssessment(anActor(), 'express'))).toEqual({ goals: [] });
  });
});
