import { expect, test } from 'vitest';
import { stepsOf, type OnTheWay } from './next-steps.ts';

const NEW: OnTheWay = {
  hasIdentity: false,
  hasPage: false,
  references: 0,
  papers: { needed: 2, inForce: 0, pending: 0 },
  certificate: null,
  application: null,
  offers: { published: 0, submitted: 0 },
};

const stateOf = (step: string, changes: Partial<OnTheWay>) =>
  stepsOf({ ...NEW, ...changes }).find((one) => one.step === step)?.state;

test('somebody new has everything to do, in order', () => {
  expect(stepsOf(NEW)).toEqual(
    ['identity', 'page', 'references', 'papers', 'certification', 'offers'].map((step) => ({
      step,
      state: 'todo',
    })),
  );
});

test.each([
  ['references', { references: 1 }, 'todo'],
  ['references', { references: 2 }, 'done'],
  ['papers', { papers: { needed: 2, inForce: 1, pending: 0 } }, 'todo'],
  ['papers', { papers: { needed: 2, inForce: 1, pending: 1 } }, 'waiting'],
  ['papers', { papers: { needed: 2, inForce: 2, pending: 0 } }, 'done'],
  ['certification', { application: 'examining' }, 'waiting'],
  ['certification', { application: 'changes-requested' }, 'todo'],
  ['certification', { certificate: 'probation', application: 'accepted' }, 'done'],
  ['certification', { certificate: 'suspended' }, 'todo'],
  ['offers', { offers: { published: 0, submitted: 1 } }, 'waiting'],
  ['offers', { offers: { published: 1, submitted: 0 } }, 'done'],
] as const)('%s with %j is %s', (step, changes, state) => {
  expect(stateOf(step, changes)).toBe(state);
});
