import { beforeEach, describe, expect, test } from 'vitest';
import {
  countShowing,
  currentRun,
  noteShown,
  refreshRun,
  replayRun,
} from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import {
  firstNeed,
  freshMatching,
  indexedOffers,
  listOf,
  matchedFirm,
  publishWeights,
  withdrawIndexed,
} from '../../factories/matching.ts';
import { aProgrammeContent, aRuleSet, makeProgramme } from '../../factories/programmes.ts';
import { tamperWith } from '../../factories/tampered.ts';

beforeEach(freshMatching);

/** Pays half to whoever asks: nothing has to be known of the firm. */
const FOR_ALL = aRuleSet({
  rule: { all: [{ id: 'staff', fact: 'staff', op: 'between', value: [1, 49] }] },
});

/** A run with offers and a programme that pays for them. */
async function aRun() {
  const { actor, assessmentId } = await matchedFirm();
  const { category, action } = await firstNeed(actor, assessmentId);
  const content = aProgrammeContent({ categories: [category], rules: FOR_ALL });
  const programme = await makeProgramme({ slug: 'pays', content });
  const offers = await indexedOffers(5, { category });
  const run = await refreshRun(actor, assessmentId);
  return { actor, assessmentId, action, programme, offers, run };
}

/** Changes a run as somebody with the database’s own password would. */
async function rewrite(id: string, column: 'inputs' | 'output', text: string): Promise<void> {
  await db.$transaction([
    db.$executeRaw`ALTER TABLE match_run DISABLE TRIGGER match_run_kept`,
    column === 'inputs'
      ? db.$executeRaw`UPDATE match_run SET inputs = ${text} WHERE id = ${id}`
      : db.$executeRaw`UPDATE match_run SET output = ${text} WHERE id = ${id}`,
    db.$executeRaw`ALTER TABLE match_run ENABLE TRIGGER match_run_kept`,
  ]);
}

describe('a run computed again', () => {
  test('is the same, byte for byte, with aid in it', async () => {
    const { run, action } = await aRun();
    expect(
      listOf(run, action).entries[0]?.aid.sure ?? listOf(run, action).entries[0]?.aid.possible,
    ).toMatchObject({ programme: 'pays', number: 1 });
    expect(await replayRun(run.id)).toEqual({
      ...{ runId: run.id, computedAt: run.computedAt, runHash: run.hash },
      ...{ hashOk: true, identical: true, lost: [] },
    });
  });

  test('stays the same after offers, programmes and weights changed', async () => {
    const { run, offers, programme, actor, assessmentId } = await aRun();
    for (const offer of offers.slice(0, 3)) await withdrawIndexed(offer);
    const { versionId } = programme;
    await db.programmeVersion.update({ where: { id: versionId }, data: { state: 'superseded' } });
    await makeProgramme({ slug: 'another' });
    await publishWeights({ need: 30, price: 15 });
    const after = await refreshRun(actor, assessmentId);
    expect(after.hash).not.toBe(run.hash);
    for (const id of [run.id, after.id])
      expect(await replayRun(id)).toMatchObject({ hashOk: true, identical: true });
  });

  test('shows that a text of it was changed', async () => {
    const { run } = await aRun();
    const kept = await db.matchRun.findUniqueOrThrow({ where: { id: run.id } });
    const best = kept.output.replace(
      /"total":(\d)/,
      (_, digit: string) => `"total":${digit === '9' ? '8' : '9'}`,
    );
    await rewrite(run.id, 'output', best);
    expect(await replayRun(run.id)).toMatchObject({ hashOk: false, identical: false });
    await rewrite(run.id, 'output', kept.output);
    expect(await replayRun(run.id)).toMatchObject({ hashOk: true, identical: true });
    for (const inputs of [kept.inputs.replace('"seed":', '"seed":1'), '{}', 'no JSON']) {
      await rewrite(run.id, 'inputs', inputs);
      expect(await replayRun(run.id)).toMatchObject({ hashOk: false, identical: false });
    }
  });

  test('names the programme that is no longer as it was published', async () => {
    const { run, programme } = await aRun();
    await tamperWith(programme.versionId);
    expect(await replayRun(run.id)).toMatchObject({
      ...{ hashOk: true, identical: false, lost: ['pays'] },
    });
  });

  test('is refused for a run there is none of', async () => {
    await expect(replayRun('none')).rejects.toThrow('matching.run-not-found');
  });

  test('cannot be rewritten by the application, even by raw SQL', async () => {
    const { actor, assessmentId } = await matchedFirm();
    const { id } = await currentRun(actor, assessmentId);
    await expect(
      db.$executeRaw`UPDATE match_run SET output = '{}' WHERE id = ${id}`,
    ).rejects.toThrow('match_run_kept');
    await expect(
      db.$executeRaw`UPDATE match_run SET organisation_id = 'another' WHERE id = ${id}`,
    ).rejects.toThrow('match_run_kept');
    await db.matchRun.update({ where: { id }, data: { replacedAt: NOON } });
    await expect(
      db.$executeRaw`UPDATE match_run SET replaced_at = NULL WHERE id = ${id}`,
    ).rejects.toThrow('match_run_kept');
  });

  test('nor can where its offers were shown', async () => {
    const { run } = await aRun();
    await noteShown(NOON, run.id);
    await countShowing(run.id, NOON);
    await expect(db.$executeRaw`UPDATE match_showing SET rank = rank + 10`).rejects.toThrow(
      'match_showing_kept',
    );
  });
});
