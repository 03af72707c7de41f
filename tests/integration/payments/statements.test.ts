import { beforeEach, describe, expect, test } from 'vitest';
import { expireShares, matchLineByHand, matchStatement } from '#domain/engagements/index.server.ts';
import { importStatement, matchLineAgain, setLineAside } from '#domain/payments/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { openProgramme } from '../../factories/cases.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import {
  askedShare,
  aRib,
  bookStatement,
  camtOf,
  cashOf,
  fileOf,
  system,
  verifiedAccount,
  type Asked,
} from '../../factories/payments.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { balancesOf, daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let asked: Asked;

const SHARE = 560_000n;
const HELD = { 'RAIL:clearing': -SHARE, 'SHARE:held': SHARE };
const stateOf = async () =>
  (await db.engagement.findUniqueOrThrow({ where: { id: asked.engagement.id } })).state;
const requestNow = () => db.shareRequest.findUniqueOrThrow({ where: { id: asked.request.id } });
const entry = (changes = {}) => ({ amount: '5600.00', text: asked.request.reference, ...changes });
const book = (entries: readonly Parameters<typeof camtOf>[1][number][]) =>
  bookStatement(asked.treasury, camtOf(asked.account.rib, entries));

beforeEach(async () => {
  await resetDatabase();
  asked = await askedShare();
});

describe('an own share by transfer', () => {
  test('starts the engagement once its reference and amount come, and is posted', async () => {
    const { rows } = await book([entry()]);
    expect(rows).toMatchObject([{ state: 'matched', matchedTo: `share:${asked.request.id}` }]);
    expect(await stateOf()).toBe('started');
    expect(await requestNow()).toMatchObject({
      ...{ state: 'paid', rail: 'transfer', evidence: `line:${rows[0]?.id ?? ''}` },
    });
    expect(await cashOf(asked.programme.programmeId)).toEqual(HELD);
    expect(await waitingJobs('tell-started')).toMatchObject([
      { payload: { engagementIds: [asked.engagement.id] } },
    ]);
  });

  test('the same file twice says so, and the same line in another file counts once', async () => {
    const text = camtOf(asked.account.rib, [entry({ ref: 'BANK-1' })]);
    await bookStatement(asked.treasury, text);
    expect(await importStatement(asked.treasury, fileOf(text))).toMatchObject({ kind: 'again' });
    const other = await book([entry({ ref: 'BANK-1' }), { amount: '1.00', ref: 'BANK-2' }]);
    expect(other).toMatchObject({ lines: 2, known: 1, rows: [{ problem: 'no-reference' }] });
    expect(await cashOf(asked.programme.programmeId)).toEqual(HELD);
  });

  test('what is not exact waits for a person, with the reason, and nothing is posted', async () => {
    const stranger = await askedShare(await openProgramme());
    const { reference } = asked.request;
    const wrongKey = reference.slice(0, -1) + String((Number(reference.at(-1)) + 1) % 10);
    const { rows } = await book([
      ...[entry({ amount: '5600.01' }), entry({ amount: '5599.99' })],
      ...[entry({ text: 'RQ0000000000 97' }), entry({ text: wrongKey }), entry({ text: 'merci' })],
      entry({ text: stranger.request.reference }),
      entry({ text: `${reference} ${stranger.request.reference}` }),
      { amount: '5600.00', text: reference, isDebit: true },
    ]);
    expect(rows.map(({ problem }) => problem)).toEqual([
      ...['amount', 'amount', 'unknown-reference', 'bad-reference', 'no-reference'],
      ...['other-programme', 'several-references', 'no-refund-due'],
    ]);
    expect(await stateOf()).toBe('copay-pending');
    expect(await cashOf(asked.programme.programmeId)).toEqual({});
  });

  test('a statement of another account starts nothing', async () => {
    const { rows } = await bookStatement(asked.treasury, camtOf(aRib(), [entry()]));
    expect(rows).toMatchObject([{ state: 'unmatched', problem: 'wrong-account' }]);
    expect(await stateOf()).toBe('copay-pending');
  });

  test('paid twice: the second waits for a person', async () => {
    const { rows } = await book([entry(), entry()]);
    expect(rows.map(({ state, problem }) => [state, problem])).toEqual([
      ['matched', null],
      ['unmatched', 'already-paid'],
    ]);
    expect((await book([entry()])).rows).toMatchObject([{ problem: 'already-paid' }]);
    expect(await cashOf(asked.programme.programmeId)).toEqual(HELD);
  });

  test('a job that is run again finds nothing to do', async () => {
    const { id } = await book([entry()]);
    await matchStatement(id, system());
    expect(await cashOf(asked.programme.programmeId)).toEqual(HELD);
  });
});

describe('a share that does not come', () => {
  const late = daysAfter(NOON, 40);

  test('voids the engagement, restores the voucher and tells both sides', async () => {
    const before = await balancesOf(asked.programme.envelopeId);
    expect(await expireShares(system())).toBe(0);
    expect(await expireShares(system(late))).toBe(1);
    expect(await expireShares(system(late))).toBe(0);
    expect(await stateOf()).toBe('voided');
    expect(await requestNow()).toMatchObject({ state: 'cancelled' });
    const voucher = await db.voucher.findUniqueOrThrow({ where: { id: asked.voucher.id } });
    expect(voucher).toMatchObject({ state: 'active', used: 0n });
    expect(before).toMatchObject({ 'G:engaged': 400_000n });
    expect(await balancesOf(asked.programme.envelopeId)).toMatchObject({ 'V:committed': 400_000n });
    for (const { person } of [asked.firm, asked.provider])
      expect(await notificationsTo(person.accountId)).toContainEqual(
        expect.objectContaining({ kind: 'share-voided' }),
      );
  });

  test('money that comes after that is taken in and due back', async () => {
    await expireShares(system(late));
    const { rows } = await book([entry()]);
    expect(rows).toMatchObject([{ state: 'matched' }]);
    expect(await stateOf()).toBe('voided');
    expect(await requestNow()).toMatchObject({ state: 'refund-due', refunded: SHARE });
    const due = { 'RAIL:clearing': -SHARE, 'SME:refund_due': SHARE };
    expect(await cashOf(asked.programme.programmeId)).toEqual(due);
    await book([entry({ isDebit: true })]);
    expect(await requestNow()).toMatchObject({ state: 'refunded' });
    expect(await cashOf(asked.programme.programmeId)).toEqual({});
  });
});

describe('by hand', () => {
  test('a line without its reference is matched to the request a person names, exactly', async () => {
    const { rows } = await book([entry({ text: 'merci' }), entry({ amount: '5600.01' })]);
    const [first, second] = rows.map(({ id }) => id);
    const form = { reference: asked.request.reference, note: 'Appelé au téléphone' };
    const tries = (id = '') => refusalCode(matchLineByHand(asked.treasury, id, form));
    expect(await tries(second)).toBe('payments.amount');
    const unknown = { ...form, reference: 'RQ 0000 0000 0097' };
    expect(await refusalCode(matchLineByHand(asked.treasury, first ?? '', unknown))).toBe(
      'payments.reference',
    );
    await matchLineByHand(asked.treasury, first ?? '', form);
    expect(await stateOf()).toBe('started');
    expect(await tries(first)).toBe('payments.wrong-state');
    expect(await cashOf(asked.programme.programmeId)).toEqual(HELD);
  });

  test('a line is matched again once what it is about is known', async () => {
    await db.shareRequest.update({ where: { id: asked.request.id }, data: { amount: SHARE + 1n } });
    const { id: statementId, rows } = await book([entry()]);
    const id = rows[0]?.id ?? '';
    expect(rows).toMatchObject([{ state: 'unmatched', problem: 'amount' }]);
    await db.shareRequest.update({ where: { id: asked.request.id }, data: { amount: SHARE } });
    const other = await makeMember('programme', ['authorising-officer']);
    expect(await refusalCode(matchLineAgain(other, id))).toBe('payments.not-found');
    await matchLineAgain(asked.treasury, id);
    await matchLineAgain(asked.treasury, id);
    expect(await waitingJobs('match-statement')).toMatchObject([
      { payload: { statementId } },
      { payload: { statementId } },
    ]);
    await matchStatement(statementId, system());
    expect(await db.bankLine.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ state: 'matched', problem: null },
    });
    expect(await stateOf()).toBe('started');
    expect(await refusalCode(matchLineAgain(asked.treasury, id))).toBe('payments.wrong-state');
  });

  test('a line is set aside with a note, by nobody of another programme', async () => {
    const { rows } = await book([entry({ text: 'merci' })]);
    const id = rows[0]?.id ?? '';
    const other = await makeMember('programme', ['authorising-officer']);
    expect(await refusalCode(setLineAside(other, id, { note: 'Intérêts' }))).toBe(
      'payments.not-found',
    );
    await setLineAside(asked.treasury, id, { note: 'Intérêts' });
    expect(await db.bankLine.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ state: 'set-aside', note: 'Intérêts' },
    });
  });
});

test('a file that is no statement is refused with its line, and nothing is kept', async () => {
  await verifiedAccount(
    (await makeMember('programme', ['authorising-officer'])).person.seat.organisationId,
  );
  const refused = [
    ['<Document><a></Document>', 'xml'],
    ['%PDF-1.7', 'format'],
    ['Date;Montant\n17/11/2026;douze', 'amount'],
    ['bonjour', 'header'],
  ] as const;
  for (const [text, problem] of refused)
    expect(await importStatement(asked.treasury, fileOf(text))).toMatchObject({
      ...{ kind: 'refused', problem },
    });
  expect(await db.bankStatement.count()).toBe(0);
});
