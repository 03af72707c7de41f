import { beforeEach, describe, expect, test } from 'vitest';
import { addDays, civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { LANGS } from '#i18n/languages.ts';
import { db } from '#platform/db.ts';
import {
  action as act,
  loader as overview,
} from '../../app/routes/_space.programme.programmes.$id._index/route.tsx';
import {
  action as decideActs,
  loader as actsPage,
} from '../../app/routes/_space.programme.programmes.$id.acts.tsx';
import {
  action as saveCalendar,
  loader as calendar,
} from '../../app/routes/_space.programme.programmes.$id.calendar.tsx';
import { loader as changes } from '../../app/routes/_space.programme.programmes.$id.changes.tsx';
import {
  action as saveDocuments,
  loader as documents,
} from '../../app/routes/_space.programme.programmes.$id.documents.tsx';
import {
  action as saveMoney,
  loader as money,
} from '../../app/routes/_space.programme.programmes.$id.money.tsx';
import {
  action as publish,
  loader as publishPage,
} from '../../app/routes/_space.programme.programmes.$id.publish.tsx';
import {
  action as saveTexts,
  loader as texts,
} from '../../app/routes/_space.programme.programmes.$id.texts.tsx';
import { loader as tryPage } from '../../app/routes/_space.programme.programmes.$id.try.tsx';
import { loader as list } from '../../app/routes/_space.programme.programmes._index.tsx';
import {
  action as create,
  loader as newPage,
} from '../../app/routes/_space.programme.programmes.new.tsx';
import { makeMember } from '../factories/people.ts';
import { aRuleSet, makeManager, makeProgramme } from '../factories/programmes.ts';
import { aReadyContent, makeSimulated } from '../factories/studio.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;

let manager: MemberActor;
let person: MemberActor['person'];
let home: string;

const CEILINGS = aRuleSet({
  amount: {
    parts: [
      {
        ...{ id: 'ceiling', unit: 'mad', label: { fr: 'Plafond', ar: 'سقف', en: 'Ceiling' } },
        value: { lookup: 'category', values: { WEB: 12_000, ERP: 40_000 }, otherwise: 0 },
      },
      {
        ...{ id: 'aid', unit: 'mad', label: { fr: 'Aide', ar: 'دعم', en: 'Aid' } },
        value: {
          least: [{ product: [0.5, { fact: 'projectCostMAD' }] }, { part: 'ceiling' }],
        },
      },
    ],
  },
});

const confirmed = ({ person: who }: MemberActor) => ({ ...who, confirmedAt: new Date() });
const content = async (programmeId: string) => {
  const rows = await db.programmeVersion.findMany({
    where: { programmeId },
    orderBy: { number: 'desc' },
  });
  return rows[0]?.content as unknown as ReturnType<typeof aReadyContent>;
};

async function aDraft(changed = aReadyContent({ rules: CEILINGS })) {
  const made = await makeProgramme({ organisationId: home, content: changed, state: 'draft' });
  return { ...made, params: { lang: 'fr', id: made.programmeId } };
}

/** The fields of a page as a browser would send them back. */
async function fieldsOf(page: Parameters<typeof call>[0], params: Record<string, string>) {
  const answer = await call(page, { params, person });
  const { values, head } = answer.data as { values: Values; head: { stamp: number } };
  return { ...values, stamp: String(head.stamp) };
}

beforeEach(async () => {
  await resetDatabase();
  manager = await makeManager();
  person = confirmed(manager);
  home = person.seat.organisationId;
});

describe('every page', () => {
  const PAGES = {
    ...{ overview, texts, money, calendar, documents, changes, publishPage, actsPage, tryPage },
  };
  test.each(Object.entries(PAGES))(
    '%s is there in every language, for auditors too',
    async (_name, page) => {
      const { params } = await aDraft();
      const auditor = await makeMember('programme', ['auditor'], home);
      for (const lang of LANGS) {
        const answer = await call(page, { params: { ...params, lang }, person });
        expect(answer).toMatchObject({ status: 200, data: { lang } });
      }
      const read = await call(page, { params, person: auditor.person });
      expect(read.status).toBe(200);
      const { head } = read.data as { head?: { mayEdit: boolean } };
      if (head) expect(head.mayEdit).toBe(false);
    },
  );

  test('of a draft that was changed by hand leads to where it is said', async () => {
    const { params, programmeId } = await aDraft();
    await db.$executeRaw`UPDATE programme_version SET content_hash = repeat('0', 64)`;
    for (const page of [texts, money, calendar, documents, changes, publishPage, tryPage])
      expect(await call(page, { params, person })).toMatchObject({
        status: 303,
        location: `/fr/programme/programmes/${programmeId}?refused=tampered`,
      });
    const shown = await call(overview, { params, person });
    expect(shown.data).toMatchObject({ versions: [{ tampered: true }], working: { guards: null } });
  });
});

describe('a new programme', () => {
  test('is made by its form and goes on on its page', async () => {
    const page = await call(newPage, { params: { lang: 'fr' }, person });
    const { intentId } = page.data as { intentId: string };
    const form = { intentId, 'name.fr': 'Chèque export' };
    const answer = await call(create, { params: { lang: 'fr' }, person, form });
    const { id, slug } = await db.programme.findFirstOrThrow();
    expect(slug).toBe('cheque-export');
    expect(answer).toMatchObject({ status: 303, location: `/fr/programme/programmes/${id}` });
    expect((await call(list, { params: { lang: 'fr' }, person })).data).toMatchObject({
      programmes: [{ id, name: 'Chèque export', live: null, working: { state: 'draft' } }],
    });
  });

  test('gives back what was typed when the French name is missing', async () => {
    const form = { 'name.ar': 'شيك', intentId: 'an-intent-of-a-test' };
    const answer = await call(create, { params: { lang: 'fr' }, person, form });
    expect(answer).toMatchObject({
      status: 422,
      data: { errors: { 'name.fr': 'text' }, values: form },
    });
  });
});

describe('the form of a section', () => {
  const SECTIONS = [
    ['texts', texts, saveTexts],
    ['money', money, saveMoney],
    ['calendar', calendar, saveCalendar],
    ['documents', documents, saveDocuments],
  ] as const;
  test.each(SECTIONS)('%s sent back as it came changes nothing', async (name, page, save) => {
    const { params, programmeId } = await aDraft();
    const before = await content(programmeId);
    const answer = await call(save, { params, person, form: await fieldsOf(page, params) });
    expect(answer.location).toBe(`/fr/programme/programmes/${programmeId}/${name}?saved=1`);
    expect(await content(programmeId)).toEqual(before);
    expect(await db.programmeVersion.count({ where: { stamp: 1 } })).toBe(1);
  });

  test.each(SECTIONS)('%s is no auditor’s to send', async (_name, _page, save) => {
    const { params } = await aDraft();
    const auditor = await makeMember('programme', ['auditor'], home);
    const answer = await call(save, { params, person: auditor.person, form: { stamp: '1' } });
    expect(answer.status).toBe(404);
  });

  test('changes one ceiling and nothing else', async () => {
    const { params, programmeId } = await aDraft();
    const form = { ...(await fieldsOf(money, params)), 'ceiling.WEB': '15 000' };
    await call(saveMoney, { params, person, form });
    const { rules, running } = await content(programmeId);
    expect(rules?.amount?.parts[0]).toMatchObject({
      value: { values: { WEB: 15_000, ERP: 40_000 } },
    });
    expect(running?.envelopes).toEqual(aReadyContent().running?.envelopes);
  });

  test('takes a ceiling that is emptied away', async () => {
    const { params, programmeId } = await aDraft();
    const form = { ...(await fieldsOf(money, params)), 'ceiling.ERP': '' };
    await call(saveMoney, { params, person, form });
    const { rules } = await content(programmeId);
    expect(rules?.amount?.parts[0]?.value).toMatchObject({ values: { WEB: 12_000 } });
    expect(JSON.stringify(rules)).not.toContain('40000');
  });

  test('gives back what was typed, each message at its field', async () => {
    const { params, programmeId } = await aDraft();
    const form = {
      ...(await fieldsOf(money, params)),
      ...{ 'ceiling.WEB': 'beaucoup', 'envelopes.0.year': '1900', 'split.0.share': '120' },
      ...{ 'envelopes.1.year': '2026', 'envelopes.1.amount': '5', 'perFirm.months': 'x' },
    };
    const answer = await call(saveMoney, { params, person, form });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        values: { 'ceiling.WEB': 'beaucoup', 'perFirm.months': 'x', 'split.0.share': '120' },
        errors: {
          ...{ 'ceiling.WEB': 'amount', 'envelopes.0.year': 'outOfBounds' },
          ...{ 'split.0.share': 'share', 'perFirm.months': 'number' },
        },
      },
    });
    expect((await content(programmeId)).categories).toEqual(['WEB']);
    expect(await db.programmeVersion.count({ where: { stamp: 1 } })).toBe(1);
  });

  test('adds a row and removes one without saving', async () => {
    const { params } = await aDraft();
    const form = await fieldsOf(money, params);
    const more = await call(saveMoney, { params, person, form: { ...form, do: 'add.envelopes' } });
    expect(more).toMatchObject({ status: 200, data: { values: { 'envelopes.1.year': '' } } });
    const less = await call(saveMoney, {
      ...{ params, person, form: { ...form, do: 'remove.envelopes.0' } },
    });
    const { values } = less.data as { values: Values };
    expect(Object.keys(values).filter((name) => name.startsWith('envelopes.'))).toEqual([]);
    expect(await db.programmeVersion.count({ where: { stamp: 1 } })).toBe(1);
  });

  test('refuses the same envelope twice', async () => {
    const { params } = await aDraft();
    const form = {
      ...(await fieldsOf(money, params)),
      ...{ 'envelopes.1.region': '', 'envelopes.1.year': '2027', 'envelopes.1.amount': '5' },
    };
    const answer = await call(saveMoney, { params, person, form });
    expect(answer.data).toMatchObject({ errors: { 'envelopes.1.region': 'twice' } });
  });

  test('of an older draft loses nothing and says what was saved meanwhile', async () => {
    const { params, programmeId } = await aDraft();
    const mine = { ...(await fieldsOf(texts, params)), 'name.fr': 'Mon nom' };
    const theirs = { ...(await fieldsOf(texts, params)), 'name.fr': 'Leur nom' };
    await call(saveTexts, { params, person, form: theirs });
    const answer = await call(saveTexts, { params, person, form: mine });
    expect(answer).toMatchObject({
      status: 422,
      data: {
        errors: { form: 'changed-meanwhile' },
        values: { 'name.fr': 'Mon nom' },
        stamp: null,
      },
    });
    const again = { ...mine, stamp: (await fieldsOf(texts, params)).stamp };
    await call(saveTexts, { params, person, form: again });
    expect((await content(programmeId)).name.fr).toBe('Mon nom');
  });

  test('refuses days that cannot be, and reads them as people write them', async () => {
    const { params, programmeId } = await aDraft();
    const form = await fieldsOf(calendar, params);
    const bad = { ...form, opensOn: '2027-02-30', closesOn: 'demain' };
    expect((await call(saveCalendar, { params, person, form: bad })).data).toMatchObject({
      errors: { opensOn: 'day', closesOn: 'day' },
    });
    const good = { ...form, opensOn: '15/02/2027', 'serviceLevels.decide': '٤' };
    await call(saveCalendar, { params, person, form: good });
    expect((await content(programmeId)).running).toMatchObject({
      opensOn: '2027-02-15',
      serviceLevels: { decide: 4 },
    });
  });

  test('shows the seed of a draw once and keeps its fingerprint alone', async () => {
    const { params, programmeId } = await aDraft();
    const form = { ...(await fieldsOf(calendar, params)), allocation: 'draw' };
    await call(saveCalendar, { params, person, form });
    const { stamp } = await fieldsOf(calendar, params);
    const drawn = await call(saveCalendar, { params, person, form: { stamp, do: 'draw-seed' } });
    const { seed } = drawn.data as { seed: string };
    expect(seed).toMatch(/^[0-9a-f]{64}$/);
    const { running } = await content(programmeId);
    const page = await call(calendar, { params, person });
    expect(page.data).toMatchObject({ commitment: running?.drawCommitment });
    expect(running?.drawCommitment).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify([running, page.data])).not.toContain(seed);
  });
});

describe('the page of a programme', () => {
  test('says what is missing, and starts, rehearses and gives up versions', async () => {
    const { programmeId } = await makeProgramme({ organisationId: home, content: aReadyContent() });
    const params = { lang: 'fr', id: programmeId };
    const here = `/fr/programme/programmes/${programmeId}`;
    const press = (form: Record<string, string>) => call(act, { params, person, form });
    expect((await press({ do: 'new-version' })).location).toBe(`${here}?done=started`);
    expect((await press({ do: 'new-version' })).location).toBe(`${here}?done=started`);
    const colleague = confirmed(await makeManager(home));
    const late = await call(act, { params, person: colleague, form: { do: 'new-version' } });
    expect(late).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'already-working' } } },
    });
    const page = await call(overview, { params, person });
    const { working } = page.data as {
      working: { id: string; guards: readonly { code: string; ok: boolean }[] };
    };
    expect(working.guards.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual([
      'notice',
      'simulation',
    ]);
    const rehearsed = await press({ do: 'rehearse', intentId: 'an-intent-of-a-test' });
    expect(rehearsed.location).toMatch(/\?done=rehearsing$/);
    const answer = await press({ do: 'discard', versionId: working.id });
    expect(answer.location).toBe(`${here}?done=discarded`);
  });

  test('compares the version in work with the one in force', async () => {
    const { programmeId } = await makeProgramme({
      ...{ organisationId: home, content: aReadyContent({ rules: CEILINGS }) },
    });
    const params = { lang: 'fr', id: programmeId };
    await call(act, { params, person, form: { do: 'new-version' } });
    const form = { ...(await fieldsOf(money, params)), 'ceiling.WEB': '15000' };
    await call(saveMoney, { params, person, form });
    const { data } = await call(changes, { params, person });
    expect(data).toMatchObject({
      changes: [{ field: 'ceiling', of: 'WEB', before: 12_000, after: 15_000 }],
    });
    const { lines } = data as { lines: readonly { kind: string }[] };
    expect(lines.filter(({ kind }) => kind !== 'same')).toMatchObject([{ kind: 'changed' }]);
  });
});

describe('publication', () => {
  test('is proposed by one and published by another who proved who they are', async () => {
    const { target, programmeId } = await makeSimulated(
      manager,
      aReadyContent({}, { opensOn: '2099-01-05', closesOn: '2099-12-31' }),
      new Date(),
    );
    const params = { lang: 'fr', id: programmeId };
    const form = { versionId: target.versionId, stamp: '1', do: 'propose' };
    const here = `/fr/programme/programmes/${programmeId}/publish`;
    const stale = await call(publish, { params, person: manager.person, form });
    expect(stale.location).toContain('/fr/account/confirm');
    expect((await call(publishPage, { params, person: manager.person })).location).toContain(
      '/fr/account/confirm',
    );
    const sent = await call(publish, { params, person, form });
    expect(sent.location).toBe(`${here}?done=proposed`);
    const decision = { ...form, do: 'decide', agrees: 'yes' };
    expect(await call(publish, { params, person, form: decision })).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'same-person' } } },
    });
    const other = confirmed(await makeManager(home));
    const noReason = await call(publish, {
      params,
      person: other,
      form: { ...decision, agrees: 'no' },
    });
    expect(noReason.data).toMatchObject({ errors: { reason: 'reason' } });
    const published = await call(publish, { params, person: other, form: decision });
    expect(published.location).toBe(`${here}?done=published`);
    expect(await db.programmeVersion.count({ where: { state: 'published' } })).toBe(1);
  });

  test('is refused with the list while something is missing', async () => {
    const { target, programmeId } = await makeSimulated(manager, aReadyContent({ categories: [] }));
    const params = { lang: 'fr', id: programmeId };
    const form = { versionId: target.versionId, stamp: '1', do: 'propose' };
    expect(await call(publish, { params, person, form })).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'not-ready' } } },
    });
  });
});

describe('acts', () => {
  test('are proposed with a public reason in both languages and decided by another', async () => {
    const { programmeId } = await makeProgramme({ organisationId: home });
    const params = { lang: 'fr', id: programmeId };
    const effectiveOn = addDays(civilDateOf(new Date()), 30);
    const typed = effectiveOn.split('-').reverse().join('/');
    const form = { do: 'propose', act: 'pause', effectiveOn: typed };
    const bare = await call(decideActs, { params, person, form });
    expect(bare.data).toMatchObject({ errors: { 'reason.fr': 'reason', 'reason.ar': 'reason' } });
    const reasons = {
      'reason.fr': 'Les fonds sont vérifiés',
      'reason.ar': 'يجري التحقق من الأموال',
    };
    const sent = await call(decideActs, { params, person, form: { ...form, ...reasons } });
    expect(sent.location).toMatch(/acts\?done=act-proposed$/);
    const { id } = await db.programmeAct.findFirstOrThrow();
    const other = confirmed(await makeManager(home));
    const decision = { do: 'decide', actId: id, agrees: 'yes' };
    await db.programmeAct.updateMany({ data: { effectiveOn: new Date('2026-01-01') } });
    expect((await call(decideActs, { params, person: other, form: decision })).data).toMatchObject({
      ...{ errors: { form: 'act-too-late' }, values: { agrees: 'yes' } },
    });
    await db.programmeAct.updateMany({ data: { effectiveOn: new Date(effectiveOn) } });
    const decided = await call(decideActs, { params, person: other, form: decision });
    expect(decided.location).toMatch(/acts\?done=decided$/);
    const early = { ...form, ...reasons, act: 'wind-down', effectiveOn: '2026-01-01' };
    await db.programmeAct.deleteMany();
    expect((await call(decideActs, { params, person, form: early })).data).toMatchObject({
      errors: { effectiveOn: 'too-early' },
    });
  });
});

test('a programme whose version was changed by hand can still be paused', async () => {
  const { programmeId } = await makeProgramme({ organisationId: home });
  await db.$executeRaw`ALTER TABLE programme_version DISABLE TRIGGER programme_version_frozen`;
  await db.$executeRaw`UPDATE programme_version SET content_hash = repeat('0', 64)`;
  await db.$executeRaw`ALTER TABLE programme_version ENABLE TRIGGER programme_version_frozen`;
  const page = await call(actsPage, { params: { lang: 'fr', id: programmeId }, person });
  expect(page.data).toMatchObject({
    head: { state: 'open', mayEdit: false, liveNumber: 1 },
    choices: [{ act: 'pause' }, { act: 'wind-down' }],
  });
});

describe('a trial', () => {
  test('answers as a firm would read it, and says which value does not fit', async () => {
    const { params } = await aDraft(aReadyContent());
    const ask = (query: string) => call(tryPage, { params, person, path: `/fr/try?${query}` });
    expect((await ask('')).data).toMatchObject({ answer: null, problems: [] });
    expect(
      (await ask('staff=5&taxCompliant=yes&ageMonths=12&projectCostMAD=8000')).data,
    ).toMatchObject({
      answer: { status: 'eligible' },
    });
    expect((await ask('staff=400&taxCompliant=yes&ageMonths=12')).data).toMatchObject({
      answer: { status: 'not_eligible' },
    });
    expect((await ask('staff=beaucoup')).data).toMatchObject({ answer: null, problems: ['staff'] });
  });
});
