import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { ENGAGEMENT_STATES } from '../transitions.ts';
import { nextStep, type MilestoneStanding, type Standing } from './next-step.ts';

const by = civilDate('2026-12-18');
const due = civilDate('2026-12-01');
const milestone = (
  id: string,
  state: MilestoneStanding['state'],
  claim: string | null = null,
): MilestoneStanding => ({ id, state, claim, deliverBy: by, dueOn: null });
const standing: Standing = {
  ...{ side: 'firm', state: 'in-delivery', dueOn: due, milestones: [] },
  ...{ mayReview: false, isMeasured: false },
};
const step = (changes: Partial<Standing>) => nextStep({ ...standing, ...changes });

describe('what to do now', () => {
  test('every state has an answer for both sides', () => {
    for (const state of ENGAGEMENT_STATES)
      for (const side of ['firm', 'provider'] as const)
        expect(step({ state, side }).code).toMatch(/^[a-z-]+$/);
  });

  test('a delivery waits for the firm, and the provider prepares the next', () => {
    const milestones = [milestone('a', 'delivered'), milestone('b', 'planned')];
    expect(step({ milestones })).toEqual({ code: 'accept', page: '/milestones/a', until: by });
    expect(step({ milestones, side: 'provider' })).toMatchObject({
      ...{ code: 'deliver', page: '/milestones/b' },
    });
  });

  test('changes come before claims, claims before new work', () => {
    const milestones = [milestone('a', 'accepted'), milestone('b', 'planned')];
    expect(step({ milestones, side: 'provider' })).toMatchObject({
      ...{ code: 'claim', page: '/claims/a' },
    });
    const paid = [milestone('a', 'accepted', 'paid'), milestone('b', 'changes-requested')];
    expect(step({ milestones: paid, side: 'provider' }).code).toBe('redo');
    expect(step({ milestones: paid }).code).toBe('wait-delivery');
  });

  test('after the work: look back, then measure again', () => {
    const milestones = [milestone('a', 'accepted', 'submitted')];
    const after = { state: 'completed', milestones } as const;
    expect(step({ ...after, mayReview: true }).code).toBe('review');
    expect(step(after).code).toBe('assess');
    expect(step({ ...after, isMeasured: true }).code).toBe('care');
    expect(step({ ...after, side: 'provider' }).code).toBe('wait-payment');
  });

  test('silence names who looks', () => {
    const milestones = [milestone('a', 'accept-overdue')];
    expect(step({ milestones }).code).toBe('accept');
    expect(step({ milestones, side: 'provider' }).code).toBe('wait-inspection');
  });
});
