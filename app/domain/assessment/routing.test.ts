import { describe, expect, test } from 'vitest';
import {
  answered,
  definition,
  framework,
  PLANT,
  plantInput,
  SHOPKEEPER,
} from '../../../tests/factories/assessment.ts';
import {
  findContradictions,
  followUpsAsked,
  isApplicable,
  itemsOnPath,
  resolveStatuses,
  wordingOf,
} from './routing.ts';
import type { GivenAnswer, ScoringProfile } from './types.ts';

const EXPRESS_IN_PAGE_ORDER =
  'CUS-01 CUS-03 CUS-04 FIN-01 OPS-01 OPS-02 STR-01 DAT-01 DAT-03 SEC-01 SEC-02 CON-01 SKL-01 AUT-02 GRN-01';

describe('items on a path', () => {
  test('express asks fifteen items, page by page', () => {
    expect(itemsOnPath(framework, 'express', PLANT).join(' ')).toBe(EXPRESS_IN_PAGE_ORDER);
    expect(itemsOnPath(framework, 'express', SHOPKEEPER).join(' ')).toBe(EXPRESS_IN_PAGE_ORDER);
  });

  test('full asks every applicable item', () => {
    expect(itemsOnPath(framework, 'full', PLANT)).toHaveLength(42);
    const asked = new Set(itemsOnPath(framework, 'full', SHOPKEEPER));
    const left = framework.itemIds.filter((id) => !asked.has(id));
    expect(left).toEqual(['OPS-05', 'SKL-04', 'AUT-04', 'GRN-03']);
  });

  test.each<[string, Partial<ScoringProfile>, boolean]>([
    ['OPS-05', { staff: 1 }, false],
    ['OPS-05', { staff: 2 }, true],
    ['SKL-04', { staff: 1 }, false],
    ['SKL-04', { staff: 2 }, true],
    ['AUT-04', { usesMachinery: false }, false],
    ['AUT-04', { usesMachinery: true }, true],
    ['GRN-03', { sector: 'COM' }, false],
    ['GRN-03', { sector: 'COM', exportsOrSuppliesLarge: true }, true],
    ['GRN-03', { sector: 'IND' }, true],
    ['GRN-03', { sector: 'TEX' }, true],
    ['GRN-03', { sector: 'AGI' }, true],
    ['GRN-03', { sector: 'TOU' }, true],
    ['GRN-03', { sector: 'AGR' }, false],
    ['CUS-04', {}, true],
    ['XXX-01', {}, false],
  ])('%s with %o applies: %s', (id, facts, expected) => {
    expect(isApplicable(framework, id, { ...SHOPKEEPER, ...facts })).toBe(expected);
  });

  test('wording: yes/no alone, services for stock, plain otherwise', () => {
    const wording = (id: string, profile: Partial<ScoringProfile>) => {
      const item = definition.items.find((candidate) => candidate.id === id);
      if (!item) throw new Error(id);
      return wordingOf(framework, item, { ...PLANT, ...profile });
    };
    expect(wording('SKL-01', { staff: 1 })).toBe('solo');
    expect(wording('CON-02', { staff: 1 })).toBe('solo');
    expect(wording('SKL-01', { staff: 2 })).toBe('plain');
    expect(wording('OPS-03', { sector: 'SVP' })).toBe('services');
    expect(wording('OPS-03', { sector: 'COM' })).toBe('plain');
    expect(wording('STR-01', { staff: 1, sector: 'SVP' })).toBe('plain');
  });
});

describe('statuses', () => {
  const zero = answered(0);
  const status = (own: Record<string, GivenAnswer | undefined>, id: string) =>
    resolveStatuses(framework, plantInput(2, own))[id];

  test('are listed in the order of the definition', () => {
    expect(Object.keys(resolveStatuses(framework, plantInput(1)))).toEqual(framework.itemIds);
  });

  test.each<[string, Record<string, GivenAnswer | undefined>]>([
    ['CUS-04', { 'CUS-01': zero, 'CUS-02': zero }],
    ['DAT-02', { 'DAT-01': zero }],
    ['DAT-04', { 'OPS-01': zero }],
    ['AUT-03', { 'AUT-02': zero }],
  ])('%s is implied 0, and only when it was not answered', (id, triggers) => {
    const implied = { status: 'implied', level: 0 };
    expect(status({ ...triggers, [id]: undefined }, id)).toEqual(implied);
    expect(status({ ...triggers, [id]: { status: 'skipped' } }, id)).toEqual(implied);
    expect(status({ ...triggers, [id]: { status: 'dont_know' } }, id)?.status).toBe('dont_know');
    expect(status({ ...triggers, [id]: answered(3) }, id)).toEqual(answered(3));
    const na: GivenAnswer = { status: 'not_applicable', reason: 'law' };
    expect(status({ ...triggers, [id]: na }, id)).toEqual(na);
    expect(status({ [id]: undefined }, id)).toEqual({ status: 'skipped' });
  });

  test('one of two triggers implies nothing', () => {
    expect(status({ 'CUS-01': zero, 'CUS-04': undefined }, 'CUS-04')?.status).toBe('skipped');
  });

  test('in express, items off the path are not asked, even answered or implied', () => {
    const statuses = resolveStatuses(framework, { ...plantInput(0), path: 'express' });
    expect(statuses['CUS-02']).toEqual({ status: 'not_asked' });
    expect(statuses['AUT-03']).toEqual({ status: 'not_asked' });
    const partial = resolveStatuses(framework, {
      path: 'express',
      profile: PLANT,
      answers: { 'CUS-01': zero, 'CUS-02': zero },
    });
    expect(partial['CUS-04']).toEqual({ status: 'skipped' });
  });

  test('answers to items the profile rules out are ignored', () => {
    const statuses = resolveStatuses(framework, { ...plantInput(4), profile: SHOPKEEPER });
    expect(statuses['OPS-05']).toEqual({ status: 'not_applicable', reason: 'staff' });
    expect(statuses['AUT-04']).toEqual({ status: 'not_applicable', reason: 'machinery' });
    expect(statuses['GRN-03']).toEqual({ status: 'not_applicable', reason: 'export' });
  });

  test('FQ-1 is asked from level 3 of online sales', () => {
    const asked = (level: 2 | 3) =>
      followUpsAsked(
        framework,
        resolveStatuses(framework, plantInput(1, { 'CUS-04': answered(level) })),
      );
    expect(asked(2)).toEqual([]);
    expect(asked(3)).toEqual(['FQ-1']);
  });
});

describe('contradictions', () => {
  const found = (own: Record<string, GivenAnswer | undefined>) =>
    findContradictions(framework, resolveStatuses(framework, plantInput(2, own))).map(
      ({ id }) => id,
    );

  test('each pair is found at its limits and not beside them', () => {
    for (const { id, high, low } of definition.contradictions) {
      const pair = { [high.item]: answered(high.min), [low.item]: answered(low.max) };
      expect(found(pair)).toContain(id);
      expect(found({ ...pair, [low.item]: { status: 'dont_know' } })).not.toContain(id);
      expect(found({ ...pair, [high.item]: answered(1) })).not.toContain(id);
      expect(found({ ...pair, [low.item]: answered(1) })).not.toContain(id);
    }
  });

  test('an even firm has none', () => expect(found({})).toEqual([]));
});
