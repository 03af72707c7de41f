import { beforeEach, describe, expect, test } from 'vitest';
import { LEDGER_CHECKS, runChecks } from '#domain/ledger/index.server.ts';
import { cents } from '#domain/kernel/index.server.ts';
import { NOON } from '../../factories/actors.ts';
import {
  brokenAfter,
  brokenAmong,
  makeEnvelope,
  move,
  postNow,
  tamper,
} from '../../factories/ledger.ts';
import { resetDatabase } from '../../setup/database.ts';
import { db } from '#platform/db.ts';

/** Books with something of everything in them. */
async function fillBooks() {
  const envelope = await makeEnvelope({ buckets: 2, funded: 1_000n });
  const held = move(envelope, 'L2', cents(300n), { reference: 'held' });
  const used = move(envelope, 'L2', cents(200n), { reference: 'used' });
  await postNow([held, used, move(envelope, 'L14', cents(50n), { reference: 'back' })]);
  await postNow(move(envelope, 'L4', cents(200n), { reference: 'voucher', resolves: 'used' }));
  await db.envelopeMove.create({
    data: {
      ...{ id: 'moved', programmeId: envelope.programmeId, organisationId: 'owner', kind: 'fund' },
      ...{ toEnvelopeId: envelope.id, amount: 70n, reason: 'more', state: 'done' },
      ...{ proposedById: 'one', proposedAt: NOON, decidedById: 'two', decidedAt: NOON },
    },
  });
  await postNow(
    move(envelope, 'L1', cents(70n), { reference: 'move:moved:in', subject: 'move:moved' }),
  );
}

beforeEach(async () => {
  await resetDatabase();
  await fillBooks();
});

const codesOf = (broken: readonly string[]) => broken.map((one) => one.split(':')[0]);

test('sound books are sound, and something was looked at in every check', async () => {
  expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  for await (const { code, looked } of runChecks(LEDGER_CHECKS))
    expect([code, looked > 0]).toEqual([code, true]);
  expect(new Set(LEDGER_CHECKS.map(({ code }) => code)).size).toBe(LEDGER_CHECKS.length);
});

test('empty books are sound', async () => {
  await resetDatabase();
  expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
});

const OF = (code: string) =>
  `(SELECT id FROM ledger_account WHERE code = '${code}' AND bucket = 0)`;
const T = (reference: string) =>
  `(SELECT id FROM ledger_transfer WHERE reference = '${reference}')`;

type Change = readonly [
  what: string,
  sql: string,
  codes: readonly string[],
  /** A constraint of a table that would not let it. */
  lifted?: string,
];

describe('what somebody with the disk changes is found', () => {
  const changes: readonly Change[] = [
    [
      'a balance',
      `UPDATE ledger_account SET balance = balance + 1 WHERE code = 'V:committed' AND bucket = 0`,
      [
        'ledger.envelopes-hold-what-was-funded',
        'ledger.books-sum-to-nothing',
        'ledger.balances-are-last-entries',
      ],
    ],
    [
      'a balance and its last entry',
      `WITH e AS (UPDATE ledger_entry SET balance = balance + 1
        WHERE account_id = ${OF('V:committed')} RETURNING account_id)
      UPDATE ledger_account SET balance = balance + 1 WHERE id IN (SELECT account_id FROM e)`,
      [
        'ledger.envelopes-hold-what-was-funded',
        'ledger.books-sum-to-nothing',
        'ledger.balances-are-last-entries',
        'ledger.entries-follow-one-another',
      ],
      'ledger_entry DROP CONSTRAINT ledger_entry_adds',
    ],
    [
      'an account that owes',
      `UPDATE ledger_account SET balance = -5 WHERE code = 'C:spent' AND bucket = 0`,
      [
        'ledger.envelopes-hold-what-was-funded',
        'ledger.books-sum-to-nothing',
        'ledger.no-overdraft',
        'ledger.balances-are-last-entries',
      ],
      'ledger_account DROP CONSTRAINT ledger_no_overdraft',
    ],
    [
      'an entry that is gone',
      `DELETE FROM ledger_entry WHERE transfer_id = ${T('held')} AND delta > 0`,
      [
        'ledger.balances-are-last-entries',
        'ledger.transfers-have-two-entries',
        'ledger.entries-follow-one-another',
      ],
    ],
    [
      'a transfer that is gone',
      `DELETE FROM ledger_transfer WHERE reference = 'voucher'`,
      ['ledger.entries-have-their-transfer', 'ledger.reserved-is-open-reservations'],
    ],
    [
      'an amount',
      `UPDATE ledger_transfer SET amount = amount + 1 WHERE reference = 'back'`,
      ['ledger.envelopes-hold-what-was-funded', 'ledger.transfers-have-two-entries'],
    ],
    [
      'a code',
      `UPDATE ledger_transfer SET code = 'L5' WHERE reference = 'back'`,
      ['ledger.envelopes-hold-what-was-funded', 'ledger.transfers-keep-to-the-plan'],
    ],
    [
      'a reservation that was used, used again',
      `UPDATE ledger_transfer SET resolves_id = ${T('held')} WHERE reference = 'voucher'`,
      ['ledger.reservations-end-once', 'ledger.reserved-is-open-reservations'],
    ],
    [
      'a voucher after the reservation ran out',
      `UPDATE ledger_transfer SET expires_at = at - interval '1 day' WHERE reference = 'used'`,
      ['ledger.reservations-end-once'],
    ],
    [
      'a version that was left out',
      `UPDATE ledger_entry SET version = version + 1 WHERE account_id = ${OF('V:committed')}`,
      ['ledger.balances-are-last-entries', 'ledger.entries-follow-one-another'],
    ],
    [
      'the amount of a move',
      `UPDATE ledger_envelope_move SET amount = 71`,
      ['ledger.moves-were-posted'],
    ],
    [
      'a move that was not decided',
      `UPDATE ledger_envelope_move SET state = 'withdrawn', decided_by_id = NULL, decided_at = NULL`,
      ['ledger.moves-were-posted'],
    ],
  ];
  test.each(changes.map((change) => ({ what: change[0], change })))('$what', async ({ change }) => {
    const [, sql, codes, lifted] = change;
    const first = lifted === undefined ? '' : `ALTER TABLE ${lifted};`;
    expect(codesOf(await brokenAfter(LEDGER_CHECKS, `${first} ${sql}`))).toEqual(codes);
  });
});

test('tampering that is kept is found too, with an example', async () => {
  await tamper(`UPDATE ledger_transfer SET subject = subject, amount = 1 WHERE reference = 'held'`);
  expect(await brokenAmong(LEDGER_CHECKS)).toEqual(
    expect.arrayContaining(['ledger.transfers-have-two-entries: held']),
  );
});
