import { beforeEach, describe, expect, test } from 'vitest';
import { giveFirmConsent } from '#domain/accounts/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import {
  action as editAmount,
  loader as amountPage,
} from '../../app/routes/_space.programme.programmes.$id.amount/route.tsx';
import {
  action as editCases,
  loader as casesPage,
} from '../../app/routes/_space.programme.programmes.$id.cases/route.tsx';
import {
  action as editRules,
  loader as rulesPage,
} from '../../app/routes/_space.programme.programmes.$id.rules._index/route.tsx';
import { loader as countsOf } from '../../app/routes/_space.programme.programmes.$id.rules.counts.ts';
import { makeMember } from '../factories/people.ts';
import {
  aProgrammeContent,
  aRuleSet,
  makeManager,
  makeProgramme,
} from '../factories/programmes.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';

beforeEach(resetDatabase);

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Handler = Parameters<typeof call>[0];

const NOTHING: Fields = {};

async function setting(changes: Partial<ProgrammeContent> = {}) {
  const manager = await makeManager();
  const { organisationId } = manager.person.seat;
  const content = aProgrammeContent(changes);
  const made = await makeProgramme({ content, organisationId, state: 'draft' });
  const params = { lang: 'fr', id: made.programmeId };
  const { person } = manager;
  return {
    ...{ ...made, manager, organisationId, params },
    open: (loader: Handler, query = '', lang = 'fr') =>
      call(loader, { path: `/x?${query}`, params: { ...params, lang }, person }),
    send: (action: Handler, form: Fields, stamp = '1') =>
      call(action, { params, person, form: { stamp, ...form } }),
    stored: async () => {
      const { content: kept } = await db.programmeVersion.findUniqueOrThrow({
        where: { id: made.versionId },
      });
      return kept as unknown as ProgrammeContent;
    },
  };
}

const rulesOf = (content: ProgrammeContent) => content.rules?.rule;
const page = (answer: Answer) => answer.data as Readonly<Record<string, unknown>>;

describe('the rules of a draft', () => {
  test.each(['fr', 'ar', 'zgh', 'en'])('open in %s with a form at any node', async (lang) => {
    const { open } = await setting();
    const answer = await open(rulesPage, 'edit=all.0', lang);
    expect(answer.status).toBe(200);
    expect(answer.data).toMatchObject({
      head: { mayEdit: true, stamp: 1 },
      rules: { tree: { kind: 'all', items: [{ path: 'all.0' }, {}, {}] }, findings: [] },
      open: { act: 'edit', form: { values: { op: 'between', value: '1', to: '49' } } },
    });
  });

  test('are read in another language than the page on request', async () => {
    const { open } = await setting();
    expect(page(await open(rulesPage, 'read=ar'))['reading']).toMatchObject({
      ...{ lang: 'ar', dir: 'rtl', rule: { kind: 'all' } },
    });
  });

  test('gain a criterion, whose form opens, and change as its form says', async () => {
    const { send, stored } = await setting();
    const added = await send(editRules, { do: 'add-criterion', path: '', fact: 'turnoverMAD' });
    expect(added).toMatchObject({ status: 303 });
    expect(added.location).toContain('/rules?edit=all.3#node.all.3');
    const form = { do: 'set', path: 'all.3', op: '<', value: '75 000 000', legalRef: 'Art. 2' };
    const set = await send(editRules, form, '2');
    expect(set.status).toBe(303);
    expect(rulesOf(await stored())).toMatchObject({
      all: [
        ...[{}, {}, {}],
        { id: 'turnover-mad', fact: 'turnoverMAD', op: '<', value: 75_000_000, legalRef: 'Art. 2' },
      ],
    });
  });

  test.each([
    [{ op: 'between', value: '50', to: '3' }, { to: 'order' }],
    [{ op: '>=', value: 'beaucoup' }, { value: 'number' }],
    [{ op: '>=', value: '2,5' }, { value: 'whole' }],
    [{ op: 'in', value: '2' }, { op: 'op' }],
    [
      { op: '>=', value: '2', 'note.fr': 'Une note' },
      { 'note.ar': 'text', 'note.en': 'text' },
    ],
    [{ op: '>=', value: '2', minSource: 'gossip' }, { minSource: 'source' }],
  ] as const)('refuse %o at its field and keep what was typed', async (typed, errors) => {
    const { send, stored } = await setting();
    const answer = await send(editRules, { do: 'set', path: 'all.0', ...typed });
    expect(answer).toMatchObject({ status: 422, data: { errors, values: typed, path: 'all.0' } });
    expect(rulesOf(await stored())).toEqual(aRuleSet().rule);
  });

  test('keep one-of-each checks: a code of another list, a second code where one is asked', async () => {
    const rules = aRuleSet({
      rule: { id: 'sector', fact: 'sector', op: 'in', value: ['IND'] },
    });
    const { send, stored } = await setting({ rules });
    const bad = await send(editRules, { do: 'set', path: '', op: 'in', codes: ['nowhere'] });
    expect(bad).toMatchObject({ status: 422, data: { errors: { codes: 'codes' } } });
    const two = await send(editRules, { do: 'set', path: '', op: '=', codes: ['IND', 'AGR'] });
    expect(two.status).toBe(422);
    const set = await send(editRules, { do: 'set', path: '', op: '!=', codes: ['IND'] });
    expect(set.status).toBe(303);
    expect(rulesOf(await stored())).toMatchObject({ op: '!=', value: 'IND' });
  });

  test('are replaced by pasted ones, or every problem is told at its line', async () => {
    const { send, stored } = await setting();
    const other = aRuleSet({ rule: { id: 'tax', fact: 'taxCompliant', op: '=', value: true } });
    const wrong = JSON.stringify(other, null, 2).replace('"taxCompliant"', '"shoeSize"');
    expect(await send(editRules, { do: 'paste', json: wrong })).toMatchObject({
      ...{ status: 422, data: { errors: { json: 'pasted' }, values: { json: wrong } } },
      data: { pasted: [{ code: 'unknown-fact', line: 5 }] },
    });
    expect(await send(editRules, { do: 'paste', json: '{\n "grammar": 1,,' })).toMatchObject({
      data: { pasted: [{ code: 'no-json', line: 2 }] },
    });
    const good = await send(editRules, { do: 'paste', json: JSON.stringify(other) });
    expect(good.status).toBe(303);
    expect((await stored()).rules).toEqual(other);
  });

  test('survive hostile JSON', async () => {
    const { send } = await setting();
    const json = `${'{"not":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
    expect(await send(editRules, { do: 'paste', json })).toMatchObject({ status: 422 });
  });

  test('tell contradictions, linked to the node', async () => {
    const rules = aRuleSet({
      rule: {
        all: [
          { id: 'small', fact: 'staff', op: '<=', value: 3 },
          { id: 'large', fact: 'staff', op: '>=', value: 10 },
        ],
      },
    });
    const { open } = await setting({ rules });
    expect(page(await open(rulesPage))['rules']).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({ code: 'always-false', path: '', isProblem: true }),
      ]) as unknown,
    });
  });

  test('of a programme without any begin with the first criterion', async () => {
    const { open, send, stored } = await setting({ rules: null, goldenCases: [] });
    expect(page(await open(rulesPage))).toMatchObject({ rules: null, open: null });
    await send(editRules, { do: 'add-criterion', path: '', fact: 'staff' });
    expect(rulesOf(await stored())).toMatchObject({ all: [{ fact: 'staff' }] });
  });

  test('changed by a colleague meanwhile are not overwritten', async () => {
    const { send, stored } = await setting();
    await send(editRules, { do: 'remove', path: 'all.2' });
    const form = { do: 'set', path: 'all.0', op: '>=', value: '9' };
    expect(await send(editRules, form)).toMatchObject({
      ...{ status: 422 },
      data: { errors: { page: 'changed-meanwhile' }, values: { value: '9' } },
    });
    expect(rulesOf(await stored())).toMatchObject({ all: [{ op: 'between' }, {}] });
  });

  test('are counted: the register says when it is not ready, few firms stay unsaid', async () => {
    const { open } = await setting();
    const owner = await makeMember('sme', ['sme-owner']);
    const { organisationId } = owner.person.seat;
    const at = new Date();
    for (const [fact, value] of [
      ['staff', 5],
      ['taxCompliant', true],
      ['ageMonths', 40],
    ] as const)
      await db.firmFact.create({ data: { organisationId, fact, value, at } });
    expect((await open(countsOf)).data).toMatchObject({ platform: { total: '0' } });
    await giveFirmConsent(owner, { purpose: 'statistics' });
    const few = '\u2066< 5\u2069';
    const counted = { register: null, platform: { total: few, eligible: few, unknown: '0' } };
    expect((await open(countsOf)).data).toMatchObject(counted);
    expect(page(await open(rulesPage, 'counts=sample'))['counts']).toMatchObject(counted);
  });
});

describe('the amount of a draft', () => {
  test('is shown in words and tried with typed facts', async () => {
    const { open } = await setting();
    const tried = page(await open(amountPage, 'try=yes&facts.projectCostMAD=10 000'));
    expect(tried['parts']).toMatchObject([{ id: 'aid', isTotal: true }]);
    expect(tried['trial']).toMatchObject({ errors: {}, amount: { rows: [{ id: 'aid' }] } });
    const bad = page(await open(amountPage, 'try=yes&facts.projectCostMAD=cher'));
    expect(bad['trial']).toMatchObject({
      errors: { 'facts.projectCostMAD': 'number' },
      values: { 'facts.projectCostMAD': ['cher'] },
    });
  });

  test('gains a part looked up by category, and reads it in the next', async () => {
    const { send, stored, open } = await setting();
    const label = { 'label.fr': 'Plafond', 'label.ar': 'سقف', 'label.en': 'Ceiling' };
    await send(editAmount, { do: 'add-part', unit: 'mad', ...label });
    await send(editAmount, { do: 'part-up', part: 'ceiling' }, '2');
    const lookup = { part: 'ceiling', fact: 'category', otherwise: '0' };
    const sent = { do: 'set-lookup', ...lookup, 'values.WEB': '12 000,50' };
    expect((await send(editAmount, sent, '3')).status).toBe(303);
    const lines = {
      ...{ do: 'set-lines', part: 'aid', join: 'least' },
      ...{ 'lines.0.a': 'number', 'lines.0.aNumber': '50 %', 'lines.0.op': 'times' },
      ...{ 'lines.0.b': 'fact:projectCostMAD', 'lines.1.a': 'part:ceiling' },
    };
    expect((await send(editAmount, lines, '4')).status).toBe(303);
    expect((await stored()).rules?.amount?.parts).toMatchObject([
      {
        id: 'ceiling',
        value: { lookup: 'category', values: { WEB: 12_000.5 }, otherwise: 0 },
      },
      {
        id: 'aid',
        value: { least: [{ product: [0.5, { fact: 'projectCostMAD' }] }, { part: 'ceiling' }] },
      },
    ]);
    expect(page(await open(amountPage, 'part=aid'))['open']).toMatchObject({
      ...{ as: 'lines', parts: [{ value: 'part:ceiling' }] },
      values: { join: 'least', 'lines.0.aNumber': '50 %', 'lines.1.a': 'part:ceiling' },
    });
  });

  test('keeps a table of conditions, each edited as a criterion', async () => {
    const { send, stored } = await setting();
    await send(editAmount, { do: 'set-lines', part: 'aid', join: 'one', ...number('5000') });
    await send(editAmount, { do: 'add-row', part: 'aid', fact: 'staff' }, '2');
    const row = { part: 'aid', row: '0' };
    await send(editAmount, { do: 'set', ...row, op: '<=', value: '9' }, '3');
    await send(
      editAmount,
      { do: 'set-table', part: 'aid', 'then.0': '8000', otherwise: '5000' },
      '4',
    );
    expect((await stored()).rules?.amount?.parts).toMatchObject([
      {
        value: {
          table: [{ when: { fact: 'staff', op: '<=', value: 9 }, then: 8000 }],
          otherwise: 5000,
        },
      },
    ]);
  });

  test.each([
    [{ do: 'set-lines', join: 'one' }, { 'lines.0.a': 'choose' }],
    [{ do: 'set-lines', join: 'one', 'lines.0.a': 'number' }, { 'lines.0.aNumber': 'number' }],
    [
      { do: 'set-part', unit: 'mad', 'label.fr': 'Aide' },
      { 'label.ar': 'text', 'label.en': 'text' },
    ],
    [{ do: 'set-json', json: '{"fact":"shoeSize"}' }, { json: 'pasted' }],
    [{ do: 'remove-part', part: 'none' }, { page: 'part-gone' }],
    [{ do: 'set-lookup', fact: 'staff', otherwise: '0' }, { fact: 'choose' }],
  ] as const)('refuses %o and keeps what was typed', async (typed, errors) => {
    const { send, stored } = await setting();
    const answer = await send(editAmount, { part: 'aid', ...typed });
    expect(answer).toMatchObject({ status: 422, data: { errors, values: typed } });
    expect((await stored()).rules).toEqual(aRuleSet());
  });
});

const number = (text: string) => ({ 'lines.0.a': 'number', 'lines.0.aNumber': text });

describe('the golden cases of a draft', () => {
  test('say what passes, what else the rules answer and why', async () => {
    const wrong = { staff: 50, taxCompliant: true, ageMonths: 12 };
    const { open } = await setting({
      goldenCases: [{ name: 'wrong', facts: wrong, expects: { status: 'eligible', amount: null } }],
    });
    expect(page(await open(casesPage))['cases']).toMatchObject({
      ...{ failed: 1, missing: ['not_eligible', 'unknown'] },
      cases: [{ passed: false, got: { status: 'not_eligible' }, why: [expect.any(String)] }],
    });
  });

  test('are added, changed and removed; wrong ones are given back', async () => {
    const { send, stored, open } = await setting();
    const form = { name: 'Fourchette', 'facts.staff': '10–30', 'facts.taxCompliant': 'yes' };
    const added = await send(editCases, { do: 'add', ...form, status: 'unknown' });
    expect(added.status).toBe(303);
    expect((await stored()).goldenCases.at(-1)).toEqual({
      name: 'Fourchette',
      facts: { staff: { min: 10, max: 30 }, taxCompliant: true },
      expects: { status: 'unknown', amount: null },
    });
    const at = String((await stored()).goldenCases.length - 1);
    expect(page(await open(casesPage, `edit=${at}`))['open']).toMatchObject({
      values: { name: 'Fourchette', 'facts.staff': '10–30' },
    });
    const same = { do: 'add', name: 'fine', status: 'unknown' };
    expect(await send(editCases, same, '2')).toMatchObject({
      data: { errors: { name: 'name-taken' }, values: same },
    });
    const bad = { do: 'set', at, ...form, 'facts.staff': '-3', status: '' };
    expect(await send(editCases, bad, '2')).toMatchObject({
      ...{ status: 422 },
      data: { errors: { 'facts.staff': expect.any(String) as unknown, status: 'choose' } },
    });
    expect((await send(editCases, { do: 'remove', at }, '2')).status).toBe(303);
    expect((await stored()).goldenCases.map(({ name }) => name)).not.toContain('Fourchette');
  });

  test('are proposed at every limit and accepted one by one', async () => {
    const { open, send, stored } = await setting({ goldenCases: [] });
    expect(page(await open(casesPage))['proposals']).toBeNull();
    const proposals = page(await open(casesPage, 'propose=all'))['proposals'] as readonly {
      readonly key: string;
    }[];
    const key = proposals.find((one) => one.key === 'staff.50')?.key ?? '';
    expect((await send(editCases, { do: 'accept', proposal: key })).location).toContain(
      'propose=all',
    );
    expect((await stored()).goldenCases).toMatchObject([
      { facts: { staff: 50 }, expects: { status: 'not_eligible' } },
    ]);
    expect(await send(editCases, { do: 'accept', proposal: key }, '2')).toMatchObject({
      data: { errors: { page: 'case-gone' } },
    });
  });

  test('against a fault are called by the value of their firm, not by the condition', async () => {
    const { open } = await setting({ goldenCases: [] });
    const mutation = page(await open(casesPage, 'check=yes'))['mutation'] as {
      readonly survivors: readonly { readonly at: number; readonly about: string | null }[];
    };
    const at = mutation.survivors.find(({ about }) => about?.includes('personnes'))?.at ?? -1;
    const { values } = page(await open(casesPage, `survivor=${at}`))['open'] as { values: Fields };
    expect(values['name']).toMatch(/^Effectif\s: \d+/);
  });

  test('are held against faults; one that survives opens the case that notices it', async () => {
    const { open, send } = await setting({ goldenCases: [] });
    const before = page(await open(casesPage, 'check=yes'))['mutation'] as {
      readonly score: number;
      readonly killed: number;
      readonly survivors: readonly { readonly at: number; readonly hasCase: boolean }[];
    };
    expect(before).toMatchObject({ score: 0, killed: 0 });
    const at = before.survivors.find(({ hasCase }) => hasCase)?.at ?? -1;
    const opened = page(await open(casesPage, `survivor=${at}`))['open'] as {
      readonly values: Fields;
    };
    expect((await send(editCases, { do: 'add', ...opened.values })).status).toBe(303);
    const after = page(await open(casesPage, 'check=yes'))['mutation'] as { killed: number };
    expect(after.killed).toBeGreaterThan(0);
  });
});

describe('rights', () => {
  const PAGES = [
    [rulesPage, editRules, { do: 'remove', path: 'all.0' }],
    [amountPage, editAmount, { do: 'no-amount' }],
    [casesPage, editCases, { do: 'remove', at: '0' }],
  ] as const;

  test('an auditor of the organisation reads and changes nothing', async () => {
    const { params, organisationId, stored } = await setting();
    const { person } = await makeMember('programme', ['auditor'], organisationId);
    const before = await stored();
    for (const [loader, action, form] of PAGES) {
      expect(await call(loader, { params, person })).toMatchObject({
        ...{ status: 200, data: { head: { mayEdit: false } } },
      });
      const sent = await call(action, { params, person, form: { stamp: '1', ...form } });
      expect(sent.status).toBe(404);
    }
    expect((await call(countsOf, { params, person })).status).toBe(200);
    expect(await stored()).toEqual(before);
  });

  test('a version that is proposed is not changed by anybody', async () => {
    const { send, versionId, open } = await setting();
    await db.programmeVersion.update({
      where: { id: versionId },
      data: { state: 'proposed', proposedById: 'somebody', proposedAt: new Date() },
    });
    for (const [loader, action, form] of PAGES) {
      expect(page(await open(loader))['head']).toMatchObject({ mayEdit: false });
      expect(await send(action, form)).toMatchObject({
        data: { errors: { page: 'wrong-state' } },
      });
    }
  });

  test('a form without a stamp, or with an unknown act, changes nothing', async () => {
    const { send, stored } = await setting();
    const before = await stored();
    for (const [, action, form] of PAGES) {
      expect((await send(action, { ...form, stamp: '' })).status).toBe(422);
      expect((await send(action, { do: 'sing', part: 'aid' })).status).toBe(422);
      expect((await send(action, NOTHING)).status).toBe(422);
    }
    expect(await stored()).toEqual(before);
  });
});
