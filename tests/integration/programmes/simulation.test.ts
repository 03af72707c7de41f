import { beforeEach, describe, expect, test } from 'vitest';
import { giveFirmConsent } from '#domain/accounts/index.server.ts';
import {
  cancelSimulation,
  changeDraft,
  defaultScenario,
  getDraft,
  requestSimulation,
  runSimulation,
  startVersion,
} from '#domain/programmes/index.server.ts';
import { buildRegister } from '#domain/programmes/simulation/build-register.server.ts';
import { isSimulationResult, type SimulationResult } from '#domain/programmes/simulation/result.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { at, NOON } from '../../factories/actors.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import {
  aProgrammeContent,
  aRuleSet,
  makeManager,
  makeProgramme,
} from '../../factories/programmes.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const SIZE = 600;

/** A clock that moves a second at each look. */
function aClock() {
  let looks = 0;
  return { now: () => at(1_000 * (looks += 1)) };
}

async function setting({ register = true, live = false } = {}) {
  const manager = await makeManager();
  const { organisationId } = manager.person.seat;
  if (register) await buildRegister(NOON, { size: SIZE });
  const made = await makeProgramme({ organisationId, state: live ? 'open' : 'draft' });
  const supposed = defaultScenario(['WEB']);
  return {
    ...{ manager, organisationId, ...made, supposed },
    request: (actor: MemberActor = manager) => requestSimulation(actor, made.programmeId, supposed),
    run: (id: string, batch = 100) => runSimulation(id, { clock: aClock(), batch }),
  };
}

const rowOf = (id: string) => db.simulation.findUniqueOrThrow({ where: { id } });
const versionOf = (id: string) => db.programmeVersion.findUniqueOrThrow({ where: { id } });

async function resultOf(id: string): Promise<SimulationResult> {
  const { result } = await rowOf(id);
  if (!isSimulationResult(result)) throw new Error('there is no result');
  return result;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe('a simulation', () => {
  test('is asked for, carried out and told of; the version counts as simulated', async () => {
    const { manager, versionId, programmeId, request, run } = await setting();
    const id = await request();
    expect(await waitingJobs('run-simulation')).toEqual([
      { task: 'run-simulation', payload: { simulationId: id } },
    ]);
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: 'done', progress: 100 });
    expect(await versionOf(versionId)).toMatchObject({ state: 'simulated' });
    expect(await notificationsTo(manager.person.accountId)).toEqual([
      {
        kind: 'simulation-done',
        params: { programme: 'Chèque d’essai' },
        path: `/programme/programmes/${programmeId}/simulation/${id}`,
      },
    ]);
    const acts = await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(acts.map(({ type }) => type)).toEqual([
      'programmes.simulation-requested',
      'programmes.simulated',
    ]);
  });

  test('counts every company of the register once, by each trait', async () => {
    const { request, run } = await setting();
    const id = await request();
    await run(id);
    const { all, by, regions, cases } = await resultOf(id);
    expect(all.total).toBe(SIZE);
    expect(all.eligible).toBeGreaterThan(SIZE / 2);
    for (const cells of Object.values(by)) {
      expect(sum(cells.map(({ total }) => total))).toBe(SIZE);
      expect(sum(cells.map(({ eligible }) => eligible))).toBe(all.eligible);
      expect(sum(cells.map(({ aid }) => aid))).toBeCloseTo(all.aid, 4);
    }
    expect(sum(regions.map(({ central }) => central))).toBeCloseTo(cases.central.cost, 4);
  });

  test('counts the aid of a draft whose ceiling for one firm is not said yet', async () => {
    const { manager, programmeId, request, run } = await setting();
    await changeDraft(manager, programmeId, 1, ({ running, ...draft }) => ({
      ...draft,
      running: running && { ...running, perFirm: { ...running.perFirm, ceiling: 0 } },
    }));
    const id = await request();
    await run(id);
    expect((await resultOf(id)).cases.central.cost).toBeGreaterThan(0);
  });

  test('gives the same figures when it is run again', async () => {
    const { request, run } = await setting();
    const first = await request();
    await run(first);
    const second = await request();
    await run(second, 77);
    expect(await resultOf(second)).toEqual(await resultOf(first));
  });

  test('leaves a version alone whose golden cases fail, and keeps the result', async () => {
    const { manager, programmeId, versionId, request, run } = await setting();
    const { stamp } = await getDraft(manager, programmeId);
    await changeDraft(manager, programmeId, stamp, (draft) => ({
      ...draft,
      rules: aRuleSet({ rule: { id: 'staff', fact: 'staff', op: '>=', value: 1 } }),
    }));
    const id = await request();
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: 'done' });
    expect(await versionOf(versionId)).toMatchObject({ state: 'draft' });
  });

  test('belongs to the content it was asked for, changed meanwhile or not', async () => {
    const { manager, programmeId, versionId, request, run } = await setting();
    const id = await request();
    const { stamp } = await getDraft(manager, programmeId);
    await changeDraft(manager, programmeId, stamp, (draft) => ({
      ...draft,
      rules: aRuleSet({ rule: { id: 'staff', fact: 'staff', op: '>', value: 500_000 } }),
    }));
    await run(id);
    expect((await resultOf(id)).all.eligible).toBeGreaterThan(0);
    const version = await versionOf(versionId);
    expect(version.state).toBe('draft');
    expect((await rowOf(id)).contentHash).not.toBe(version.contentHash);
  });

  test('compares with the version in force', async () => {
    const { manager, programmeId, run } = await setting({ live: true });
    await startVersion(manager, programmeId);
    const { stamp } = await getDraft(manager, programmeId);
    await changeDraft(manager, programmeId, stamp, (draft) => ({
      ...draft,
      rules: aRuleSet({ rule: { id: 'staff', fact: 'staff', op: 'between', value: [2, 60] } }),
    }));
    const id = await requestSimulation(manager, programmeId, defaultScenario(['WEB']));
    await run(id);
    const { comparison, all } = await resultOf(id);
    expect(comparison?.number).toBe(1);
    expect(comparison?.all.lost).toBeGreaterThan(0);
    expect(comparison?.all.gained).toBeGreaterThan(0);
    expect(comparison?.examples.lost.map(({ staff }) => staff)).toContain(1);
    const { gained = 0, more = 0, less = 0, same = 0 } = comparison?.all ?? {};
    expect(gained + more + less + same).toBe(all.eligible);
    expect(sum(comparison?.region.map(({ lost }) => lost) ?? [])).toBe(comparison?.all.lost);
  });
});

/** A firm that answered what the rules of these tests ask. */
async function makeFirm(staff: number, { agrees }: { readonly agrees: boolean }) {
  const owner = await makeMember('sme', ['sme-owner']);
  const { organisationId } = owner.person.seat;
  if (agrees) await giveFirmConsent(owner, { purpose: 'statistics' });
  const facts = { staff, taxCompliant: true, ageMonths: 24 };
  await db.firmFact.createMany({
    data: Object.entries(facts).map(([fact, value]) => ({
      ...{ organisationId, fact, value, at: NOON },
    })),
  });
  return organisationId;
}

describe('firms on the platform', () => {
  test('are counted by what they answered, when they agreed to statistics', async () => {
    const { request, run } = await setting();
    await makeFirm(5, { agrees: true });
    await makeFirm(500, { agrees: true });
    await makeFirm(6, { agrees: false });
    const open = await makeFirm(7, { agrees: true });
    await db.firmFact.deleteMany({ where: { organisationId: open, fact: 'taxCompliant' } });
    const id = await request();
    await run(id);
    expect((await resultOf(id)).platform).toEqual({
      ...{ total: 3, eligible: 1, notEligible: 1, unknown: 1 },
      missing: [{ fact: 'taxCompliant', firms: 1 }],
    });
  });
});

describe('a run', () => {
  test('that was cancelled midway leaves no result, and the version as it was', async () => {
    const { manager, programmeId, versionId, request, run } = await setting();
    const id = await request();
    await cancelSimulation(manager, programmeId, id);
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: 'cancelled', result: null, progress: 0 });
    const other = await request();
    const clock = aClock();
    let looks = 0;
    await runSimulation(other, {
      clock,
      batch: 100,
      pause: async () => {
        if ((looks += 1) === 2) await cancelSimulation(manager, programmeId, other);
      },
    });
    expect(looks).toBe(2);
    expect(await rowOf(other)).toMatchObject({ state: 'cancelled', result: null });
    expect(await versionOf(versionId)).toMatchObject({ state: 'draft' });
  });

  test('begins anew after its worker was killed, and the first one keeps nothing', async () => {
    const { versionId, request, run } = await setting();
    const id = await request();
    let taken = false;
    await runSimulation(id, {
      clock: { now: () => NOON },
      batch: 100,
      pause: async () => {
        if (taken) return;
        taken = true;
        await run(id);
      },
    });
    expect(await rowOf(id)).toMatchObject({ state: 'done', startedAt: at(1_000) });
    expect(await versionOf(versionId)).toMatchObject({ state: 'simulated' });
    expect(await waitingJobs('notify')).toHaveLength(1);
    await run(id);
    expect(await waitingJobs('notify')).toHaveLength(1);
  });

  test('waits while the register is not filled, and goes on when it is', async () => {
    const { request, run } = await setting({ register: false });
    const id = await request();
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: 'queued', result: null });
    expect((await waitingJobs('build-register')).length).toBe(1);
    expect((await waitingJobs('run-simulation')).length).toBe(1);
    await buildRegister(NOON, { size: SIZE });
    await run(id);
    expect(await rowOf(id)).toMatchObject({ state: 'done' });
  });

  test('that is refused by what it reads has failed, and another may be asked for', async () => {
    const { request, run } = await setting();
    const id = await request();
    await db.simulation.update({ where: { id }, data: { scenario: {} } });
    await expect(run(id)).rejects.toThrow();
    expect(await rowOf(id)).toMatchObject({ state: 'failed', result: null });
    await run(await request());
  });
});

describe('a request', () => {
  test('of two at once, one is taken', async () => {
    const { request } = await setting();
    const asked = await Promise.allSettled([request(), request()]);
    const refused = asked.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'programmes.simulation-running' } }]);
    expect(await db.simulation.count()).toBe(1);
  });

  test('is refused without rules, for what is in force, and to others', async () => {
    const { manager, programmeId, request } = await setting();
    const { stamp } = await getDraft(manager, programmeId);
    const stranger = await makeManager();
    const auditor = await makeMember('programme', ['auditor'], manager.person.seat.organisationId);
    await expect(request(stranger)).rejects.toMatchObject({ code: 'programmes.not-found' });
    await expect(request(auditor)).rejects.toMatchObject({ code: 'programmes.not-found' });
    await changeDraft(manager, programmeId, stamp, (draft) => ({ ...draft, rules: null }));
    await expect(request()).rejects.toMatchObject({ code: 'programmes.no-rules' });
    const { organisationId } = manager.person.seat;
    const open = await makeProgramme({ organisationId, content: aProgrammeContent() });
    await expect(
      requestSimulation(manager, open.programmeId, defaultScenario([])),
    ).rejects.toMatchObject({ code: 'programmes.wrong-state' });
  });

  test('of another organisation is not there to be cancelled', async () => {
    const { programmeId, request } = await setting();
    const id = await request();
    const stranger = await makeManager();
    await expect(cancelSimulation(stranger, programmeId, id)).rejects.toMatchObject({
      code: 'programmes.not-found',
    });
    expect(await rowOf(id)).toMatchObject({ state: 'queued' });
  });
});
