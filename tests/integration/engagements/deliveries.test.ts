import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { runEngagementsClock } from '#domain/engagements/clock.server.ts';
import { acceptMilestone, requestChanges } from '#domain/engagements/deliveries/accept.server.ts';
import { addEvidence, removeEvidence } from '#domain/engagements/deliveries/add-evidence.server.ts';
import { beginDelivery } from '#domain/engagements/deliveries/begin.server.ts';
import { deliverMilestone } from '#domain/engagements/deliveries/deliver.server.ts';
import { inspectMilestone } from '#domain/engagements/deliveries/inspect.server.ts';
import { BOOK_CHECKS } from '#domain/engagements/index.server.ts';
import { getMilestonePage, getEvidenceToken } from '#domain/engagements/pages/milestone.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import {
  completeNow,
  deliverNow,
  formOf,
  milestoneNow,
  showWork,
} from '../../factories/deliveries.ts';
import { engagementAt, makeLaterOfficers, type Engaged } from '../../factories/engagements.ts';
import { sent } from '../../factories/files.ts';
import { makeAdvisor, makeFirmPerson } from '../../factories/firms.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

let programme: OpenProgramme;
const WORDS = 'Le panier ne calcule pas la livraison.';

const stateOf = async ({ engagement: { id } }: Engaged) =>
  (await db.engagement.findUniqueOrThrow({ where: { id } })).state;
const clockAt = (now: Date) => runEngagementsClock({ now, randomBytes });

async function brokenBooks(): Promise<readonly string[]> {
  const broken: string[] = [];
  for await (const found of runChecks(BOOK_CHECKS))
    // The choice of offers that the factory makes is not a stored one.
    if (found.broken > 0 && !found.code.includes('settled-choice')) broken.push(found.code);
  return broken;
}

const held = async ({ engagement: { programmeId } }: Engaged) => {
  const rows = await db.ledgerAccount.findMany({ where: { programmeId, envelopeId: null } });
  return Object.fromEntries(rows.map(({ code, balance }) => [code, balance]));
};

beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
});

describe('the provider', () => {
  test('begins once, and to deliver is to have begun', async () => {
    const one = await engagementAt('started', { programme });
    await beginDelivery(one.provider, one.engagement.id);
    await beginDelivery(one.provider, one.engagement.id);
    expect(await stateOf(one)).toBe('in-delivery');
    const other = await engagementAt('started', { programme });
    await deliverNow(other);
    expect(await stateOf(other)).toBe('in-delivery');
    expect(await milestoneNow(other)).toMatchObject({ state: 'delivered', stamp: 2 });
    const asked = await engagementAt('copay-pending', { programme });
    const early = beginDelivery(asked.provider, asked.engagement.id);
    expect(await refusalCode(early)).toBe('engagements.wrong-state');
  });

  test('delivers nothing that the validator finds incomplete', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    const deliver = async () => deliverMilestone(engaged.provider, await formOf(engaged));
    expect(await refusalCode(deliver())).toBe('engagements.incomplete');
    expect(await stateOf(engaged)).toBe('in-delivery');
    await showWork(engaged);
    await deliver();
    // The same form twice is answered alike.
    const form = await formOf(engaged);
    await deliverMilestone(engaged.provider, { ...form, stamp: form.stamp - 1 });
    const stale = deliverMilestone(engaged.provider, { ...form, stamp: 0 });
    expect(await refusalCode(stale)).toBe('engagements.changed-meanwhile');
  });

  test('shows files, takes back what it has not delivered, and nothing later', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    const target = await formOf(engaged);
    const intent = randomUUID();
    const file = sent('site.pdf');
    const add = () =>
      addEvidence(engaged.provider, target, { kind: 'file', text: '', url: null, file }, intent);
    await add();
    await add();
    const rows = await db.milestoneEvidence.findMany();
    expect(rows).toHaveLength(1);
    const [row] = rows;
    const evidenceId = row?.id ?? '';
    const place = { placeId: engaged.engagement.id, evidenceId };
    for (const reader of [engaged.firm, engaged.provider])
      expect(await getEvidenceToken(reader, place)).toContain('.');
    const stranger = await makeFirmPerson('sme-owner');
    expect(await refusalCode(getEvidenceToken(stranger, place))).toBe('engagements.not-found');
    await removeEvidence(engaged.provider, { ...target, evidenceId });
    await deliverNow(engaged);
    const [other] = await db.milestoneEvidence.findMany({ where: { removedAt: null } });
    const late = removeEvidence(engaged.provider, { ...target, evidenceId: other?.id ?? '' });
    expect(await refusalCode(late)).toBe('engagements.wrong-state');
    expect(await refusalCode(showWork(engaged))).toBe('engagements.wrong-state');
  });

  test('is told what is wrong with a piece', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    const target = await formOf(engaged);
    const given = { text: 'Le domaine est au client.', url: null, file: null };
    const add = (changes: object, intent: string | null = randomUUID()) =>
      refusalCode(
        addEvidence(engaged.provider, target, { kind: 'domain', ...given, ...changes }, intent),
      );
    expect(await add({})).toBe('engagements.proof-missing');
    expect(await add({ kind: 'file' })).toBe('engagements.file-missing');
    expect(await add({ kind: 'address' })).toBe('engagements.url-missing');
    expect(await add({ kind: 'note', text: 'court' })).toBe('engagements.text-missing');
    expect(await add({ kind: 'note' }, null)).toBe('engagements.reload');
    expect(await add({ kind: 'file', file: sent('x.exe') })).toBe('files.type');
  });
});

describe('the firm', () => {
  test('accepts: its share is the provider’s, once', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    await deliverNow(engaged);
    const form = await formOf(engaged);
    await acceptMilestone(engaged.firm, form);
    await acceptMilestone(engaged.firm, form);
    expect(await milestoneNow(engaged)).toMatchObject({
      ...{ state: 'accepted', acceptedById: engaged.firm.person.accountId },
    });
    expect(await held(engaged)).toMatchObject({
      ...{ 'PROVIDER:payable': 350_000n, 'SHARE:held': 210_000n },
    });
    expect(await brokenBooks()).toEqual([]);
  });

  test('two who accept at once accept once', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    await deliverNow(engaged);
    const colleague = await makeFirmPerson('sme-member', engaged.firmId);
    const form = await formOf(engaged);
    const codes = await Promise.all([
      refusalCode(acceptMilestone(engaged.firm, form)),
      refusalCode(acceptMilestone({ ...colleague, now: engaged.firm.now }, form)),
    ]);
    expect(codes.toSorted()).toEqual(['engagements.changed-meanwhile', null].toSorted());
    expect((await held(engaged))['PROVIDER:payable']).toBe(350_000n);
  });

  test('asks for changes twice at most; what is shown again is new', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    for (const round of [1, 2]) {
      await deliverNow(engaged);
      await requestChanges(engaged.firm, { ...(await formOf(engaged)), words: WORDS });
      expect(await milestoneNow(engaged)).toMatchObject({
        ...{ state: 'changes-requested', rounds: round },
      });
      const again = deliverMilestone(engaged.provider, await formOf(engaged));
      expect(await refusalCode(again)).toBe('engagements.incomplete');
    }
    await deliverNow(engaged);
    const third = requestChanges(engaged.firm, { ...(await formOf(engaged)), words: WORDS });
    expect(await refusalCode(third)).toBe('engagements.too-many-rounds');
  });

  test('is nobody who works for the provider, reads only, or advises', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    await deliverNow(engaged);
    const form = await formOf(engaged);
    const double = await makeFirmPerson('sme-member', engaged.firmId);
    await giveRole(double.person.accountId, engaged.providerId, 'provider-member');
    const owner = await makeFirmPerson('sme-owner', engaged.firmId);
    await giveRole(owner.person.accountId, engaged.providerId, 'provider-member');
    const cases: readonly (readonly [MemberActor, string])[] = [
      [engaged.provider, 'engagements.not-found'],
      [double, 'engagements.provider-side'],
      [owner, 'engagements.provider-side'],
      [await makeFirmPerson('sme-viewer', engaged.firmId), 'engagements.firm-only'],
      [await makeAdvisor(engaged.firmId, { scopes: ['apply'] }), 'engagements.not-found'],
      [await makeFirmPerson('sme-owner'), 'engagements.not-found'],
      [engaged.officers.proposes, 'engagements.not-found'],
    ];
    for (const [by, code] of cases) {
      expect(await refusalCode(acceptMilestone(by, form))).toBe(code);
      expect(await refusalCode(requestChanges(by, { ...form, words: WORDS }))).toBe(code);
    }
    expect((await milestoneNow(engaged)).state).toBe('delivered');
  });
});

describe('silence', () => {
  test('accepts nothing: after ten working days the certifier looks', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    await deliverNow(engaged);
    const { dueOn } = await milestoneNow(engaged);
    const due = dueOn ?? new Date(0);
    await clockAt(daysAfter(due, 0));
    expect((await milestoneNow(engaged)).state).toBe('delivered');
    const { certifies } = await makeLaterOfficers(programme.ownerId);
    for (const day of [1, 1, 30]) await clockAt(daysAfter(due, day));
    expect(await milestoneNow(engaged)).toMatchObject({ state: 'accept-overdue' });
    expect((await milestoneNow(engaged)).lateSince).not.toBeNull();
    const told = await waitingJobs('notify');
    const kinds = told
      .filter(({ payload }) => payload['accountId'] === certifies.person.accountId)
      .map(({ payload }) => payload['kind']);
    expect(kinds.filter((kind) => kind === 'milestone-overdue')).toHaveLength(1);
    expect((await held(engaged))['PROVIDER:payable'] ?? 0n).toBe(0n);
  });

  test('the certifier accepts, or gives back with reasons; nobody with another part', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    await deliverNow(engaged);
    const { dueOn } = await milestoneNow(engaged);
    const now = daysAfter(dueOn ?? new Date(0), 1);
    await clockAt(now);
    const form = await formOf(engaged);
    const { certifies, mediates } = await makeLaterOfficers(programme.ownerId);
    const inspect = (by: MemberActor) =>
      refusalCode(inspectMilestone({ ...by, now }, form, { finding: 'accept' }));
    expect(await inspect(mediates)).toBe('engagements.read-only');
    const { proposes } = engaged.officers;
    const also = { ...proposes.person, seat: { ...proposes.person.seat, roles: ['certifier'] } };
    expect(await inspect({ ...proposes, person: also } as MemberActor)).toBe('cases.same-person');
    const double = await makeMember('programme', ['certifier'], programme.ownerId);
    await giveRole(double.person.accountId, engaged.providerId, 'provider-member');
    expect(await inspect(double)).toBe('engagements.provider-side');
    const stranger = await makeMember('programme', ['certifier']);
    expect(await inspect(stranger)).toBe('engagements.not-found');
    const finding = { finding: 'return', words: WORDS } as const;
    await inspectMilestone({ ...certifies, now }, form, finding);
    await inspectMilestone({ ...certifies, now }, form, finding);
    expect(await milestoneNow(engaged)).toMatchObject({ state: 'changes-requested', rounds: 1 });
    expect(await brokenBooks()).toEqual([]);
  });
});

describe('an engagement whose milestones are all accepted', () => {
  test('is complete: the provider has room, its record counts it, both sides are asked', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    await completeNow(engaged);
    expect(await stateOf(engaged)).toBe('completed');
    const { programmeId } = programme;
    expect(
      await db.accreditation.findFirstOrThrow({
        where: { programmeId, organisationId: engaged.providerId },
      }),
    ).toMatchObject({ running: 0, deliveries: 2 });
    expect(await db.matchOutcome.findMany()).toMatchObject([
      { engagementId: engaged.engagement.id, firstPass: true, onTime: true, disputed: false },
    ]);
    const told = await waitingJobs('notify');
    const asked = told.filter(({ payload }) => payload['kind'] === 'project-completed');
    // The provider hears of it; whoever of the firm accepted knows.
    expect(asked.length).toBeGreaterThan(0);
    expect(await brokenBooks()).toEqual([]);
  });

  test('the page of a milestone says what each may do', async () => {
    const engaged = await engagementAt('in-delivery', { programme });
    const { milestoneId, engagementId } = await formOf(engaged);
    const page = (by: MemberActor) => getMilestonePage(by, { milestoneId, engagementId });
    expect((await page(engaged.provider)).may).toMatchObject({ add: true, deliver: false });
    expect((await page(engaged.firm)).may).toMatchObject({ add: false, accept: false });
    await deliverNow(engaged);
    expect((await page(engaged.provider)).may).toMatchObject({ add: false, dispute: true });
    expect((await page(engaged.firm)).may).toMatchObject({
      ...{ accept: true, changes: true, dispute: true },
    });
    const viewer = await makeFirmPerson('sme-viewer', engaged.firmId);
    expect((await page(viewer)).may).toEqual({
      ...{ add: false, deliver: false, accept: false, changes: false },
      ...{ dispute: false, answer: false },
    });
  });
});
