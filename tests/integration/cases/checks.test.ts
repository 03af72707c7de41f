import { beforeAll, describe, expect, test } from 'vitest';
import { CASE_CHECKS, checkBooks } from '#domain/cases/index.server.ts';
import { expireReservations } from '#domain/cases/decisions/let-go.server.ts';
import { LEDGER_CHECKS, runChecks } from '#domain/ledger/index.server.ts';
import { giveBackVoucher } from '#domain/cases/vouchers/give-back.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { openProgramme, sendApplication } from '../../factories/cases.ts';
import {
  caseInHand,
  decideNow,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { brokenAfter, brokenAmong } from '../../factories/ledger.ts';
import { makeMember } from '../../factories/people.ts';
import { giveAccepted, giveVoucher } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

/** Cases in many states, by the use-cases themselves. */
async function fillCases() {
  const office = await openOffice();
  const { proposes, decides } = office.officers;
  const inHand = await caseInHand(office);
  const proposed = await caseInHand(office);
  await proposeNow(proposes, proposed.id);
  const approved = await caseInHand(office);
  await proposeNow(proposes, approved.id);
  await decideNow(decides, approved.id);
  const rejected = await caseInHand(office);
  await proposeRefusal(proposes, rejected.id);
  await decideNow(decides, rejected.id);
  const sentBack = await caseInHand(office);
  await proposeNow(proposes, sentBack.id);
  await decideNow(decides, sentBack.id, 'send-back');
  const programme = await openProgramme();
  await sendApplication(programme);
  const accepted = await giveAccepted(programme);
  const given = await giveVoucher(programme);
  await giveBackVoucher(given.firm, given.voucher.id, { stamp: given.voucher.stamp });
  return {
    ...{ inHand: inHand.id, proposed: proposed.id, approved: approved.id, rejected: rejected.id },
    ...{ accepted: accepted.voucher.id, givenBack: given.voucher.id },
  };
}

let ids: Awaited<ReturnType<typeof fillCases>>;

beforeAll(async () => {
  await resetDatabase();
  ids = await fillCases();
});

test('what the use-cases leave is sound, and every check looked at something', async () => {
  expect(await brokenAmong(CASE_CHECKS)).toEqual([]);
  const skipped: string[] = [];
  for await (const { code, looked } of runChecks(CASE_CHECKS)) if (looked === 0) skipped.push(code);
  // Nobody moved money between envelopes here.
  expect(skipped).toEqual(['ledger.moves-were-posted']);
});

const codesOf = (broken: readonly string[]) => broken.map((one) => one.split(':')[0]);
const A = (key: keyof typeof ids) => `'${ids[key]}'`;

type Change = readonly [
  what: string,
  sql: () => string,
  codes: readonly string[],
  /** A constraint of a table, or a unique index, that would not let it. */
  lifted?: string,
];

describe('what somebody with the disk changes is found', () => {
  const changes: readonly Change[] = [
    [
      'what a proposal gives',
      () => `UPDATE aid_application SET awarded = awarded + 1 WHERE id = ${A('proposed')}`,
      ['cases.reserved-is-what-is-proposed', 'cases.proposals-are-reserved'],
    ],
    [
      'a proposal that is withdrawn without a word',
      () => `UPDATE aid_application SET state = 'under-review', reservation = NULL, reserved_until = NULL
        WHERE id = ${A('proposed')}`,
      ['cases.reserved-is-what-is-proposed', 'cases.events-lead-to-the-state'],
    ],
    [
      'how long money is reserved',
      () => `UPDATE aid_application SET reserved_until = reserved_until + interval '1 day'
        WHERE id = ${A('proposed')}`,
      ['cases.proposals-are-reserved'],
    ],
    [
      'the amount of a voucher',
      () => `UPDATE voucher SET amount = amount + 1 WHERE id = ${A('accepted')}`,
      [
        'cases.committed-is-what-vouchers-hold',
        'cases.approvals-have-their-voucher',
        'cases.vouchers-were-posted',
      ],
    ],
    [
      'what is used of a voucher',
      () => `UPDATE voucher SET used = 1 WHERE id = ${A('accepted')}`,
      ['cases.committed-is-what-vouchers-hold'],
    ],
    [
      'a voucher without its approval',
      () => `UPDATE voucher SET application_id = 'none' WHERE id = ${A('accepted')}`,
      [
        'cases.approvals-have-their-voucher',
        'cases.vouchers-were-posted',
        'cases.voucher-events-are-audited',
      ],
    ],
    [
      'a voucher that lives again',
      () => `UPDATE voucher SET state = 'issued' WHERE id = ${A('givenBack')}`,
      ['cases.committed-is-what-vouchers-hold', 'cases.vouchers-were-posted'],
    ],
    [
      'who decided, to be who proposed',
      () =>
        `UPDATE aid_decision SET decided_by_id = proposed_by_id WHERE application_id = ${A('approved')}`,
      ['cases.persons-are-apart', 'cases.decisions-have-their-persons'],
      'aid_decision DROP CONSTRAINT aid_decision_two_persons',
    ],
    [
      'who decided, to be who sent it',
      () => `UPDATE aid_decision d SET decided_by_id = a.submitted_by_id FROM aid_application a
        WHERE a.id = d.application_id AND a.id = ${A('approved')}`,
      ['cases.persons-are-apart', 'cases.decisions-have-their-persons'],
    ],
    [
      'a person without a part',
      () => `DELETE FROM case_person WHERE part = 'decides' AND application_id = ${A('approved')}`,
      ['cases.decisions-have-their-persons'],
    ],
    [
      'an event that is gone',
      () => `DELETE FROM case_event WHERE event = 'assign' AND application_id = ${A('inHand')}`,
      ['cases.events-lead-to-the-state'],
    ],
    [
      'the audit entry of an event',
      () => `UPDATE audit_entry SET type = 'cases.other' WHERE type = 'cases.assign'
        AND stream_id = 'case:' || ${A('inHand')}`,
      ['cases.events-are-audited'],
    ],
    [
      'the audit entry of a voucher',
      () => `DELETE FROM audit_entry WHERE type = 'cases.voucher-accept'`,
      ['cases.voucher-events-are-audited'],
    ],
    [
      'two live vouchers of one group',
      () => `UPDATE voucher SET group_id = 'one', programme_id = 'one', category = 'one'
        WHERE state IN ('issued', 'active')`,
      ['cases.approvals-have-their-voucher', 'cases.one-live-voucher-a-group'],
      'voucher_one_live',
    ],
    [
      'more than linked firms may have',
      () => `UPDATE voucher SET group_id = 'one', used = 0, amount = 4000000`,
      [
        'cases.committed-is-what-vouchers-hold',
        'cases.approvals-have-their-voucher',
        'cases.vouchers-were-posted',
        'cases.aid-within-ceiling',
      ],
    ],
    [
      'a refusal without a reason',
      () => `UPDATE aid_decision SET reasons = '[]' WHERE application_id = ${A('rejected')}`,
      ['cases.refusals-have-reasons'],
      'aid_decision DROP CONSTRAINT aid_decision_reasons',
    ],
    [
      'a refusal that was opened, without a day to appeal',
      () => `UPDATE aid_application SET acknowledged_at = decided_at, appeal_until = NULL
        WHERE id = ${A('rejected')}`,
      ['cases.refusals-have-reasons'],
    ],
    [
      'a voucher that was taken away by nobody',
      () => `UPDATE voucher_event SET actor_id = NULL WHERE event = 'give-back'`,
      ['cases.rights-are-kept'],
    ],
    [
      'a voucher that lapsed before its day',
      () => `WITH e AS (UPDATE voucher_event SET event = 'lapse' WHERE event = 'give-back' RETURNING voucher_id)
        UPDATE voucher SET state = 'lapsed' WHERE id IN (SELECT voucher_id FROM e)`,
      ['cases.voucher-events-are-audited', 'cases.rights-are-kept'],
    ],
  ];
  test.each(changes.map((change) => ({ what: change[0], change })))('$what', async ({ change }) => {
    const [, sql, codes, lifted] = change;
    const first =
      lifted === undefined
        ? ''
        : lifted.includes(' ')
          ? `ALTER TABLE ${lifted};`
          : `DROP INDEX ${lifted};`;
    expect(codesOf(await brokenAfter(CASE_CHECKS, `${first} ${sql()}`))).toEqual(codes);
  });
});

describe('the nightly check', () => {
  test('tells nobody while the books are sound', async () => {
    expect(await checkBooks()).toEqual([]);
    expect(
      (await waitingJobs('notify')).filter(({ payload }) => payload['kind'] === 'books-broken'),
    ).toEqual([]);
  });

  test('tells those who run programmes and those who audit them when they are not', async () => {
    const [manager, auditor, other] = [
      await makeMember('programme', ['programme-manager']),
      await makeMember('programme', ['auditor']),
      await makeMember('programme', ['certifier']),
    ];
    const [first] = LEDGER_CHECKS;
    const broken = {
      code: 'tests.broken',
      run: () => Promise.resolve({ looked: 3, broken: 1, examples: ['one'] }),
    };
    expect(await checkBooks(first ? [first, broken] : [])).toEqual(['tests.broken']);
    const told = (await waitingJobs('notify'))
      .filter(({ payload }) => payload['kind'] === 'books-broken')
      .map(({ payload }) => payload['accountId']);
    expect(told).toEqual(
      expect.arrayContaining([manager.person.accountId, auditor.person.accountId]),
    );
    expect(told).not.toContain(other.person.accountId);
  });
});

test('reservations that ran out leave the books sound', async () => {
  const { reservedUntil } = await db.aidApplication.findUniqueOrThrow({
    where: { id: ids.proposed },
  });
  const now = reservedUntil ?? NOON;
  expect(await expireReservations({ now, randomBytes: (size) => new Uint8Array(size) })).toBe(1);
  expect(await brokenAmong(CASE_CHECKS)).toEqual([]);
});
