import { describe, expect, test } from 'vitest';
import { readScenario, scenarioValues } from './scenario-form.ts';
import { defaultScenario } from './scenario.ts';

const CATEGORIES = ['WEB', 'SEC-ID'];
const scenario = defaultScenario(CATEGORIES);
const values = scenarioValues(scenario, CATEGORIES);
const read = (changes: Readonly<Record<string, string>> = {}) =>
  readScenario({ ...values, ...changes }, CATEGORIES, scenario.seed);

describe('the form of a scenario', () => {
  test('gives back what it was filled in with', () => {
    expect(read()).toEqual({ ok: true, value: scenario });
  });

  test('reads figures as people type them', () => {
    const found = read({ low: '0,5 %', 'cost.SEC-ID': '12 500 DH', 'weight.WEB': '٣' });
    expect(found).toMatchObject({
      ok: true,
      value: { uptake: { low: 0.005 }, costs: { 'SEC-ID': 12_500 }, mix: { WEB: 3, 'SEC-ID': 1 } },
    });
  });

  test.each([
    [{ low: '' }, { low: 'uptake' }],
    [{ high: '51' }, { high: 'uptake' }],
    [{ approval: '101' }, { approval: 'share' }],
    [{ rush: 'beaucoup' }, { rush: 'share' }],
    [{ low: '5', central: '3' }, { central: 'order' }],
    [{ 'weight.WEB': '-1' }, { 'weight.WEB': 'weight' }],
    [{ 'weight.WEB': '0', 'weight.SEC-ID': '0' }, { 'weight.WEB': 'weights' }],
    [{ 'cost.WEB': '0' }, { 'cost.WEB': 'cost' }],
    [{ 'cost.WEB': '1 000 000 000' }, { 'cost.WEB': 'cost' }],
  ])('refuses %o', (changes, problems) => {
    expect(read(changes)).toEqual({ ok: false, problems });
  });
});
