import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor, Role } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { openProgramme, type OpenProgramme } from '../factories/cases.ts';
import { spend } from '../factories/clawbacks.ts';
import { makeFirmPerson } from '../factories/firms.ts';
import { makeMember } from '../factories/people.ts';
import { giveAccepted, giveVoucher, type Given } from '../factories/vouchers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import { withPlainSpaces } from './plain-spaces.ts';
import * as officer from '../../app/routes/_space.programme.vouchers.$id.clawback/route.tsx';
import * as own from '../../app/routes/_space.sme.vouchers.$id.clawback.tsx';

type Form = Readonly<Record<string, string | readonly string[]>>;

const CLAIM = {
  ...{ do: 'open', amount: '600,00 DH', reasons: ['not-done'] },
  ...{ grounds: 'La caisse n’est pas là.', evidence: 'Visite du 3 mars.' },
  intentId: 'an-intent-minted-for-a-test',
} as const;

let programme: OpenProgramme;
let given: Given;
let risk: MemberActor;
let now: Date;

/** Somebody of the programme who has just proved who they are. */
async function somebody(role: Role): Promise<MemberActor> {
  const actor = await makeMember('programme', [role], programme.ownerId);
  return { ...actor, person: { ...actor.person, confirmedAt: new Date() } };
}
const paramsOf = () => ({ lang: 'fr', id: given.voucher.id });
const see = async ({ person }: MemberActor) =>
  withPlainSpaces(await call(officer.loader, { params: paramsOf(), person }));
const act = (form: Form, { person }: MemberActor = risk) =>
  call(officer.action, { params: paramsOf(), person, form });
const answer = (form: Form, { person }: MemberActor = given.firm) =>
  call(own.action, { params: paramsOf(), person, form });
const read = async () => {
  const { id, stamp } = await db.clawback.findFirstOrThrow();
  return { clawback: id, stamp: String(stamp) };
};

beforeEach(async () => {
  await resetDatabase();
  now = new Date();
  programme = await openProgramme({ year: now.getUTCFullYear() });
  given = await giveAccepted(programme, { now });
  risk = await somebody('risk-officer');
});

describe('the page of officers', () => {
  test('says that nothing was used, and offers no form', async () => {
    expect((await see(risk)).data).toMatchObject({
      ...{ hasUse: false, claimable: null, clawbacks: [], may: { open: false } },
    });
    expect(await act(CLAIM)).toMatchObject({
      ...{ status: 422, data: { errors: { amount: 'amount-over' } } },
    });
  });

  test.each([
    ['no amount', { amount: '' }, { amount: 'amount' }],
    ['an amount in words', { amount: 'beaucoup' }, { amount: 'amount' }],
    ['nothing', { amount: '0' }, { amount: 'amount-under' }],
    ['more than was used', { amount: '1 000,01' }, { amount: 'amount-over' }],
    ['no reason', { reasons: [] }, { reasons: 'no-reason' }],
    ['a reason that officers do not choose', { reasons: ['revoked'] }, { reasons: 'no-reason' }],
    ['no grounds', { grounds: '' }, { grounds: 'no-grounds' }],
    ['blank evidence', { evidence: '   ' }, { evidence: 'no-evidence' }],
    ['markup', { grounds: '<b>x</b>' }, { grounds: 'error.html' }],
    ['no intent', { intentId: '' }, { form: 'reload' }],
  ])('%s is refused at its field, and what was typed stays', async (_, changes: Form, errors) => {
    await spend(given, 100_000n);
    const refused = await act({ ...CLAIM, ...changes });
    expect(refused).toMatchObject({ status: 422, data: { errors } });
    const { evidence } = { ...CLAIM, ...changes };
    expect(refused.data).toMatchObject({ values: { evidence } });
    expect(await db.clawback.count()).toBe(0);
  });

  test('goes from asking to money that came back, each step by its person', async () => {
    await spend(given, 100_000n);
    expect((await see(risk)).data).toMatchObject({
      ...{ claimable: '1 000,00 DH', may: { open: true } },
    });
    expect((await act(CLAIM)).location).toBe(
      `/fr/programme/vouchers/${given.voucher.id}/clawback?done=open`,
    );
    const decider = await somebody('deciding-officer');
    expect((await act({ do: 'notify', ...(await read()) }, decider)).status).toBe(404);
    expect((await act({ do: 'notify', ...(await read()) })).location).toContain('done=notify');
    expect((await see(decider)).data).toMatchObject({
      ...{ may: { confirm: false, drop: true, problem: 'wait' } },
    });
    expect(await answer({ answer: '' })).toMatchObject({
      ...{ status: 422, data: { errors: { answer: 'no-answer' } } },
    });
    expect((await answer({ answer: 'Elle est en réserve.' })).location).toBe(
      `/fr/sme/vouchers/${given.voucher.id}/clawback?done=answer`,
    );
    expect(await answer({ answer: 'Autre chose.' })).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'already-answered' } } },
    });
    const silent = await act({ do: 'confirm', ...(await read()), words: '' }, decider);
    expect(silent).toMatchObject({ status: 422, data: { errors: { words: 'no-words' } } });
    const confirm = { do: 'confirm', words: 'Rien n’est venu.' };
    const stale = { ...decider, person: { ...decider.person, confirmedAt: new Date(0) } };
    expect((await act({ ...confirm, ...(await read()) }, stale)).location).toContain(
      'confirm?next',
    );
    expect((await see(stale)).location).toContain('confirm?next');
    expect((await act({ ...confirm, ...(await read()) }, decider)).status).toBe(303);
    const treasury = await somebody('authorising-officer');
    const pay = async (amount: string) =>
      act({ do: 'instalment', ...(await read()), amount }, treasury);
    expect(await pay('601')).toMatchObject({
      ...{ status: 422, data: { errors: { amount: 'amount-over' }, values: { amount: '601' } } },
    });
    expect((await pay('250,00')).location).toContain('done=instalment');
    const settle = { do: 'settle', ...(await read()) };
    expect(await act(settle, treasury)).toMatchObject({
      ...{ status: 422, data: { errors: { how: 'choose' } } },
    });
    expect((await act({ ...settle, how: 'recover' }, treasury)).status).toBe(303);
    expect((await see(risk)).data).toMatchObject({
      ...{ claimable: '400,00 DH', may: { open: true } },
      clawbacks: [
        {
          clawback: { state: 'recovered', recovered: '600,00 DH', answer: 'Elle est en réserve.' },
          inside: { evidence: 'Visite du 3 mars.' },
        },
      ],
    });
  });

  test.each([
    ['an older page', { stamp: '0' }, 'reload'],
    ['another page', { stamp: '7' }, 'changed-meanwhile'],
    ['no id', { clawback: 'x' }, 'reload'],
  ])('%s is to be read again', async (_, changes, form) => {
    await spend(given, 100_000n);
    await act(CLAIM);
    const refused = await act({ do: 'notify', ...(await read()), ...changes });
    expect(refused).toMatchObject({ status: 422, data: { errors: { form } } });
  });

  test('a manager writes off what will not come, with why', async () => {
    await spend(given, 100_000n);
    await act(CLAIM);
    await act({ do: 'notify', ...(await read()) });
    await answer({ answer: 'Elle est en réserve.' });
    const decider = await somebody('deciding-officer');
    await act({ do: 'confirm', ...(await read()), words: 'Rien n’est venu.' }, decider);
    const manager = await somebody('programme-manager');
    const silent = await act({ do: 'write-off', ...(await read()), loss: '' }, manager);
    expect(silent).toMatchObject({ status: 422, data: { errors: { loss: 'no-words' } } });
    const lost = { do: 'write-off', ...(await read()), loss: 'L’entreprise est fermée.' };
    expect((await act(lost, manager)).location).toContain('done=write-off');
    expect((await see(manager)).data).toMatchObject({
      clawbacks: [{ clawback: { state: 'written-off', decision: 'L’entreprise est fermée.' } }],
    });
  });
});

describe('the page of the firm', () => {
  const open = ({ person }: MemberActor = given.firm) =>
    call(own.loader, { params: paramsOf(), person });

  test('shows what was told, never the evidence nor who; readers do not answer', async () => {
    await spend(given, 100_000n);
    await act(CLAIM);
    expect((await open()).data).toMatchObject({ clawbacks: [], mayAnswer: false });
    await act({ do: 'notify', ...(await read()) });
    const { data } = await open();
    expect(data).toMatchObject({
      mayAnswer: true,
      clawbacks: [{ state: 'notified', reasons: ['not-done'], grounds: 'La caisse n’est pas là.' }],
    });
    expect(JSON.stringify(data)).not.toContain('Visite');
    expect(JSON.stringify(data)).not.toContain(risk.person.accountId);
    const viewer = await makeFirmPerson('sme-viewer', given.firmId);
    expect((await open(viewer)).data).toMatchObject({ mayAnswer: false, isOver: false });
    expect((await answer({ answer: 'Elle est là.' }, viewer)).status).toBe(404);
  });

  test('is closed until the decision that brought the voucher was opened', async () => {
    given = await giveVoucher(programme, { now, isOpened: false });
    expect(await open()).toMatchObject({
      ...{ status: 303, location: `/fr/sme/applications/${given.applicationId}` },
    });
    expect(await answer({ answer: 'x' })).toMatchObject({
      ...{ status: 422, data: { errors: { form: 'not-opened' } } },
    });
  });
});
