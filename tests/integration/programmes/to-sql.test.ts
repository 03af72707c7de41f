import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileRule, FALSE, TRUE, type Truth } from '#domain/programmes/rules/compile.ts';
import { FACT_NAMES, factDefinition, SOURCES } from '#domain/programmes/rules/facts.ts';
import type { FactName } from '#domain/programmes/rules/facts.ts';
import { frameOf, placeOf, type Frame } from '#domain/programmes/rules/frame.ts';
import type { Rule, RuleSet } from '#domain/programmes/rules/grammar.ts';
import { toSql, type ColumnMap } from '#domain/programmes/rules/to-sql.ts';
import { firmFacts, ruleSets } from '../../factories/random-rules.ts';

const FIRMS = 60;
const RULE_SETS = 320;

const nameOf = (fact: FactName, part: string) => `"${fact} ${part}"`;
const isNumber = (fact: FactName) => factDefinition(fact).kind === 'number';

/** Numbers between two columns, everything else in one; every fact may be absent or badly sourced. */
const BOUNDS: ColumnMap = Object.fromEntries(
  FACT_NAMES.map((fact) => {
    const common = { none: nameOf(fact, 'none'), source: { column: nameOf(fact, 'rank') } };
    return [
      fact,
      isNumber(fact)
        ? { kind: 'bounds', low: nameOf(fact, 'low'), high: nameOf(fact, 'high'), ...common }
        : { kind: 'point', column: nameOf(fact, 'point'), ...common },
    ];
  }),
);
/** One column each, where an interval is as good as unknown, from a source all have in common. */
const POINTS: ColumnMap = Object.fromEntries(
  FACT_NAMES.filter((fact) => fact !== 'staff').map((fact) => [
    fact,
    {
      ...{ kind: 'point', column: nameOf(fact, 'point'), source: 'document' },
      ...(factDefinition(fact).optional === true && { none: nameOf(fact, 'none') }),
    },
  ]),
);

const typeOf = (fact: FactName) => {
  const { kind } = factDefinition(fact);
  return kind === 'number' ? 'float8' : kind === 'flag' ? 'boolean' : 'integer';
};

const known = (bound: number | undefined) =>
  bound !== undefined && Number.isFinite(bound) ? bound : null;

/** A firm's columns, in the order of the table. */
function cellsOf(frame: Frame): readonly (number | boolean | null)[] {
  return FACT_NAMES.flatMap((fact) => {
    const place = placeOf(fact);
    const [low, high] = [known(frame.low[place]), known(frame.high[place])];
    const point = low === high ? low : null;
    return [
      ...(isNumber(fact) ? [low, high] : []),
      typeOf(fact) === 'boolean' && point !== null ? point === 1 : point,
      Number.isNaN(frame.low[place]),
      frame.rank[place] ?? 0,
    ];
  });
}

/** The frame that a table of single columns can tell: no intervals, no staff, papers for all. */
function asPoints(frame: Frame): Frame {
  const [low, high] = [Float64Array.from(frame.low), Float64Array.from(frame.high)];
  for (const place of FACT_NAMES.map(placeOf)) {
    if (place !== placeOf('staff') && (low[place] === high[place] || Number.isNaN(low[place])))
      continue;
    low[place] = -Infinity;
    high[place] = Infinity;
  }
  return { low, high, rank: new Uint8Array(frame.rank.length).fill(SOURCES.indexOf('document')) };
}

describe('toSql', () => {
  const client = new pg.Client({ connectionString: process.env['DATABASE_URL'] });
  const frames = fc.sample(firmFacts(), { numRuns: FIRMS, seed: 2030 }).map(frameOf);

  beforeAll(async () => {
    await client.connect();
    const columns = FACT_NAMES.flatMap((fact) => [
      ...(isNumber(fact)
        ? [`${nameOf(fact, 'low')} float8`, `${nameOf(fact, 'high')} float8`]
        : []),
      `${nameOf(fact, 'point')} ${typeOf(fact)}`,
      `${nameOf(fact, 'none')} boolean NOT NULL`,
      `${nameOf(fact, 'rank')} smallint`,
    ]);
    await client.query(`CREATE TEMP TABLE firm (id integer, ${columns.join(', ')})`);
    for (const [id, frame] of frames.entries()) {
      const cells = [id, ...cellsOf(frame)];
      const places = cells.map((_, place) => `$${String(place + 1)}`);
      await client.query(`INSERT INTO firm VALUES (${places.join(', ')})`, cells);
    }
  });
  afterAll(() => client.end());

  async function bySql(
    { rule, rules }: Pick<RuleSet, 'rule' | 'rules'>,
    columns: ColumnMap,
  ): Promise<(boolean | null)[]> {
    const { text, values } = toSql(rule, rules, columns, 2);
    const { rows } = await client.query<{ holds: boolean | null }>(
      `SELECT ${text} AS holds FROM firm WHERE id >= $1 ORDER BY id`,
      [0, ...values],
    );
    return rows.map(({ holds }) => holds);
  }

  const answer = (truth: Truth) => (truth === TRUE ? true : truth === FALSE ? false : null);

  test('answers as the evaluator does: unknowns, intervals, absences, sources', async () => {
    const seen = new Set<boolean | null>();
    await fc.assert(
      fc.asyncProperty(ruleSets(), async (rules) => {
        const { run } = compileRule(rules.rule, rules.rules);
        const expected = frames.map((frame) => answer(run(frame)));
        for (const value of expected) seen.add(value);
        expect(await bySql(rules, BOUNDS)).toEqual(expected);
      }),
      { numRuns: RULE_SETS },
    );
    expect(seen).toEqual(new Set([true, false, null]));
  });

  test('answers so on single columns with one source, some facts without a column', async () => {
    const points = frames.map(asPoints);
    await fc.assert(
      fc.asyncProperty(ruleSets(), async (rules) => {
        const { run } = compileRule(rules.rule, rules.rules);
        expect(await bySql(rules, POINTS)).toEqual(points.map((frame) => answer(run(frame))));
      }),
      { numRuns: RULE_SETS },
    );
  });

  test.each<[string, Rule]>([
    ['codes that no list has', { id: 'a', fact: 'sector', op: 'in', value: ['nowhere'] }],
    ['a code that no list has', { id: 'a', fact: 'sector', op: '!=', value: 'nowhere' }],
    ['a set of none of the codes', { id: 'a', fact: 'certifications', op: 'in', value: ['none'] }],
    ['bounds the wrong way round', { id: 'a', fact: 'ageMonths', op: 'between', value: [9, 3] }],
    ['a decimal bound', { id: 'a', fact: 'exportShare', op: '>=', value: 0.35 }],
    ['a rule that is named and not there', { all: [{ ref: 'missing' }] }],
  ])('answers so for %s', async (_name, rule) => {
    const { run } = compileRule(rule);
    const expected = frames.map((frame) => answer(run(frame)));
    expect(await bySql({ rule, rules: {} }, BOUNDS)).toEqual(expected);
  });

  test('numbers beyond the integers of the database are compared exactly', async () => {
    const large = (op: '<' | '>=', value: number): Rule => ({
      id: 'x',
      fact: 'aidReceivedMAD',
      op,
      value,
    });
    const columns: ColumnMap = { aidReceivedMAD: { kind: 'point', column: '3000000000::bigint' } };
    const holds = async (rule: Rule) => (await bySql({ rule, rules: {} }, columns))[0];
    expect(await holds(large('<', 3_000_000_001))).toBe(true);
    expect(await holds(large('>=', 3_000_000_001))).toBe(false);
    expect(await holds(large('<', 1e300))).toBe(true);
  });

  test('never writes a value into the text', () => {
    const rule: Rule = { id: 'x', fact: 'sector', op: 'in', value: ["COM'); DROP TABLE firm; --"] };
    const columns: ColumnMap = { sector: { kind: 'point', column: 'sector' } };
    expect(toSql(rule, {}, columns, 4)).toEqual({
      text: '(sector = ANY($4::integer[]))',
      values: [[-1]],
    });
  });
});
