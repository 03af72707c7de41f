import { beforeEach, describe, expect, test } from 'vitest';
import { decideCase } from '#domain/cases/decisions/decide.server.ts';
import { proposeCase } from '#domain/cases/decisions/propose.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  giveCase,
  moneyOf,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { makeOfficers, sendApplication, tellFacts } from '../../factories/cases.ts';
import { makeFirmPerson, seatOf } from '../../factories/firms.ts';
import { asMember, giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const MILLION = 100_000_000n;
const DAY_MS = 86_400_000;

let office: Awaited<ReturnType<typeof openOffice>>;
const proposer = () => office.officers.proposes;
const decider = () => office.officers.decides;

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
});

describe('the same click twice', () => {
  test('proposes, decides and sends back once', async () => {
    const { id } = await caseInHand(office);
    const { stamp } = await caseRow(id);
    const proposal = { stamp, outcome: 'approve', reasons: [], note: '' } as const;
    const twice = <T>(work: () => Promise<T>) => refusalCodes([work(), work(), work()]);
    expect(await twice(() => proposeCase(proposer(), id, proposal))).toEqual([null]);
    const read = (await caseRow(id)).stamp;
    const back = { stamp: read, decision: 'send-back', note: 'À revoir' } as const;
    expect(await twice(() => decideCase(decider(), id, back))).toEqual([null]);
    expect(await refusalCode(proposeCase(proposer(), id, proposal))).toBe(
      'cases.changed-meanwhile',
    );
    await proposeNow(proposer(), id);
    const confirm = { stamp: (await caseRow(id)).stamp, decision: 'confirm', note: '' } as const;
    expect(await twice(() => decideCase(decider(), id, confirm))).toEqual([null]);
    expect(await db.voucher.count()).toBe(1);
    expect(await moneyOf(office.programme.envelopeId)).toEqual({
      ...{ 'E:available': MILLION - 400_000n, 'V:committed': 400_000n },
    });
  });
});

describe('who may', () => {
  test('proposes only the officer it was given to, who said they have no link', async () => {
    const { id } = await caseInHand(office);
    const { proposes: other } = await makeOfficers(office.programme.ownerId);
    expect(await refusalCode(proposeNow(other, id))).toBe('cases.no-part');
    expect(await refusalCode(proposeNow(decider(), id))).toBe('cases.not-found');
    const elsewhere = await openOffice();
    expect(await refusalCode(proposeNow(elsewhere.officers.proposes, id))).toBe('cases.not-found');
    const fresh = await caseInHandUndeclared();
    expect(await refusalCode(proposeNow(proposer(), fresh))).toBe('cases.not-declared');
  });

  async function caseInHandUndeclared() {
    const applicant = await makeFirmPerson('sme-owner');
    await tellFacts(seatOf(applicant));
    const { id } = await sendApplication(office.programme, { actor: applicant });
    await giveCase(id, proposer(), null);
    return id;
  }

  test('decides neither who proposed nor who belongs or belonged to the firm', async () => {
    const { id, firmId } = await caseInHand(office);
    await proposeNow(proposer(), id);
    const { ownerId } = office.programme;
    const { accountId } = proposer().person;
    await giveRole(accountId, ownerId, 'deciding-officer').catch(() => null);
    const seat = { ...proposer().person.seat, roles: ['deciding-officer'] as const };
    const both = { ...proposer(), person: { ...proposer().person, seat } };
    expect(await refusalCode(decideNow(both, id))).toBe('cases.same-person');
    const linked = await makeMember('programme', ['deciding-officer'], ownerId);
    await giveRole(linked.person.accountId, firmId, 'sme-viewer');
    await db.roleGrant.updateMany({
      where: { accountId: linked.person.accountId, organisationId: firmId },
      data: { status: 'revoked', endedAt: at(0), endedById: 'who ended' },
    });
    expect(await refusalCode(decideNow(linked, id))).toBe('cases.own-firm');
    expect(await caseRow(id)).toMatchObject({ state: 'proposed-approve' });
  });

  test('the database itself keeps one person from two parts of a case', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(proposer(), id);
    const { accountId } = proposer().person;
    const sql = db.$executeRaw`
      INSERT INTO case_person (application_id, account_id, part, round, since, declaration, declared_at)
      VALUES (${id}, ${accountId}, 'decides', 1, now(), 'none', now())`;
    await expect(sql).rejects.toSatisfy((error) => constraintOf(error) === 'case_person_pkey');
    const turned = db.$executeRaw`
      UPDATE case_person SET part = 'decides' WHERE application_id = ${id}`;
    await expect(turned).rejects.toSatisfy((error) => constraintOf(error) === 'cases_kept');
    const signed = db.$executeRaw`
      UPDATE aid_decision SET state = 'confirmed', decided_by_id = proposed_by_id, decided_at = now()
      WHERE application_id = ${id}`;
    await expect(signed).rejects.toSatisfy((error) =>
      ['aid_decision_two_persons', 'aid_decision_persons'].includes(constraintOf(error) ?? ''),
    );
    const stranger = db.$executeRaw`
      UPDATE aid_decision SET state = 'confirmed', decided_by_id = ${decider().person.accountId},
        decided_at = now() WHERE application_id = ${id}`;
    await expect(stranger).rejects.toSatisfy(
      (error) => constraintOf(error) === 'aid_decision_persons',
    );
    const told = db.$executeRaw`UPDATE aid_application SET state = 'under-review',
      reservation = NULL, reserved_until = NULL WHERE id = ${id}`;
    await expect(told).rejects.toSatisfy((error) => constraintOf(error) === 'case_event_told');
  });

  test('a role that is not of this organisation opens nothing', async () => {
    const { id, applicant } = await caseInHand(office);
    await proposeNow(proposer(), id);
    expect(
      await refusalCode(
        decideNow(await asMember(applicant.person.accountId, seatOf(applicant)), id),
      ),
    ).toBe('cases.not-found');
    const elsewhere = await openOffice();
    expect(await refusalCode(decideNow(elsewhere.officers.decides, id))).toBe('cases.not-found');
  });
});

describe('an older page', () => {
  test('changes nothing once the case has moved on', async () => {
    const { id } = await caseInHand(office);
    const { stamp } = await caseRow(id);
    await proposeNow(proposer(), id);
    const old = { stamp, decision: 'confirm', note: '' } as const;
    expect(await refusalCode(decideCase(decider(), id, old))).toBe('cases.changed-meanwhile');
    await decideNow(decider(), id);
    expect(await refusalCode(decideNow(decider(), id, 'send-back'))).toBe('cases.wrong-state');
    expect(await refusalCode(proposeRefusal(proposer(), id))).toBe('cases.wrong-state');
  });

  test('of a proposal whose reservation ran out sends the case back and says so', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(proposer(), id);
    const { stamp, reservedUntil } = await caseRow(id);
    const late = { ...decider(), now: reservedUntil ?? at(30 * DAY_MS) };
    const confirm = decideCase(late, id, { stamp, decision: 'confirm', note: '' });
    expect(await refusalCode(confirm)).toBe('cases.reservation-ended');
    expect(await caseRow(id)).toMatchObject({ state: 'under-review', reservation: null });
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:available': MILLION });
    expect(await db.voucher.count()).toBe(0);
  });
});
