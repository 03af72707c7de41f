import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  getOfferRanking,
  getOwnRanking,
  openAppeal,
  withdrawAppeal,
  type AppealForm,
} from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import { auditOf } from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { freshMatching, indexedOfferOf, type IndexedOffer } from '../../factories/matching.ts';
import { makeMember } from '../../factories/people.ts';
import { dayFromNoon, makeCertifiedProvider, makeOffer } from '../../factories/providers.ts';
import { refusalCode } from '../../factories/refusals.ts';

let offer: IndexedOffer;
let owner: MemberActor;

beforeEach(async () => {
  await freshMatching();
  owner = await makeCertifiedProvider();
  offer = await indexedOfferOf(owner);
});

const MISSING: AppealForm = {
  ...{ ground: 'missing', showing: null },
  text: 'Notre offre devrait être dans ces listes.',
};

let intents = 0;
const open = (form = MISSING, actor = owner, offerId = offer.offerId) =>
  openAppeal(actor, offerId, form, `intent of appeal ${String(++intents)}`);
const stateOf = async (id: string) =>
  (await db.matchAppeal.findUniqueOrThrow({ where: { id } })).state;

async function shownOnce({ offerId, organisationId }: IndexedOffer): Promise<string> {
  await db.matchShowing.create({
    data: {
      ...{ runId: randomUUID(), action: 'an-action', rank: 3, region: '', size: '' },
      ...{ category: 'WEB', day: dayFromNoon(-3), offerId, organisationId, isNewcomer: false },
      ...{ total: 1, values: [1, 1, 1, 1, 1, 1], weightsId: 'weights-1' },
    },
  });
  const page = await getOfferRanking({ ...owner, now: at(0) }, offerId, 'fr');
  return page.showings[0]?.ref ?? '';
}

describe('an appeal', () => {
  test('is opened once per form, due in ten working days, and managers are told', async () => {
    const manager = await makeMember('programme', ['programme-manager']);
    const auditor = await makeMember('programme', ['auditor']);
    await db.holiday.create({
      data: { day: dayFromNoon(2), code: 'independence', status: 'fixed', source: 'law' },
    });
    const form = { ...MISSING, ground: 'price', showing: await shownOnce(offer) } as const;
    const [id, again] = [
      await openAppeal(owner, offer.offerId, form, 'one intent of a test'),
      await openAppeal(owner, offer.offerId, form, 'one intent of a test'),
    ];
    expect(again).toBe(id);
    expect(await db.matchAppeal.findMany()).toMatchObject([
      { id, state: 'open', ground: 'price', action: 'an-action', category: 'WEB' },
    ]);
    const params = { offer: 'Caisse et stock pour une boutique', date: '2026-12-01' };
    expect(await notificationsTo(manager.person.accountId)).toEqual([
      { kind: 'ranking-appealed', params, path: `/programme/matching/appeals/${id}` },
    ]);
    expect(await notificationsTo(auditor.person.accountId)).toEqual([]);
    expect(await auditOf(offer.organisationId)).toMatchObject([
      { type: 'matching.appeal-opened', subject: `match-appeal:${id}` },
    ]);
    expect((await getOwnRanking(owner, 30, 'fr')).appeals).toMatchObject([
      { id, shownOn: '2026-11-13', dueOn: '2026-12-01', state: 'open', answer: null },
    ]);
  });

  test('waits for its answer before the next of the offer, also when two come at once', async () => {
    const both = await Promise.all([refusalCode(open()), refusalCode(open())]);
    expect(both.toSorted()).toEqual(['matching.appeal-open', null]);
    const other = await indexedOfferOf(owner);
    expect(await refusalCode(open(MISSING, owner, other.offerId))).toBeNull();
  });

  test('is about an own offer and an own showing', async () => {
    const stranger = await makeCertifiedProvider();
    const theirs = await indexedOfferOf(stranger);
    const ref = await shownOnce(offer);
    const form = { ...MISSING, ground: 'price', showing: ref } as const;
    expect(await refusalCode(open(MISSING, stranger))).toBe('catalogue.not-found');
    expect(await refusalCode(open(form, stranger, theirs.offerId))).toBe('matching.not-found');
    const sme = await makeMember('sme', ['sme-owner']);
    expect(await refusalCode(open(MISSING, sme))).toBe('matching.not-found');
    expect(await db.matchAppeal.count()).toBe(0);
  });

  test('what is not published cannot be missing, and a form needs its intent', async () => {
    const draft = await makeOffer(offer.organisationId, 'draft');
    expect(await refusalCode(open(MISSING, owner, draft.offerId))).toBe('matching.unpublished');
    expect(await refusalCode(openAppeal(owner, offer.offerId, MISSING, null))).toBe(
      'matching.reload',
    );
  });

  test('can be taken back until it is answered, and opened again ten times a month', async () => {
    const id = await open();
    const stranger = await makeCertifiedProvider();
    expect(await refusalCode(withdrawAppeal(stranger, id))).toBe('matching.not-found');
    await withdrawAppeal(owner, id);
    await withdrawAppeal(owner, id);
    expect(await stateOf(id)).toBe('withdrawn');
    const entries = await auditOf(offer.organisationId);
    expect(entries.map(({ type }) => type)).toEqual([
      'matching.appeal-opened',
      'matching.appeal-withdrawn',
    ]);
    for (let times = 1; times < 10; times += 1) await withdrawAppeal(owner, await open());
    expect(await refusalCode(open())).toBe('matching.too-many-appeals');
  });

  test('shows its answer and not who gave it; it stays then', async () => {
    const id = await open();
    const answeredById = 'a manager of a programme';
    await db.matchAppeal.update({
      where: { id },
      data: { state: 'upheld', answer: 'Vous avez raison.', answeredById, answeredAt: at(1) },
    });
    expect(await refusalCode(withdrawAppeal(owner, id))).toBe('matching.wrong-state');
    for (const byHand of [
      db.$executeRaw`UPDATE match_appeal SET answer = 'Vous avez tort.' WHERE id = ${id}`,
      db.$executeRaw`UPDATE match_appeal SET state = 'withdrawn', answer = NULL, answered_at = NULL`,
    ])
      await expect(byHand).rejects.toThrow('match_appeal_kept');
    const { appeals } = await getOwnRanking(owner, 30, 'fr');
    expect(appeals).toMatchObject([
      { state: 'upheld', answer: 'Vous avez raison.', answeredOn: '2026-11-16' },
    ]);
    expect(JSON.stringify(appeals)).not.toContain(answeredById);
    const page = await getOfferRanking(owner, offer.offerId, 'fr');
    expect(page.open).toBeNull();
  });
});
