import { expect, test } from 'vitest';
import demo from '#content/programmes/cheque-numerique-demonstration.json' with { type: 'json' };
import { programmeContentSchema } from '../content.ts';
import { compareContents } from './compare-content.ts';

const before = programmeContentSchema.parse(demo.content);
const CASE = before.goldenCases.find(({ expects }) => expects.amount?.max === 8_000)?.name;
const label = { fr: 'À la livraison', ar: 'عند التسليم', en: 'On delivery' };

function withSplit(shares: readonly number[]) {
  const paymentSplit = shares.map((share) => ({ label, share }));
  return { ...before, running: before.running && { ...before.running, paymentSplit } };
}

test('two payments of one name are two, and a change of either is seen', () => {
  const changes = compareContents(withSplit([0.5, 0.5]), withSplit([0.4, 0.6]));
  expect(changes).toMatchObject([
    { field: 'split', of: label.fr, before: 0.5, after: 0.4 },
    { field: 'split', before: 0.5, after: 0.6 },
  ]);
});

test('a golden case that expects something else is seen', () => {
  const goldenCases = before.goldenCases.map((one) =>
    one.name === CASE
      ? { ...one, expects: { ...one.expects, amount: { min: 4_000, max: 4_000 } } }
      : one,
  );
  expect(compareContents(before, { ...before, goldenCases })).toMatchObject([
    { field: 'caseLeast', of: CASE, before: 8_000, after: 4_000 },
    { field: 'caseMost', of: CASE, before: 8_000, after: 4_000 },
  ]);
});
