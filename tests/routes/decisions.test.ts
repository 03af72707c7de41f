import { beforeEach, describe, expect, test } from 'vitest';
import { acknowledgeDecision } from '#domain/cases/applications/acknowledge.server.ts';
import { openAppeal } from '#domain/cases/appeals/open-appeal.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import * as appeal from '../../app/routes/_space.programme.cases.$id.appeal.tsx';
import * as decide from '../../app/routes/_space.programme.cases.$id.decide.tsx';
import * as propose from '../../app/routes/_space.programme.cases.$id.propose.tsx';
import * as revoke from '../../app/routes/_space.programme.cases.$id.revoke.tsx';
import { makeOfficers } from '../factories/cases.ts';
import {
  aReason,
  caseInHand,
  caseRow,
  decideNow,
  giveCase,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../factories/decisions.ts';
import { makeMember } from '../factories/people.ts';
import { resetDatabase } from '../setup/database.ts';
import { call, type Answer } from './call.ts';

type Page = typeof propose | typeof decide | typeof appeal | typeof revoke;
type Form = Readonly<Record<string, string | readonly string[]>>;

let office: Awaited<ReturnType<typeof openOffice>>;

beforeEach(async () => {
  await resetDatabase();
  // Pages act at the present instant: the money is that of this year.
  office = await openOffice({ year: new Date().getUTCFullYear() });
});

const fresh = (person: MemberActor['person']) => ({ ...person, confirmedAt: new Date() });
const params = (id: string) => ({ lang: 'fr', id });
const read = (page: Page, { person }: MemberActor, id: string): Promise<Answer> =>
  call(page.loader, { params: params(id), person: fresh(person) });
const send = (page: Page, { person }: MemberActor, id: string, form: Form): Promise<Answer> =>
  call(page.action, { params: params(id), person: fresh(person), form });
const stampOf = async (id: string) => String((await caseRow(id)).stamp);

/** Errors by field of a refused form, and what was typed. */
function refusedOf({ status, data }: Answer) {
  expect(status).toBe(422);
  return data as { errors: Record<string, string>; values: Record<string, string> };
}

describe('proposing', () => {
  test('shows what may be given and takes a proposal', async () => {
    const { id } = await caseInHand(office);
    const page = await read(propose, office.officers.proposes, id);
    expect(page.data).toMatchObject({
      page: {
        problem: null,
        file: {
          money: { most: 400_000n, found: true, smallest: 100_000n },
          whole: true,
          explanation: { status: 'eligible' },
        },
      },
    });
    const sent = await send(propose, office.officers.proposes, id, {
      ...{ do: 'propose', stamp: await stampOf(id), outcome: 'approve', note: 'Bon projet.' },
      amount: '٣ ٩٩٩,٥٠',
    });
    expect(sent.location).toBe(`/fr/programme/cases/${id}?done=propose`);
    expect(await caseRow(id)).toMatchObject({ state: 'proposed-approve', awarded: 399_950n });
  });

  test.each([
    ['-5', 'amount', 'error.amount'],
    ['1e9', 'amount', 'error.amount'],
    ['beaucoup', 'amount', 'error.amount'],
    ['12,5', 'amount', 'amount-under'],
    ['1 000 000,00 DH', 'amount', 'amount-over'],
    ['4 000,01', 'amount', 'amount-over'],
    ['3 000', 'note', 'no-note'],
  ])('an amount typed as “%s” is refused at %s, and kept', async (amount, field, error) => {
    const { id } = await caseInHand(office);
    const form = { do: 'propose', stamp: await stampOf(id), outcome: 'approve', amount, note: '' };
    // Too little needs a word first, so that it is the amount that is refused.
    const noted = error === 'amount-under' ? { ...form, note: 'Peu.' } : form;
    const refused = refusedOf(await send(propose, office.officers.proposes, id, noted));
    expect(refused.errors).toEqual({ [field]: error });
    expect(refused.values).toMatchObject({ amount, outcome: 'approve' });
    expect(await caseRow(id)).toMatchObject({ state: 'under-review', reservation: null });
  });

  test('a refusal without reason or words, nothing chosen, and a form without stamp', async () => {
    const { id } = await caseInHand(office);
    const stamp = await stampOf(id);
    const errorsOf = async (form: Form) =>
      refusedOf(await send(propose, office.officers.proposes, id, { do: 'propose', ...form }))
        .errors;
    expect(await errorsOf({ stamp })).toEqual({ outcome: 'error.outcome' });
    expect(await errorsOf({ stamp, outcome: 'reject', note: '' })).toEqual({
      ...{ reasons: 'error.no-reason', note: 'error.no-note' },
    });
    expect(await errorsOf({ stamp, outcome: 'reject', note: 'Non.', reasons: 'x' })).toEqual({
      reasons: 'no-reason',
    });
    expect(await errorsOf({ stamp: 'x', outcome: 'approve' })).toEqual({ stamp: 'error.reload' });
    expect(await errorsOf({ stamp, outcome: 'approve', note: '<b>gras</b>' })).toEqual({
      note: 'error.html',
    });
  });

  test('ticked reasons come back when the form is refused', async () => {
    const { id } = await caseInHand(office);
    const reasons = [aReason('reject'), 'another'];
    const answer = await send(propose, office.officers.proposes, id, {
      ...{ do: 'propose', stamp: await stampOf(id), outcome: 'reject', note: '', reasons },
    });
    expect(answer.data).toMatchObject({ typed: { reasons } });
  });

  test('an older form is told so, and the same click twice is one proposal', async () => {
    const { id } = await caseInHand(office);
    const form = { do: 'propose', stamp: await stampOf(id), outcome: 'approve', note: '' };
    const old = { ...form, stamp: '1' };
    const refused = refusedOf(await send(propose, office.officers.proposes, id, old));
    expect(refused.errors).toEqual({ form: 'changed-meanwhile' });
    expect((await send(propose, office.officers.proposes, id, form)).status).toBe(303);
    expect((await send(propose, office.officers.proposes, id, form)).status).toBe(303);
    expect(await db.aidDecision.count()).toBe(1);
  });

  test('without money offers the waiting list', async () => {
    const { ownerId } = office.programme;
    const poor = await openOffice({ ownerId, funded: 1_000n, year: new Date().getUTCFullYear() });
    const { id } = await caseInHand({ ...poor, officers: office.officers });
    const page = await read(propose, office.officers.proposes, id);
    expect(page.data).toMatchObject({ page: { file: { money: { found: false } } } });
    const form = { stamp: await stampOf(id), outcome: 'approve', note: '' };
    const refused = await send(propose, office.officers.proposes, id, { ...form, do: 'propose' });
    expect(refusedOf(refused).errors).toEqual({ form: 'no-money' });
    const waits = await send(propose, office.officers.proposes, id, { ...form, do: 'wait' });
    expect(waits.status).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'waitlisted' });
  });

  test('is for the officer of the case alone', async () => {
    const { id } = await caseInHand(office);
    const { ownerId } = office.programme;
    const colleague = await makeMember('programme', ['proposing-officer'], ownerId);
    expect((await read(propose, colleague, id)).data).toMatchObject({
      page: { problem: 'no-part', file: null },
    });
    expect((await read(propose, office.officers.decides, id)).status).toBe(404);
    const elsewhere = await makeMember('programme', ['proposing-officer']);
    expect((await read(propose, elsewhere, id)).status).toBe(404);
    expect((await read(propose, office.officers.proposes, 'nothing')).status).toBe(404);
  });
});

describe('deciding', () => {
  test('asks first to prove again who one is', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    const person = { ...office.officers.decides.person, confirmedAt: new Date(0) };
    const form = { stamp: await stampOf(id), decision: 'confirm', note: '', declares: 'yes' };
    const asked = [
      await call(decide.loader, { params: params(id), person }),
      await call(decide.action, { params: params(id), person, form }),
    ];
    for (const { location } of asked) expect(location).toMatch(/^\/fr\/account\/confirm\?/);
    expect(await caseRow(id)).toMatchObject({ state: 'proposed-approve' });
  });

  test('shows the proposal, what changed since, and confirms it', async () => {
    const { id, firmId } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    const same = await read(decide, office.officers.decides, id);
    expect(same.data).toMatchObject({ page: { file: { isApproval: true, changed: null } } });
    await db.firmFact.updateMany({
      where: { organisationId: firmId, fact: 'staff' },
      data: { value: 7 },
    });
    const page = await read(decide, office.officers.decides, id);
    expect(page.data).toMatchObject({
      page: {
        problem: null,
        file: {
          proposal: { amount: 400_000n },
          changed: {
            ...{ status: false, amount: false },
            lines: [{ id: 'staff', values: { before: '5 personnes', now: '7 personnes' } }],
          },
        },
      },
    });
    const form = { stamp: await stampOf(id), decision: 'confirm', note: '' };
    const unsaid = refusedOf(await send(decide, office.officers.decides, id, form));
    expect(unsaid.errors).toEqual({ declares: 'error.declares' });
    const said = { ...form, declares: 'yes' };
    const done = await send(decide, office.officers.decides, id, said);
    expect(done.location).toBe(`/fr/programme/cases/${id}?done=confirm`);
    expect(await caseRow(id)).toMatchObject({ state: 'approved' });
    expect((await send(decide, office.officers.decides, id, said)).status).toBe(303);
  });

  test('sends back with a note, at whose field its lack is told', async () => {
    const { id } = await caseInHand(office);
    await proposeRefusal(office.officers.proposes, id);
    const form = { stamp: await stampOf(id), decision: 'send-back', declares: 'yes' };
    const refused = refusedOf(await send(decide, office.officers.decides, id, form));
    expect(refused.errors).toEqual({ note: 'error.no-note' });
    const none = { stamp: form.stamp, declares: 'yes', note: 'x' };
    expect(refusedOf(await send(decide, office.officers.decides, id, none)).errors).toEqual({
      decision: 'error.reload',
    });
    const sent = await send(decide, office.officers.decides, id, { ...form, note: 'À revoir' });
    expect(sent.status).toBe(303);
    const page = await read(propose, office.officers.proposes, id);
    expect(page.data).toMatchObject({ page: { file: { sentBack: { note: 'À revoir' } } } });
  });

  test('is refused to who proposed, to others of the firm, and to other organisations', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    expect((await read(decide, office.officers.proposes, id)).status).toBe(404);
    const elsewhere = await makeMember('programme', ['deciding-officer']);
    expect((await read(decide, elsewhere, id)).status).toBe(404);
    const form = { stamp: await stampOf(id), decision: 'confirm', declares: 'yes', note: '' };
    expect((await send(decide, elsewhere, id, form)).status).toBe(404);
    expect(await caseRow(id)).toMatchObject({ state: 'proposed-approve' });
  });

  test('has nothing to show once it was decided', async () => {
    const { id } = await caseInHand(office);
    await proposeRefusal(office.officers.proposes, id);
    await decideNow(office.officers.decides, id);
    expect((await read(decide, office.officers.decides, id)).data).toMatchObject({
      page: { problem: null, file: null },
    });
  });
});

describe('an appeal', () => {
  test('is proposed by a third person and decided by a fourth', async () => {
    const { id, applicant } = await caseInHand(office);
    await proposeRefusal(office.officers.proposes, id);
    await decideNow(office.officers.decides, id);
    await acknowledgeDecision(applicant, id);
    const { stamp: read1 } = await caseRow(id);
    await openAppeal(applicant, id, { stamp: read1, grounds: 'Voici la pièce.' });
    const second = await makeOfficers(office.programme.ownerId);
    await giveCase(id, second.proposes);
    expect((await read(appeal, second.proposes, id)).data).toMatchObject({
      page: {
        problem: null,
        file: { grounds: 'Voici la pièce.', proposal: null, first: { note: 'Voyez les raisons.' } },
      },
    });
    const form = { do: 'propose', stamp: await stampOf(id), outcome: 'dismiss', note: '' };
    const refused = refusedOf(await send(appeal, second.proposes, id, form));
    expect(refused.errors).toEqual({ reasons: 'error.no-reason', note: 'error.no-note' });
    const whole = { ...form, note: 'Rien de neuf.', reasons: [aReason('dismiss')] };
    expect((await send(appeal, second.proposes, id, whole)).status).toBe(303);
    const page = await read(appeal, second.decides, id);
    const { page: shown } = page.data as { page: { file: { proposal: { id: string } } } };
    const decision = { proposal: shown.file.proposal.id, decision: 'confirm', note: '' };
    const unsaid = refusedOf(await send(appeal, second.decides, id, decision));
    expect(unsaid.errors).toEqual({ declares: 'error.declares' });
    const first = await send(appeal, office.officers.decides, id, { ...decision, declares: 'yes' });
    expect(refusedOf(first).errors).toEqual({ form: 'same-person' });
    const done = await send(appeal, second.decides, id, { ...decision, declares: 'yes' });
    expect(done.status).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'dismissed' });
  });

  test('is not there for a case that nobody contests, nor a revocation before an approval', async () => {
    const { id } = await caseInHand(office);
    expect((await read(appeal, office.officers.proposes, id)).status).toBe(404);
    expect((await read(revoke, office.officers.decides, id)).status).toBe(404);
  });
});

describe('taking an aid back', () => {
  test('begins with words to the firm, and waits for its answer', async () => {
    const { id } = await caseInHand(office);
    await proposeNow(office.officers.proposes, id);
    await decideNow(office.officers.decides, id);
    const risk = await makeMember('programme', ['risk-officer'], office.programme.ownerId);
    expect((await read(revoke, risk, id)).data).toMatchObject({ page: { may: 'notice' } });
    const form = { do: 'notice', stamp: await stampOf(id), grounds: '' };
    expect(refusedOf(await send(revoke, risk, id, form)).errors).toEqual({
      grounds: 'error.grounds',
    });
    const whole = { ...form, grounds: 'L’attestation est fausse.' };
    expect((await send(revoke, risk, id, whole)).status).toBe(303);
    expect((await read(revoke, risk, id)).data).toMatchObject({ page: { may: null } });
    const page = await read(revoke, office.officers.decides, id);
    expect(page.data).toMatchObject({ page: { may: 'wait', problem: null } });
    const { id: revocation } = await db.aidRevocation.findFirstOrThrow();
    const decision = { revocation, decision: 'revoke', declares: 'yes', note: 'Vu.' };
    const early = refusedOf(await send(revoke, office.officers.decides, id, decision));
    expect(early.errors).toEqual({ form: 'too-early' });
    await db.aidRevocation.updateMany({ data: { answer: 'Non.', answeredAt: new Date() } });
    expect((await read(revoke, office.officers.decides, id)).data).toMatchObject({
      page: { may: 'decide' },
    });
    const silent = { ...decision, note: '' };
    expect(refusedOf(await send(revoke, office.officers.decides, id, silent)).errors).toEqual({
      note: 'error.no-note',
    });
    expect((await send(revoke, office.officers.decides, id, decision)).status).toBe(303);
    expect(await caseRow(id)).toMatchObject({ state: 'revoked' });
  });
});
