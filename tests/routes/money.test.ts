import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { spreadEnvelopes } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import * as overview from '../../app/routes/_space.programme.money._index/route.tsx';
import * as programmePage from '../../app/routes/_space.programme.money.$programme._index/route.tsx';
import * as envelopePage from '../../app/routes/_space.programme.money.$programme.$envelope._index/route.tsx';
import * as csv from '../../app/routes/_space.programme.money.$programme.$envelope.statement[.csv].ts';
import * as json from '../../app/routes/_space.programme.money.$programme.$envelope.statement[.json].ts';
import * as movePage from '../../app/routes/_space.programme.money.moves.$id/route.tsx';
import * as newMove from '../../app/routes/_space.programme.money.moves.new/route.tsx';
import { fundPlace } from '../factories/funding.ts';
import { makeMember } from '../factories/people.ts';
import { aProgrammeContent, makeProgramme } from '../factories/programmes.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';
import { withPlainSpaces } from './plain-spaces.ts';

const FR = { lang: 'fr' } as const;
const YEAR = new Date().getFullYear();
const PLACE = { year: YEAR, region: null, segment: null } as const;
const NORTH = { year: YEAR, region: 'MA-01', segment: 'women' } as const;
type Person = MemberActor['person'];

let manager: Person;
let authorising: Person;
let auditor: Person;
let programmeId: string;
let envelopeId: string;

async function somebody(
  role: 'programme-manager' | 'authorising-officer' | 'auditor',
  organisationId?: string,
): Promise<Person> {
  const { person } = await makeMember('programme', [role], organisationId);
  return { ...person, confirmedAt: new Date() };
}

beforeEach(async () => {
  await resetDatabase();
  manager = await somebody('programme-manager');
  const { organisationId } = manager.seat;
  authorising = await somebody('authorising-officer', organisationId);
  auditor = await somebody('auditor', organisationId);
  const content = aProgrammeContent();
  const { running } = content;
  const envelopes = [PLACE, NORTH].map((place) => ({ ...place, amount: 100_000_000 }));
  ({ programmeId } = await makeProgramme({
    organisationId,
    content: { ...content, running: running && { ...running, envelopes } },
  }));
  envelopeId = await fundPlace(programmeId, PLACE, 12_345_678n);
});

const FORM = {
  ...{ kind: 'fund', to: `${String(YEAR)}.MA-01.women`, amount: '250 000,50 DH' },
  ...{ reason: 'Première tranche', intentId: 'an-intent-minted-for-a-test' },
};
const propose = (changes: Readonly<Record<string, string>> = {}, person = manager) =>
  call(newMove.action, {
    ...{ params: FR, person, form: { ...FORM, programme: programmeId, ...changes } },
  });
const errorsOf = (answer: Answer) => (answer.data as { errors: unknown }).errors;
const moveId = async () => (await db.envelopeMove.findFirstOrThrow()).id;
const decide = async (person: Person, form: Readonly<Record<string, string>>) =>
  call(movePage.action, { params: { ...FR, id: await moveId() }, person, form });

describe('the money of all programmes', () => {
  test('is told with alerts and what waits, to managers and auditors', async () => {
    await propose();
    const page = withPlainSpaces(await call(overview.loader, { params: FR, person: auditor }));
    expect(page.data).toMatchObject({
      canMove: false,
      programmes: [
        {
          ...{ name: 'Chèque d’essai', year: String(YEAR) },
          meter: {
            funded: '123 456,78 DH',
            parts: [{ part: 'available', share: 1 }, {}, {}, {}, {}, {}],
          },
          alerts: [{ alert: 'not-funded', count: 1 }],
        },
      ],
      open: [
        {
          ...{ kind: 'fund', from: null, amount: '250 000,50 DH', programme: 'Chèque d’essai' },
          to: { year: YEAR, segment: 'women', region: expect.stringContaining('Tanger') as string },
        },
      ],
      ended: [],
    });
    expect((await call(overview.loader, { params: FR, person: authorising })).data).toMatchObject({
      canMove: true,
    });
  });

  test('opens by year and envelope', async () => {
    const params = { ...FR, programme: programmeId };
    const page = await call(programmePage.loader, { params, person: auditor });
    expect(withPlainSpaces(page).data).toMatchObject({
      ...{ isPublic: true, name: 'Chèque d’essai' },
      years: [
        {
          ...{ year: String(YEAR), meter: { planned: '2 000 000 DH' } },
          rows: [
            { id: envelopeId, place: { region: null }, meter: { funded: '123 456,78 DH' } },
            { id: null, place: { segment: 'women' }, meter: { isEmpty: true } },
          ],
        },
      ],
    });
    const unknown = { ...FR, programme: 'nobody' };
    expect((await call(programmePage.loader, { params: unknown, person: auditor })).status).toBe(
      404,
    );
  });
});

describe('the accounts of an envelope', () => {
  const at = () => ({ ...FR, programme: programmeId, envelope: envelopeId });

  test('are listed with the statement of one', async () => {
    const page = await call(envelopePage.loader, { params: at(), person: auditor });
    expect(withPlainSpaces(page).data).toMatchObject({
      place: { region: null, segment: null },
      statement: {
        ...{ code: 'E:available', isLatest: true, before: null },
        lines: [
          { code: 'L1', other: 'FUNDER', delta: '+123 456,78 DH', subject: { kind: 'envelope' } },
        ],
      },
    });
    const reserved = await call(envelopePage.loader, {
      ...{ params: at(), person: auditor, path: '/?account=E:reserved&before=9' },
    });
    expect(reserved.data).toMatchObject({ statement: { code: 'E:reserved', lines: [] } });
  });

  test.each(['?account=FUNDER', '?account=%00&bucket=x', '?before=-1', '?before=1e9'])(
    'show the usual statement for %s',
    async (query) => {
      const page = await call(envelopePage.loader, {
        ...{ params: at(), person: auditor, path: `/${query}` },
      });
      expect(page.data).toMatchObject({ statement: { code: 'E:available', isLatest: true } });
    },
  );

  test('answer 404 for an account or an envelope that is not there', async () => {
    const page = await call(envelopePage.loader, {
      ...{ params: at(), person: auditor, path: '/?bucket=7' },
    });
    expect(page.status).toBe(404);
    for (const { loader } of [envelopePage, csv, json]) {
      const params = { ...at(), envelope: 'nobody' };
      expect((await call(loader, { params, person: auditor })).status).toBe(404);
    }
  });

  test('are spread over more of them by a manager, once, and never fewer', async () => {
    const spread = (buckets: string, person = manager) =>
      call(envelopePage.action, { params: at(), person, form: { buckets } });
    const see = async (person = manager) =>
      (await call(envelopePage.loader, { params: at(), person })).data;
    expect(await see()).toMatchObject({ spread: { buckets: 1, choices: ['1', '4', '16'] } });
    expect(await see(authorising)).toMatchObject({ spread: null });
    expect(errorsOf(await spread(''))).toEqual({ buckets: 'choose' });
    expect(errorsOf(await spread('64'))).toEqual({ buckets: 'choose' });
    for (const other of [authorising, auditor]) expect((await spread('4', other)).status).toBe(404);
    for (let click = 0; click < 2; click += 1)
      expect((await spread('4')).location).toBe(
        `/fr/programme/money/${programmeId}/${envelopeId}?done=spread`,
      );
    expect(await db.auditEntry.count({ where: { type: 'ledger.envelope-spread' } })).toBe(1);
    expect(await see()).toMatchObject({ spread: { buckets: 4, choices: ['4', '16'] } });
    expect(errorsOf(await spread('1'))).toEqual({ buckets: 'wrong-buckets' });
    await spreadEnvelopes(new Date());
    const parts = await db.ledgerAccount.findMany({
      where: { envelopeId, code: 'E:available' },
      orderBy: { bucket: 'asc' },
    });
    expect(parts.map(({ balance }) => balance)).toEqual([
      ...[3_086_420n, 3_086_420n, 3_086_419n, 3_086_419n],
    ]);
    expect((await db.envelope.findUniqueOrThrow({ where: { id: envelopeId } })).buckets).toBe(4);
  });

  test('are files too', async () => {
    const sheet = await call(csv.loader, { params: at(), person: auditor });
    expect(sheet.headers.get('Content-Disposition')).toContain('raqmana-statement-programme-');
    const lines = new TextDecoder().decode(sheet.bytes).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/^E:available;0;1;.*;L1;FUNDER;123456\.78;123456\.78;envelope:/);
    const { data } = await call(json.loader, { params: at(), person: auditor });
    expect(data).toMatchObject({
      ...{ currency: 'MAD', envelope: envelopeId },
      entries: [{ account: 'E:available', amount: '123456.78', entry: 1, transfer: 'L1' }],
    });
  });
});

describe('a move of money', () => {
  test('is proposed from a form that asks for what its kind needs', async () => {
    const empty = await call(newMove.loader, { params: FR, person: manager });
    expect(empty.data).toMatchObject({ kind: null, choices: { programme: { id: programmeId } } });
    const form = await call(newMove.loader, {
      ...{ params: FR, person: manager, path: `/?programme=${programmeId}&kind=move` },
    });
    expect(withPlainSpaces(form).data).toMatchObject({
      choices: {
        from: [{ value: envelopeId, amount: '123 456,78 DH' }],
        to: [{ value: `${String(YEAR)}.-.-` }, { value: `${String(YEAR)}.MA-01.women` }],
      },
    });
    const answer = await propose();
    expect(answer.status).toBe(303);
    expect(answer.location).toBe(`/fr/programme/money/moves/${await moveId()}?done=proposed`);
    expect(await propose()).toMatchObject({ location: answer.location });
    expect(await db.envelopeMove.findFirstOrThrow()).toMatchObject({ amount: 25_000_050n });
  });

  test.each([
    ['12,5', null],
    ['1 000,00 DH', null],
    ['١٢٣', null],
    ['-5', { amount: 'amount' }],
    ['1e9', { amount: 'amount' }],
    ['', { amount: 'amount' }],
    ['0', { amount: 'nothing' }],
  ])('of %s is taken, or refused at its field with what was typed', async (amount, errors) => {
    const answer = await propose({ amount });
    if (errors === null) expect(answer.status).toBe(303);
    else {
      expect(answer).toMatchObject({ status: 422, data: { errors, values: { amount } } });
      expect(await db.envelopeMove.count()).toBe(0);
    }
  });

  test('is refused at the field it is about', async () => {
    const give = { kind: 'give-back', from: envelopeId };
    expect(errorsOf(await propose({ ...give, amount: '123 456,79' }))).toEqual({
      amount: 'no-money',
    });
    expect(errorsOf(await propose({ ...give, from: 'nobody' }))).toEqual({
      from: 'unknown-envelope',
    });
    expect(errorsOf(await propose({ to: `${String(YEAR)}.MA-12.-` }))).toEqual({
      to: 'not-planned',
    });
    expect(errorsOf(await propose({ to: '1999.-.-' }))).toEqual({ to: 'envelope' });
    expect(errorsOf(await propose({ kind: 'steal' }))).toEqual({ kind: 'choose' });
    expect(errorsOf(await propose({ reason: 'non' }))).toEqual({ reason: 'reason' });
    expect(errorsOf(await propose({ intentId: '' }))).toEqual({ form: 'reload' });
    expect((await propose({ programme: 'nobody' })).status).toBe(404);
    expect((await propose({}, auditor)).status).toBe(404);
  });

  test('is decided by another, who proved who they are', async () => {
    await propose();
    const params = { ...FR, id: await moveId() };
    const waiting = await call(movePage.loader, { params, person: authorising });
    expect(withPlainSpaces(waiting).data).toMatchObject({
      ...{ mayAct: true, row: { state: 'proposed' } },
      ends: [
        { now: '0,00 DH', after: '250 000,50 DH', planned: '1 000 000,00 DH', isOverPlan: false },
      ],
    });
    expect(errorsOf(await decide(manager, { do: 'decide', agrees: 'yes' }))).toEqual({
      form: 'same-person',
    });
    expect(errorsOf(await decide(authorising, { do: 'decide', agrees: 'no' }))).toEqual({
      note: 'reason',
    });
    expect(errorsOf(await decide(authorising, { do: 'decide' }))).toEqual({ agrees: 'choose' });
    const stale = { ...authorising, confirmedAt: new Date(Date.now() - 3_600_000) };
    expect((await decide(stale, { do: 'decide', agrees: 'yes' })).location).toContain('confirm');
    expect((await decide(authorising, { do: 'decide', agrees: 'yes' })).location).toBe(
      `/fr/programme/money/moves/${await moveId()}?done=done`,
    );
    const after = await call(movePage.loader, { params, person: auditor, path: '/?done=done' });
    expect(after.data).toMatchObject({
      mayAct: false,
      ends: [],
      row: { state: 'done' },
      done: 'done',
    });
    expect((await decide(auditor, { do: 'decide', agrees: 'yes' })).status).toBe(404);
  });

  test('is taken back by who proposed it', async () => {
    await propose();
    expect(errorsOf(await decide(authorising, { do: 'withdraw' }))).toEqual({
      form: 'wrong-state',
    });
    expect((await decide(manager, { do: 'withdraw' })).location).toContain('?done=withdrawn');
    expect(errorsOf(await decide(authorising, { do: 'decide', agrees: 'yes' }))).toEqual({
      form: 'wrong-state',
    });
  });
});
