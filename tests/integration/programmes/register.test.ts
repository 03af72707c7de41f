import { beforeEach, describe, expect, test } from 'vitest';
import { compileRules, statusOf } from '#domain/programmes/rules/evaluate.ts';
import type { RuleSet } from '#domain/programmes/rules/grammar.ts';
import type { Status } from '#domain/programmes/rules/result.ts';
import {
  buildRegister,
  registerSize,
  requestRegister,
} from '#domain/programmes/simulation/build-register.server.ts';
import { registerFrameOf } from '#domain/programmes/simulation/register-columns.ts';
import {
  countRegister,
  countRegisterBy,
  countRegisterByAll,
} from '#domain/programmes/simulation/register-count.server.ts';
import { registerRow, type RegisterRow } from '#domain/programmes/simulation/register-rows.ts';
import { scanRegister } from '#domain/programmes/simulation/register-scan.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { saveSetting } from '#platform/settings.ts';
import { benchRuleSets } from '../../../bench/rule-sets.ts';
import { NOON } from '../../factories/actors.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { aRuleSet } from '../../factories/programmes.ts';
import { resetDatabase } from '../../setup/database.ts';

const SIZE = 2_500;
const BATCH = 1_000;
const LATER = new Date('2026-12-01T12:00:00Z');
const build = (now = NOON, signal?: AbortSignal) =>
  buildRegister(now, { size: SIZE, batch: BATCH, signal });

beforeEach(resetDatabase);

async function readAll(): Promise<RegisterRow[]> {
  const read: RegisterRow[] = [];
  await scanRegister(700, (firms) => void read.push(...firms));
  return read;
}

describe('buildRegister', () => {
  test('fills the table with the companies of the recipe, in order', async () => {
    await build();
    const expected = Array.from({ length: SIZE }, (_, place) => registerRow(place + 1));
    expect(await readAll()).toEqual(expected);
    expect(await registerSize(db)).toBe(SIZE);
  });

  test('does nothing when it was done before', async () => {
    await build();
    await build(LATER);
    const setting = await db.setting.findUniqueOrThrow({ where: { key: 'register.built' } });
    expect(setting.updatedAt).toEqual(NOON);
  });

  test('goes on where it was stopped, and counts nothing before it is whole', async () => {
    const stop = new AbortController();
    // Stops while the first batch is written: that one is kept, no other is begun.
    const building = build(NOON, stop.signal);
    stop.abort(new Error('the worker stops'));
    await expect(building).rejects.toThrow('the worker stops');
    expect(await db.syntheticFirm.count()).toBe(BATCH);
    expect(await countRegister(aRuleSet())).toMatchObject({ ready: false, total: 0, eligible: 0 });
    expect(await countRegisterBy(aRuleSet(), 'region')).toEqual([]);
    expect(await scanRegister(10, () => expect.unreachable())).toBeNull();
    await build(LATER);
    expect(await db.syntheticFirm.count()).toBe(SIZE);
    expect(await countRegister(aRuleSet())).toMatchObject({ ready: true, total: SIZE });
  });

  test('starts afresh when the companies were drawn by another recipe', async () => {
    await build();
    await db.syntheticFirm.updateMany({ data: { staff: 30_000 } });
    await inTransaction('test', (tx) =>
      saveSetting(
        tx,
        'register.built',
        { recipe: 'an older one', size: SIZE, rows: SIZE },
        { now: NOON, by: null },
      ),
    );
    expect(await registerSize(db)).toBeNull();
    await build();
    expect(await db.syntheticFirm.count({ where: { staff: 30_000 } })).toBe(0);
    expect(await db.syntheticFirm.count()).toBe(SIZE);
  });

  test('may run twice at once', async () => {
    await Promise.all([build(), build()]);
    expect(await db.syntheticFirm.count()).toBe(SIZE);
  });

  test('is asked for once, and only while it is not there', async () => {
    await requestRegister();
    await requestRegister();
    expect(await waitingJobs('build-register')).toHaveLength(1);
    await resetDatabase();
    await build();
    await requestRegister();
    expect(await waitingJobs('build-register')).toEqual([]);
  });
});

describe('counting the register', () => {
  const PROJECT: RuleSet = {
    ...aRuleSet(),
    rule: { any: [aRuleSet().rule, { id: 'cost', fact: 'projectCostMAD', op: '<', value: 5 }] },
  };
  const NO_YEAR: RuleSet = {
    ...aRuleSet(),
    rule: { not: { id: 'closed', fact: 'turnoverMAD', op: 'exists' } },
  };
  const ruleSets = [aRuleSet(), PROJECT, NO_YEAR, ...benchRuleSets(12, 8)];

  function statusesOf(rules: RuleSet, firms: readonly RegisterRow[]): readonly Status[] {
    const { program } = compileRules(rules);
    return firms.map((firm) => statusOf(program.run(registerFrameOf(firm))));
  }

  const tally = (statuses: readonly Status[]) => ({
    total: statuses.length,
    eligible: statuses.filter((one) => one === 'eligible').length,
    notEligible: statuses.filter((one) => one === 'not_eligible').length,
    unknown: statuses.filter((one) => one === 'unknown').length,
  });

  test('says what the evaluator says of every company', async () => {
    await build();
    const firms = await readAll();
    for (const rules of ruleSets) {
      const expected = tally(statusesOf(rules, firms));
      expect(await countRegister(rules)).toEqual({
        ...{ ...expected, sampled: null, interval: null, ready: true },
      });
    }
    expect((await countRegister(PROJECT)).unknown).toBeGreaterThan(0);
    expect((await countRegister(NO_YEAR)).eligible).toBeGreaterThan(0);
  });

  test('breaks down by every trait what adds up to the whole', async () => {
    await build();
    const firms = await readAll();
    const all = await countRegisterByAll(PROJECT);
    const women = firms.filter(({ womanLed }) => womanLed);
    expect(all.womanLed[1]).toEqual({ value: 'true', ...tally(statusesOf(PROJECT, women)) });
    const small = firms.filter(({ staff }) => staff > 1 && staff < 4);
    expect(all.size[1]).toEqual({ value: '2-3', ...tally(statusesOf(PROJECT, small)) });
    expect(all.region.map(({ value }) => value)).toEqual(
      Array.from({ length: 12 }, (_, place) => `MA-${String(place + 1).padStart(2, '0')}`),
    );
    const whole = tally(statusesOf(PROJECT, firms));
    for (const values of Object.values(all))
      expect(values.reduce((sum, { eligible }) => sum + eligible, 0)).toBe(whole.eligible);
    expect(await countRegisterBy(PROJECT, 'sector')).toEqual(all.sector);
  });

  test('a sample tells the whole, within its interval', async () => {
    const size = 30_000;
    await buildRegister(NOON, { size });
    const exact = await countRegister(aRuleSet());
    const { interval, ...quick } = await countRegister(aRuleSet(), { sample: true });
    expect(quick).toMatchObject({ sampled: 20_000, total: size, ready: true, unknown: 0 });
    expect(quick.eligible + quick.notEligible).toBe(size);
    const [low, high] = interval ?? [0, 0];
    expect([low <= exact.eligible, exact.eligible <= high]).toEqual([true, true]);
    expect((high - low) / size).toBeLessThan(0.015);
  });

  test('says nothing of a register that is being replaced', async () => {
    await build();
    await db.syntheticFirm.deleteMany({ where: { id: { gt: BATCH } } });
    expect(await countRegister(aRuleSet())).toMatchObject({ ready: false, eligible: 0 });
  });

  test('hands over only the eligible when asked to, and stops when told to', async () => {
    await build();
    const firms = await readAll();
    const found: number[] = [];
    const eligibleFor = aRuleSet();
    const count = await scanRegister(300, (some) => void found.push(...some.map(({ id }) => id)), {
      eligibleFor,
    });
    const statuses = statusesOf(eligibleFor, firms);
    const expected = firms.filter((_firm, at) => statuses[at] === 'eligible').map(({ id }) => id);
    expect(found).toEqual(expected);
    expect(count).toBe(expected.length);
    const stop = new AbortController();
    const scanning = scanRegister(300, () => stop.abort(new Error('cancelled')), {
      signal: stop.signal,
    });
    await expect(scanning).rejects.toThrow('cancelled');
  });
});
