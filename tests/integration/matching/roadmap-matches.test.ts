import { beforeEach, describe, expect, test } from 'vitest';
import { updatePlannedAction } from '#domain/assessment/index.server.ts';
import { findRoadmapMatches } from '#domain/matching/index.server.ts';
import { anActor } from '../../factories/actors.ts';
import { aDraft } from '../../factories/drafts.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  matchedFirm,
  matchedVisitor,
  putBack,
  withdrawIndexed,
} from '../../factories/matching.ts';
import { aProgrammeContent, aRuleSet, makeProgramme } from '../../factories/programmes.ts';

beforeEach(freshMatching);

const AS_IT_STANDS = { owner: undefined, dueOn: undefined, budgetMad: undefined } as const;

describe('offers beside a plan', () => {
  test('are the first three of each open action, with the aid and what is left', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { action, category } = await firstNeed(actor, assessmentId);
    const rules = aRuleSet({
      rule: { all: [{ id: 'staff', fact: 'staff', op: 'between', value: [1, 49] }] },
    });
    await makeProgramme({ content: aProgrammeContent({ categories: [category], rules }) });
    await indexedOffers(5, { category });
    const other = await matchedFirm();
    const found = await findRoadmapMatches(other.actor, other.assessmentId, 'fr');
    const match = found?.actions.get(action);
    expect(match).toMatchObject({ matches: 5, nearest: null });
    expect(match?.best).toHaveLength(3);
    expect(match?.best.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    for (const { offer, sure, cost, rest } of match?.best ?? []) {
      expect(offer.view.title?.text).toBe('Caisse et stock pour une boutique');
      expect(sure?.name).toBe('Chèque d’essai');
      expect(rest.beforeVat.min).toBe(cost.min - (sure?.at.min.max ?? 0));
      expect(sure?.at.min.max).toBeGreaterThan(0);
    }
    expect(found?.isStale).toBe(false);
  });

  test('are not for an action that is given up, nor for one nobody asked about', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { action } = await firstNeed(actor, assessmentId);
    const before = await findRoadmapMatches(actor, assessmentId, 'fr');
    expect(before?.actions.size).toBeGreaterThan(1);
    const only = await findRoadmapMatches(actor, assessmentId, 'fr', [action]);
    expect([...(only?.actions.keys() ?? [])]).toEqual([action]);
    const dropped = { ...AS_IT_STANDS, state: 'dropped' as const, droppedReason: 'Trop tôt' };
    await updatePlannedAction(actor, assessmentId, action, dropped);
    const after = await findRoadmapMatches(actor, assessmentId, 'fr');
    expect(after?.actions.has(action)).toBe(false);
    expect((await findRoadmapMatches(actor, assessmentId, 'fr', [action]))?.actions.size).toBe(0);
  });

  test('without a match are what comes nearest, and what keeps it out', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { action, category } = await firstNeed(actor, assessmentId);
    await indexedOffers(2, { category, content: () => ({ mode: 'on-site', regions: ['MA-01'] }) });
    const other = await matchedFirm();
    const found = await findRoadmapMatches(other.actor, other.assessmentId, 'fr');
    expect(found?.actions.get(action)).toMatchObject({
      ...{ matches: 0, near: 2, best: [] },
      nearest: { block: 'region', offer: { view: { mode: 'on-site' } } },
    });
  });

  test('leave out an offer that is gone, and say that they are behind', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { action, category } = await firstNeed(actor, assessmentId);
    const offers = await indexedOffers(2, { category });
    const other = await matchedFirm();
    const read = () => findRoadmapMatches(other.actor, other.assessmentId, 'fr');
    const [first] = (await read())?.actions.get(action)?.best ?? [];
    const gone = offers.find(({ offerId }) => offerId === first?.offerId);
    if (!gone) throw new Error('The first match is none of the offers.');
    await withdrawIndexed(gone);
    const after = await read();
    expect(after?.isStale).toBe(true);
    expect(after?.actions.get(action)?.best).toHaveLength(1);
    expect(after?.actions.get(action)?.best[0]?.offerId).not.toBe(gone.offerId);
    await putBack(gone);
    expect((await read())?.actions.get(action)?.best).toHaveLength(2);
  });

  test('are nothing before there is a plan, and for whoever may not open it', async () => {
    const visitor = anActor('somebody who began');
    const draft = await aDraft(visitor);
    expect(await findRoadmapMatches(visitor, draft, 'fr')).toBeNull();
    const { assessmentId } = await matchedFirm();
    const { actor: stranger } = await matchedVisitor();
    expect(await findRoadmapMatches(stranger, assessmentId, 'fr')).toBeNull();
    expect(await findRoadmapMatches(stranger, 'no such assessment', 'fr')).toBeNull();
  });
});
