import { beforeEach, describe, expect, test } from 'vitest';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import {
  currentRun,
  decideWeights,
  getWeightsPage,
  presentWeights,
  previewWeights,
  proposeWeights,
  withdrawWeights,
} from '#domain/matching/index.server.ts';
import { FIRST_WEIGHTS, type Weights } from '#domain/matching/score/weights.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
} from '../../factories/matching.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';

const MORE_PRICE: Weights = {
  points: { ...FIRST_WEIGHTS.points, need: 30, price: 15 },
  criteria: { ...FIRST_WEIGHTS.criteria, stage: 0, place: 25 },
};
const REASON = 'Le prix pèse trop peu pour les très petites entreprises.';
const PROPOSED = { ...MORE_PRICE, reason: REASON };
const AGREE = { agrees: true, note: '' } as const;
const REFUSE = { agrees: false, note: 'Le besoin doit rester à 35 points.' } as const;

let proposer: MemberActor;
let decider: MemberActor;

beforeEach(async () => {
  await freshMatching();
  proposer = await makeMember('programme', ['programme-manager']);
  decider = await makeMember('programme', ['programme-manager']);
});

async function proposed(): Promise<string> {
  await proposeWeights(proposer, PROPOSED);
  return (await db.matchWeights.findFirstOrThrow({ where: { state: 'proposed' } })).id;
}
const types = async () =>
  (await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } })).map(({ type }) => type);

describe('new weights', () => {
  test('are proposed by one manager and published by another, each once, and told', async () => {
    const auditor = await makeMember('programme', ['auditor']);
    const id = await proposed();
    await proposeWeights(proposer, PROPOSED);
    const line = { params: {}, path: '/programme/matching/weights' };
    expect(await notificationsTo(decider.person.accountId)).toEqual([
      { kind: 'weights-proposed', ...line },
    ]);
    expect(await refusalCode(decideWeights(proposer, id, AGREE))).toBe('matching.same-person');
    expect((await presentWeights(db)).number).toBe(1);
    expect(await waitingJobs('match-refresh')).toHaveLength(0);
    await decideWeights({ ...decider, now: at(1000) }, id, AGREE);
    await decideWeights(decider, id, AGREE);
    expect(await presentWeights(db)).toEqual({ id, number: 2, content: MORE_PRICE });
    expect(await waitingJobs('match-refresh')).toHaveLength(1);
    expect(await notificationsTo(proposer.person.accountId)).toEqual([
      { kind: 'weights-decided', ...line },
    ]);
    expect(await notificationsTo(auditor.person.accountId)).toEqual([]);
    expect(await types()).toEqual(['matching.weights-proposed', 'matching.weights-published']);
    const page = await getWeightsPage(auditor);
    expect(page).toMatchObject({ present: { number: 2 }, proposal: null, isManager: false });
    expect(page.history.map(({ number, state }) => [number, state])).toEqual([
      [2, 'published'],
      [1, 'published'],
    ]);
    expect(page.history[0]).toMatchObject({ reason: REASON, proposedBy: { isSelf: false } });
    expect(page.history[1]).toMatchObject({ proposedBy: null, decidedBy: null });
  });

  test('are refused with a note, or taken back by who proposed them', async () => {
    const id = await proposed();
    expect(await refusalCode(withdrawWeights(decider, id))).toBe('matching.wrong-state');
    await decideWeights(decider, id, REFUSE);
    await decideWeights(decider, id, REFUSE);
    expect(await refusalCode(decideWeights(decider, id, AGREE))).toBe('matching.wrong-state');
    const other = await proposed();
    await withdrawWeights(proposer, other);
    await withdrawWeights(proposer, other);
    expect(await refusalCode(decideWeights(decider, other, AGREE))).toBe('matching.wrong-state');
    const { history, present } = await getWeightsPage(proposer);
    expect(present.number).toBe(1);
    expect(history.map(({ number, state, note }) => [number, state, note])).toEqual([
      [3, 'withdrawn', null],
      [2, 'refused', REFUSE.note],
      [1, 'published', null],
    ]);
    expect(await types()).toEqual([
      ...['matching.weights-proposed', 'matching.weights-refused'],
      ...['matching.weights-proposed', 'matching.weights-withdrawn'],
    ]);
    expect(await waitingJobs('match-refresh')).toHaveLength(0);
  });

  test('that do not add up, or are in force already, are refused', async () => {
    const points = { ...FIRST_WEIGHTS.points, need: 36 };
    const criteria = { ...FIRST_WEIGHTS.criteria, place: 0 };
    const bad = [
      { ...PROPOSED, points },
      { ...PROPOSED, criteria },
    ];
    expect(await refusalCodes(bad.map((one) => proposeWeights(proposer, one)))).toEqual([
      'matching.bad-weights',
    ]);
    const same = { ...FIRST_WEIGHTS, reason: REASON };
    expect(await refusalCode(proposeWeights(proposer, same))).toBe('matching.same-weights');
    expect(await db.matchWeights.count()).toBe(1);
  });

  test('wait one at a time, also when two are proposed at once', async () => {
    const other = { ...PROPOSED, points: { ...MORE_PRICE.points, need: 29, price: 16 } };
    const both = await Promise.all([
      refusalCode(proposeWeights(proposer, PROPOSED)),
      refusalCode(proposeWeights(decider, other)),
    ]);
    expect(both.toSorted()).toEqual(['matching.proposal-open', null]);
    expect(await refusalCode(proposeWeights(decider, { ...other, reason: 'Encore une' }))).toBe(
      (await db.matchWeights.findFirst({ where: { state: 'proposed' } }))?.proposedById ===
        decider.person.accountId
        ? null
        : 'matching.proposal-open',
    );
    expect(await db.matchWeights.count({ where: { state: 'proposed' } })).toBe(1);
  });

  test('of two decisions at once one counts', async () => {
    const third = await makeMember('programme', ['programme-manager']);
    const id = await proposed();
    const both = await Promise.all([
      refusalCode(decideWeights(decider, id, AGREE)),
      refusalCode(decideWeights(third, id, REFUSE)),
    ]);
    expect(both.toSorted()).toEqual(['matching.wrong-state', null]);
  });

  test('cannot be decided in the database by who proposed them, changed or deleted', async () => {
    const id = await proposed();
    const refused = async (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: unknown) => constraintOf(error),
      );
    const decided = { decidedAt: at(1), decidedById: proposer.person.accountId };
    const alone = { where: { id }, data: { state: 'published', ...decided } };
    expect(await refused(db.matchWeights.update(alone))).toBe('match_weights_two_persons');
    const changed = { where: { id }, data: { contentHash: 'another' } };
    expect(await refused(db.matchWeights.update(changed))).toBe('match_weights_kept');
    const reworded = { where: { id }, data: { reason: 'Une autre raison.', effect: {} } };
    expect(await refused(db.matchWeights.update(reworded))).toBe('match_weights_kept');
    const points = { ...MORE_PRICE.points };
    const criteria = { ...MORE_PRICE.criteria };
    const made = {
      state: 'refused',
      reason: REASON,
      contentHash: 'x',
      proposedAt: at(1),
      ...decided,
    };
    const contents = [
      { points: { ...points, need: 31 }, criteria },
      { points, criteria: { ...criteria, place: 24 } },
      { points: { ...points, need: 130, price: -85 }, criteria },
      { points },
      {},
    ];
    for (const content of contents) {
      const row = { ...made, id: 'by hand', number: 9, decidedById: decider.person.accountId };
      const written = db.matchWeights.create({ data: { ...row, content } });
      expect(await refused(written)).toBe('match_weights_sum');
    }
    await decideWeights(decider, id, AGREE);
    const undone = { where: { id }, data: { state: 'refused' } };
    expect(await refused(db.matchWeights.update(undone))).toBe('match_weights_kept');
    expect(await refused(db.matchWeights.delete({ where: { id } }))).toBe('match_weights_kept');
  });

  test('are for managers: auditors read, nobody else finds them', async () => {
    const id = await proposed();
    const auditor = await makeMember('programme', ['auditor']);
    const officer = await makeMember('programme', ['deciding-officer']);
    const owner = await makeMember('provider', ['provider-owner']);
    const works = [auditor, officer, owner].flatMap((actor) => [
      proposeWeights(actor, PROPOSED),
      decideWeights(actor, id, AGREE),
      withdrawWeights(actor, id),
      previewWeights(actor, MORE_PRICE),
    ]);
    expect(await refusalCodes(works)).toEqual(['matching.not-found']);
    const readers = [officer, owner].map((actor) => getWeightsPage(actor));
    expect(await refusalCodes(readers)).toEqual(['matching.not-found']);
    expect((await getWeightsPage(auditor)).proposal?.id).toBe(id);
    expect(await refusalCode(decideWeights(decider, 'nothing', AGREE))).toBe('matching.not-found');
  });
});

describe('the effect on stored matches', () => {
  test('is nothing before there are any', async () => {
    expect(await previewWeights(proposer, MORE_PRICE)).toMatchObject({ runs: 0, lists: 0 });
  });

  test('is kept with the proposal, as the second person reads it', async () => {
    // The first is better known and dear, the second cheap and unknown.
    const visitor = await matchedVisitor();
    const { category } = await firstNeed(visitor.actor, visitor.assessmentId);
    await indexedOffers(2, {
      category,
      figures: (place) => ({ record: 900 - place * 600, pricePlace: place === 0 ? 6 : 2 }),
    });
    const { actor, assessmentId } = await matchedFirm();
    const { inputs, output } = await currentRun(actor, assessmentId);
    const shown = output.lists.filter(({ entries }) => entries.length > 0).length;
    expect(shown).toBeGreaterThan(0);
    const { points } = FIRST_WEIGHTS;
    const after = { ...FIRST_WEIGHTS, points: { ...points, record: 0, price: 30 } };
    await proposeWeights(proposer, { ...after, reason: REASON });
    const { proposal } = await getWeightsPage(decider);
    expect(inputs.weights.number).toBe(1);
    expect(proposal?.effect).toMatchObject({
      ...{ runs: 2, lists: shown, firstChanges: shown, firstThreeChange: 0, meanMove: 1 },
      ...{ gaining: 1, losing: 1, steady: 0, unknown: 0 },
      needLeads: { before: true, after: true },
    });
    expect(await previewWeights(decider, after)).toEqual(proposal?.effect);
    expect(await previewWeights(decider, FIRST_WEIGHTS)).toMatchObject({ firstChanges: 0 });
  });
});
