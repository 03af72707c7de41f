import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageRows, type NeedCell } from './gaps.ts';

const need = (category: string, firms: number, changes: Partial<NeedCell> = {}): NeedCell => ({
  ...{ category, region: 'MA-06', language: 'fr', firms, thin: 0 },
  ...changes,
});
const supply = (category: string, providers: number, language = 'fr') => ({
  ...{ category, region: 'MA-06', language, offers: providers * 2, providers },
});

describe('needs beside supply', () => {
  test('says how many providers are missing from three', () => {
    const rows = coverageRows(
      [need('WEB', 10), need('ERP', 10), need('IOT', 10)],
      [supply('WEB', 3), supply('ERP', 1)],
      'category',
    );
    expect(rows.map(({ category, missing, offers }) => [category, missing, offers])).toEqual([
      ['ERP', 2, 2],
      ['IOT', 3, 0],
      ['WEB', 0, 6],
    ]);
  });

  test('counts a language and a region apart', () => {
    const rows = coverageRows(
      [need('WEB', 5), need('WEB', 5, { language: 'zgh' }), need('WEB', 5, { region: 'MA-11' })],
      [supply('WEB', 4)],
    );
    expect(rows.map(({ providers }) => providers).sort((a, b) => a - b)).toEqual([0, 0, 4]);
  });

  test('begins where most is missing for most firms', () => {
    const rows = coverageRows(
      [need('WEB', 200), need('ERP', 20), need('IOT', 40)],
      [supply('WEB', 8), supply('ERP', 0)],
    );
    expect(rows.map(({ category }) => category)).toEqual(['IOT', 'ERP', 'WEB']);
  });

  test('leaves out what no firm needs', () => {
    expect(coverageRows([need('WEB', 0)], [supply('WEB', 1)])).toEqual([]);
  });

  test('is in an order that tells no more than the counts do', () => {
    const few = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(few, few, fc.constantFrom('gap' as const, 'firms' as const), (a, b, order) => {
        const rows = coverageRows([need('WEB', a), need('ERP', b)], [], order);
        expect(rows.map(({ category }) => category)).toEqual(['ERP', 'WEB']);
      }),
    );
  });

  test('does not depend on the order in which needs come', () => {
    const cells = fc.uniqueArray(
      fc.record({
        category: fc.constantFrom('WEB', 'ERP', 'IOT'),
        region: fc.constantFrom('MA-06', 'MA-11'),
        language: fc.constantFrom('fr', 'ary'),
        firms: fc.integer({ min: 0, max: 60 }),
        thin: fc.constant(0),
      }),
      { selector: ({ category, region, language }) => `${category} ${region} ${language}` },
    );
    fc.assert(
      fc.property(cells, (needs) => {
        const offered = [supply('WEB', 2), supply('ERP', 5, 'ary')];
        expect(coverageRows(needs.toReversed(), offered)).toEqual(coverageRows(needs, offered));
      }),
    );
  });
});
