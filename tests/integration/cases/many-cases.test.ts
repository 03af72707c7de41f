import { beforeEach, expect, test } from 'vitest';
import { getLateRegister, reassignAll } from '#domain/cases/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import { caseInHand, openOffice } from '../../factories/decisions.ts';
import { makeMember } from '../../factories/people.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let office: Awaited<ReturnType<typeof openOffice>>;
let manager: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  office = await openOffice();
  const { ownerId } = office.programme;
  manager = await makeMember('programme', ['programme-manager'], ownerId);
});

/** So many cases in the hands of one officer, of different firms. */
async function inHand(count: number): Promise<void> {
  const { id } = await caseInHand(office);
  await db.$executeRaw`
    INSERT INTO aid_application SELECT (jsonb_populate_record(a, jsonb_build_object(
      'id', 'again ' || n, 'number', nextval('aid_application_number'),
      'organisation_id', 'firm ' || n))).*
    FROM aid_application a, generate_series(2, ${count}::int) n WHERE a.id = ${id}`;
  await db.$executeRaw`
    INSERT INTO case_person SELECT (jsonb_populate_record(p, jsonb_build_object(
      'application_id', 'again ' || n))).*
    FROM case_person p, generate_series(2, ${count}::int) n WHERE p.application_id = ${id}`;
  await db.$executeRaw`
    INSERT INTO case_clock SELECT (jsonb_populate_record(c, jsonb_build_object(
      'id', 'clock ' || n, 'application_id', 'again ' || n))).*
    FROM case_clock c, generate_series(2, ${count}::int) n
    WHERE c.application_id = ${id} AND c.ended_at IS NULL`;
}

test('the register of what is late shows the oldest, and counts all of it', async () => {
  await inHand(520);
  const late = await getLateRegister({ ...manager, now: daysAfter(NOON, 30) });
  expect(late.lines).toHaveLength(500);
  expect(late).toMatchObject({
    ...{ total: 520, stages: [{ code: 'propose', count: 520 }] },
    officers: [{ id: office.officers.proposes.person.accountId, count: 520 }],
  });
  expect(late.officers[0]?.most).toBe(late.lines[0]?.daysLate);
});

test('cases of an absent officer go to others fifty at a time', { timeout: 60_000 }, async () => {
  await inHand(53);
  await makeMember('programme', ['proposing-officer'], office.programme.ownerId);
  const { accountId } = office.officers.proposes.person;
  const away = () => reassignAll(manager, accountId, { why: 'leave', note: '' });
  expect(await away()).toEqual({ given: 50, left: 0, rest: 3 });
  expect(await away()).toEqual({ given: 3, left: 0, rest: 0 });
});
