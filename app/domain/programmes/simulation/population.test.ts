import { describe, expect, test } from 'vitest';
import { compileRules } from '../rules/evaluate.ts';
import type { RuleSet } from '../rules/grammar.ts';
import { fairnessNotes } from './fairness.ts';
import { judgeOf, type Judged } from './judge.ts';
import { segmentsOf } from './money-groups.ts';
import { populationOf, type PopulationPlan } from './population.ts';
import { costOfCeiling, projectCosts } from './project-costs.ts';
import { projectDrawer } from './projects.ts';
import { emptyFrame } from '../rules/frame.ts';
import { registerFrameOf } from './register-columns.ts';
import { registerRow } from './register-rows.ts';
import { defaultScenario } from './scenario.ts';
import { supplyCoverage } from './supply-gaps.ts';
import { sizeOf } from './tally.ts';

const label = { fr: 'a', ar: 'a', en: 'a' };

/** Half of the cost up to a ceiling by category, for firms of up to so many people. */
function judged(most: number, ceilings: Readonly<Record<string, number>>): Judged {
  const rules: RuleSet = {
    ...{ grammar: 1, rules: {} },
    rule: { id: 'staff', fact: 'staff', op: 'between', value: [1, most] },
    amount: {
      parts: [
        {
          ...{ id: 'aid', label, unit: 'mad' },
          value: {
            least: [
              { product: [0.5, { fact: 'projectCostMAD' }] },
              { lookup: 'category', values: ceilings, otherwise: 0 },
            ],
          },
        },
      ],
    },
  };
  return { compiled: compileRules(rules), categories: Object.keys(ceilings), ceiling: 60_000 };
}

const CEILINGS = { WEB: 10_000, SHOP: 20_000 };
const FIRMS = 1_500;

function run(changes: Partial<PopulationPlan> = {}) {
  const version = changes.version ?? judged(9, CEILINGS);
  const scenario = defaultScenario(version.categories);
  const versions = changes.live ? [changes.live, version] : [version];
  const categories = [...new Set(versions.flatMap((one) => one.categories))];
  const costs = projectCosts({ categories, scenario, versions, prices: new Map() });
  const population = populationOf({
    version,
    live: null,
    scenario,
    costs,
    envelopes: [],
    ...changes,
  });
  for (let id = 1; id <= FIRMS; id += 1) population.add(registerRow(id));
  return population.result();
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('a population', () => {
  test('is counted once by each trait, and aid adds up', () => {
    const { all, by, eligibleAt, groups } = run();
    expect(all.total).toBe(FIRMS);
    expect(all.eligible + all.notEligible + all.unknown).toBe(FIRMS);
    for (const cells of Object.values(by)) {
      expect(sum(cells.map(({ total }) => total))).toBe(FIRMS);
      expect(sum(cells.map(({ aid }) => aid))).toBeCloseTo(all.aid, 6);
    }
    expect(sum([...eligibleAt.values()])).toBe(all.eligible);
    expect(sum(groups.map(({ firms }) => firms))).toBe(all.eligible);
    const aid = sum(groups.map(({ firms, aids }) => (firms * sum([...aids])) / aids.length));
    expect(aid).toBeCloseTo(all.aid, 3);
  });

  test('never receives more than the ceiling of its project or of a firm', () => {
    const judge = judgeOf({ ...judged(500, CEILINGS), ceiling: 12_000 });
    const [frame, row] = [emptyFrame(), { ...registerRow(1), staff: 2 }];
    registerFrameOf(row, frame);
    const aidOf = (category: string, cost: number) => judge(frame, { category, cost }).aid;
    expect(aidOf('WEB', 4_000)).toBe(2_000);
    expect(aidOf('WEB', 90_000)).toBe(10_000);
    expect(aidOf('SHOP', 90_000)).toBe(12_000);
    expect(judge(frame, { category: 'CRM', cost: 4_000 })).toEqual({ truth: 0, aid: 0 });
  });

  test('has the same projects at every draw, more of those that weigh more', () => {
    const costs = new Map(Object.entries({ WEB: 1_000, SHOP: 2_000 }));
    const draw = projectDrawer(['WEB', 'SHOP'], { mix: { WEB: 3, SHOP: 1 }, seed: 1 }, costs);
    const drawn = Array.from({ length: 2_000 }, (_, id) => draw(id + 1));
    expect(drawn).toEqual(Array.from({ length: 2_000 }, (_, id) => draw(id + 1)));
    const web = drawn.filter(({ category }) => category === 'WEB');
    expect(web.length / drawn.length).toBeCloseTo(0.75, 1);
    expect(new Set(web.map(({ cost }) => cost))).toEqual(new Set([500, 800, 1_000, 1_300, 1_500]));
    expect(projectDrawer([], { mix: {}, seed: 1 }, costs)(7)).toEqual({
      category: null,
      cost: null,
    });
  });

  test('has the same projects in every region', () => {
    const { eligibleAt, by } = run();
    for (const { code, eligible } of by.region.filter((cell) => cell.eligible > 100)) {
      const share = (eligibleAt.get(`WEB ${code}`) ?? 0) / eligible;
      expect(Math.abs(share - 0.5)).toBeLessThan(0.12);
    }
  });

  test('knows who wins and who loses when a ceiling falls and staff may be larger', () => {
    const live = judged(9, CEILINGS);
    const { comparison, all } = run({ live, version: judged(20, { ...CEILINGS, WEB: 4_000 }) });
    expect(comparison?.all).toMatchObject({ lost: 0, more: 0 });
    expect(comparison?.all.gained).toBeGreaterThan(0);
    expect(comparison?.all.less).toBeGreaterThan(FIRMS / 5);
    expect(comparison?.category.find(({ code }) => code === 'SHOP')?.less).toBe(0);
    expect(comparison?.size.filter(({ gained }) => gained > 0).map(({ code }) => code)).toEqual([
      '10-49',
    ]);
    const { gained = 0, less = 0, same = 0 } = comparison?.all ?? {};
    expect(gained + less + same).toBe(all.eligible);
    expect(comparison?.examples.less.every(({ before, after }) => after < before)).toBe(true);
    expect(comparison?.examples.less.length).toBe(3);
  });

  test('against the same version nobody wins or loses', () => {
    const { comparison } = run({ live: judged(9, CEILINGS) });
    const { gained, lost, more, less } = comparison?.all ?? {};
    expect([gained, lost, more, less]).toEqual([0, 0, 0, 0]);
  });

  test('loses those whose category is no longer paid for', () => {
    const { comparison } = run({ live: judged(9, CEILINGS), version: judged(9, { WEB: 10_000 }) });
    expect(comparison?.all.lost).toBeGreaterThan(0);
    const lost = comparison?.category.filter(({ lost: count }) => count > 0);
    expect(lost?.map(({ code }) => code)).toEqual(['SHOP']);
  });
});

describe('the cost of a project', () => {
  test('comes from the manager, else the catalogue, else the ceiling of the version in force', () => {
    const versions = [judged(9, CEILINGS), judged(9, { ...CEILINGS, WEB: 1_000 })];
    const found = projectCosts({
      categories: ['WEB', 'SHOP', 'CRM', 'ERP'],
      ...{ versions, scenario: { costs: { CRM: 7_000 } } },
      prices: new Map([['SHOP', { price: 12_345, count: 11, isDemo: true }]]),
    });
    expect(found).toEqual([
      { category: 'WEB', cost: 16_000, origin: 'ceiling', prices: null },
      { category: 'SHOP', cost: 12_300, origin: 'catalogue-demo', prices: 11 },
      { category: 'CRM', cost: 7_000, origin: 'manager', prices: null },
      { category: 'ERP', cost: 0, origin: 'none', prices: null },
    ]);
  });

  test('of a ceiling is the least that brings the most aid', () => {
    expect(costOfCeiling(judged(500, CEILINGS), 'WEB')).toBe(20_000);
    expect(costOfCeiling({ ...judged(500, CEILINGS), ceiling: 6_000 }, 'WEB')).toBe(12_000);
    expect(costOfCeiling(judged(0, CEILINGS), 'WEB')).toBe(0);
  });
});

describe('supply', () => {
  const wanted = {
    ...{ categories: ['WEB', 'SHOP'], regions: ['MA-01', 'MA-02'], languages: ['fr', 'ar'] },
    applications: (category: string) => (category === 'WEB' ? 30 : 10),
  };
  const row = (category: string, region: string, language: string) => ({
    ...{ category, region, language, offers: 2, providers: 2 },
  });

  test('is missing where nobody offers a category, or not in a language', () => {
    const rows = [row('WEB', 'MA-01', 'fr'), row('WEB', 'MA-02', 'fr'), row('WEB', 'MA-02', 'ar')];
    const { gaps, categories, covered } = supplyCoverage(rows, wanted);
    expect(gaps).toEqual([
      {
        category: 'SHOP',
        region: 'MA-01',
        languages: ['fr', 'ar'],
        nobody: true,
        applications: 10,
      },
      {
        category: 'SHOP',
        region: 'MA-02',
        languages: ['fr', 'ar'],
        nobody: true,
        applications: 10,
      },
      { category: 'WEB', region: 'MA-01', languages: ['ar'], nobody: false, applications: 30 },
    ]);
    expect(covered).toBe(0.75);
    expect(categories).toMatchObject([
      { category: 'WEB', regions: 2, providers: 2, applications: 60 },
      { category: 'SHOP', regions: 0, providers: 0, applications: 20 },
    ]);
  });
});

describe('fairness', () => {
  test('tells of regions, sizes and money that are left out, and of nobody else', () => {
    const { by } = run();
    const planned = new Map(by.region.map(({ code, eligible }) => [code, eligible]));
    const supply = { gaps: [], categories: [] };
    const notes = fairnessNotes({ by, planned, supply });
    const codes = notes.map(({ code }) => code);
    expect(codes).toContain('sizes-none');
    expect(codes).not.toContain('regions-money-less');
    const casablanca = { ...Object.fromEntries(planned), 'MA-06': 1 };
    const other = fairnessNotes({ by, supply, planned: new Map(Object.entries(casablanca)) });
    expect(other.find(({ code }) => code === 'regions-money-less')?.items).toEqual(['MA-06']);
  });
});

test('sizes and segments follow the staff', () => {
  expect([1, 3, 9, 49, 199, 200].map(sizeOf)).toEqual([
    '1',
    '2-3',
    '4-9',
    '10-49',
    '50-199',
    '200+',
  ]);
  const woman = { staff: 12, womanLed: true, youngLed: false };
  expect(segmentsOf(woman)).toEqual(['small', 'women']);
  expect(segmentsOf({ ...woman, staff: 400, youngLed: true })).toEqual(['women', 'young']);
});
