import { beforeEach, describe, expect, test } from 'vitest';
import {
  changeDraft,
  decideAct,
  findLive,
  findPublicNotice,
  listLive,
  proposeAct,
  runProgrammesClock,
  startVersion,
  withdrawAct,
} from '#domain/programmes/index.server.ts';
import { civilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { makeManager, makeProgramme } from '../../factories/programmes.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { aReadyContent, makeSimulated } from '../../factories/studio.ts';
import { resetDatabase } from '../../setup/database.ts';

let one: MemberActor;
let other: MemberActor;
let home: string;

const on = (day: string) => new Date(`${day}T11:00:00Z`);
const reason = { fr: 'Les fonds sont vérifiés', ar: 'يجري التحقق من الأموال' };
const states = async () =>
  (await db.programmeVersion.findMany({ orderBy: { number: 'asc' } })).map(({ state }) => state);
const lines = () => db.auditEntry.count();

beforeEach(async () => {
  await resetDatabase();
  one = await makeManager();
  home = one.person.seat.organisationId;
  other = await makeManager(home);
});

/** Publishes what is being worked on, by two persons. */
async function publish(programmeId: string): Promise<void> {
  await db.programmeVersion.updateMany({
    where: { programmeId, state: { in: ['draft', 'simulated'] } },
    data: {
      ...{
        state: 'published',
        proposedById: 'a',
        publishedById: 'b',
        publishedAt: on('2026-11-16'),
      },
    },
  });
}

async function propose(programmeId: string, act: 'pause' | 'resume' | 'wind-down', day: string) {
  await proposeAct(one, programmeId, { act, reason, effectiveOn: civilDate(day) });
  const { id } = await db.programmeAct.findFirstOrThrow({ where: { state: 'proposed' } });
  return id;
}

async function decided(programmeId: string, act: 'pause' | 'resume' | 'wind-down', day: string) {
  const id = await propose(programmeId, act, day);
  await decideAct(other, programmeId, id, { agrees: true });
  return id;
}

describe('the day of a programme', () => {
  test('opens it, once, and tells its managers', async () => {
    const { programmeId, slug } = await makeSimulated(one);
    await publish(programmeId);
    await runProgrammesClock(on('2027-01-03'));
    expect(await states()).toEqual(['published']);
    await runProgrammesClock(on('2027-01-04'));
    expect(await findLive(db, slug)).toMatchObject({ state: 'open', openedAt: on('2027-01-04') });
    expect((await notificationsTo(one.person.accountId)).map(({ kind }) => kind)).toEqual([
      'programme-opened',
    ]);
    const before = await lines();
    await runProgrammesClock(on('2027-01-04'));
    expect(await lines()).toBe(before);
  });

  test.each([
    ['2026-06-15', '2026-06-14T22:59:00Z', '2026-06-14T23:00:00Z'],
    ['2026-03-02', '2026-03-01T23:59:00Z', '2026-03-02T00:00:00Z'],
  ])('%s begins at midnight in Morocco, in Ramadan too', async (opensOn, before, from) => {
    const { programmeId } = await makeSimulated(one, aReadyContent({}, { opensOn }));
    await publish(programmeId);
    await runProgrammesClock(new Date(before));
    expect(await states()).toEqual(['published']);
    await runProgrammesClock(new Date(from));
    expect(await states()).toEqual(['open']);
  });

  test('puts the next version in the place of the one in force', async () => {
    const { programmeId } = await makeProgramme({ organisationId: home, content: aReadyContent() });
    await startVersion(one, programmeId);
    const day = '2026-12-07';
    const { id } = await db.programmeVersion.findFirstOrThrow({ where: { state: 'draft' } });
    await changeDraft(one, programmeId, 1, (draft) => ({ ...draft, validFrom: day }));
    await publish(programmeId);
    await runProgrammesClock(on('2026-12-06'));
    expect(await states()).toEqual(['open', 'published']);
    await runProgrammesClock(on(day));
    expect(await states()).toEqual(['superseded', 'open']);
    const { programmes } = await listLive(db);
    expect(programmes.find((live) => live.programmeId === programmeId)?.versionId).toBe(id);
  });

  test('opens nothing that was changed by hand, and keeps no other from opening', async () => {
    const bad = await makeSimulated(one, aReadyContent({ categories: ['ERP'] }));
    const good = await makeSimulated(one);
    await db.$executeRaw`
      UPDATE programme_version SET content = jsonb_set(content, '{kind}', '"loan"')
      WHERE id = ${bad.versionId}`;
    await publish(bad.programmeId);
    await publish(good.programmeId);
    await expect(runProgrammesClock(on('2027-01-04'))).rejects.toThrow('programmes.tampered');
    expect(await findLive(db, good.slug)).toMatchObject({ state: 'open' });
    expect(await findLive(db, bad.slug)).toBeNull();
  });
});

describe('a pause', () => {
  let id: string;
  beforeEach(async () => {
    ({ programmeId: id } = await makeProgramme({ organisationId: home, content: aReadyContent() }));
  });

  test('needs two persons, takes effect on its day and is told to the public', async () => {
    const act = await propose(id, 'pause', '2026-11-20');
    expect(await findPublicNotice(db, id)).toBeNull();
    expect(await refusalCode(decideAct(one, id, act, { agrees: true }))).toBe(
      'programmes.same-person',
    );
    await decideAct(other, id, act, { agrees: true });
    await decideAct(other, id, act, { agrees: true });
    expect(await findPublicNotice(db, id)).toEqual({
      ...{ act: 'pause', reason, effectiveOn: '2026-11-20', inForce: false },
      endsBy: '2026-12-18',
    });
    await runProgrammesClock(on('2026-11-19'));
    expect(await states()).toEqual(['open']);
    await runProgrammesClock(on('2026-11-20'));
    expect(await states()).toEqual(['paused']);
    expect(await findPublicNotice(db, id)).toMatchObject({ inForce: true });
  });

  test('ends by itself after twenty working days', async () => {
    await decided(id, 'pause', '2026-11-20');
    await runProgrammesClock(on('2026-11-20'));
    await runProgrammesClock(on('2026-12-17'));
    expect(await states()).toEqual(['paused']);
    await runProgrammesClock(on('2026-12-18'));
    expect(await states()).toEqual(['open']);
    expect(await findPublicNotice(db, id)).toBeNull();
    const before = await lines();
    await runProgrammesClock(on('2026-12-18'));
    expect(await lines()).toBe(before);
  });

  test('is ended earlier by two persons; a late decision of that does no harm', async () => {
    await decided(id, 'pause', '2026-11-16');
    await runProgrammesClock(on('2026-11-16'));
    await decided(id, 'resume', '2026-12-30');
    await runProgrammesClock(on('2026-12-18'));
    expect(await states()).toEqual(['open']);
    await runProgrammesClock(on('2026-12-30'));
    expect(await states()).toEqual(['open']);
    expect(await db.programmeAct.count({ where: { state: 'applied' } })).toBe(2);
  });

  test('holds a new version back until the programme runs again', async () => {
    await startVersion(one, id);
    await changeDraft(one, id, 1, (draft) => ({ ...draft, validFrom: '2026-12-01' }));
    await publish(id);
    await decided(id, 'pause', '2026-11-20');
    await runProgrammesClock(on('2026-11-20'));
    await runProgrammesClock(on('2026-12-01'));
    expect(await states()).toEqual(['paused', 'published']);
    await runProgrammesClock(on('2026-12-18'));
    expect(await states()).toEqual(['superseded', 'open']);
  });
});

describe('winding down', () => {
  test('is announced twenty working days before, then closes after its last day', async () => {
    const { programmeId: id } = await makeProgramme({
      organisationId: home,
      content: aReadyContent({}, { closesOn: '2027-01-31' }),
    });
    expect(await refusalCode(propose(id, 'wind-down', '2026-12-11'))).toBe('programmes.too-early');
    await decided(id, 'wind-down', '2026-12-14');
    await runProgrammesClock(on('2026-12-14'));
    expect(await states()).toEqual(['winding-down']);
    await runProgrammesClock(on('2027-01-31'));
    expect(await states()).toEqual(['winding-down']);
    await runProgrammesClock(on('2027-02-01'));
    expect(await states()).toEqual(['closed']);
    expect(await refusalCode(startVersion(one, id))).toBe('programmes.ending');
  });

  test('drops a version that was still to come', async () => {
    const { programmeId: id } = await makeProgramme({
      organisationId: home,
      content: aReadyContent(),
    });
    await startVersion(one, id);
    await publish(id);
    await decided(id, 'wind-down', '2026-12-14');
    await runProgrammesClock(on('2026-12-14'));
    expect(await states()).toEqual(['winding-down', 'superseded']);
    const applied = await db.auditEntry.findFirstOrThrow({
      where: { type: 'programmes.act-applied' },
    });
    expect(JSON.parse(applied.body)).toMatchObject({ facts: { act: 'wind-down', dropped: 2 } });
  });
});

describe('acts', () => {
  const FITTING = [
    ['open', ['pause', 'wind-down']],
    ['paused', ['resume', 'wind-down']],
    ['winding-down', []],
    ['closed', []],
    ['published', []],
    ['draft', []],
  ] as const;
  test.each(FITTING)('of a programme that is %s', async (state, fitting) => {
    const { programmeId } = await makeProgramme({ organisationId: home, state });
    for (const act of ['pause', 'resume', 'wind-down'] as const) {
      const code = await refusalCode(propose(programmeId, act, '2026-12-31'));
      const isFitting = (fitting as readonly string[]).includes(act);
      expect([act, code]).toEqual([act, isFitting ? null : 'programmes.wrong-state']);
      await db.programmeAct.deleteMany();
    }
  });

  test('are decided for a day of the coming year', async () => {
    const { programmeId: id } = await makeProgramme({ organisationId: home });
    expect(await refusalCode(propose(id, 'pause', '2099-12-31'))).toBe('programmes.too-late');
    await propose(id, 'pause', '2027-10-01');
  });

  test('wait one at a time, and are withdrawn by who proposed them', async () => {
    const { programmeId: id } = await makeProgramme({ organisationId: home });
    const act = await propose(id, 'pause', '2026-11-20');
    await propose(id, 'pause', '2026-11-20');
    expect(await db.programmeAct.count()).toBe(1);
    const second = proposeAct(other, id, {
      ...{ act: 'wind-down', reason, effectiveOn: civilDate('2026-12-31') },
    });
    expect(await refusalCode(second)).toBe('programmes.act-open');
    expect(await refusalCode(withdrawAct(other, id, act))).toBe('programmes.wrong-state');
    await withdrawAct(one, id, act);
    await withdrawAct(one, id, act);
    expect(await refusalCode(decideAct(other, id, act, { agrees: true }))).toBe(
      'programmes.wrong-state',
    );
  });

  test('are for managers of the organisation, and for two of them in the database too', async () => {
    const { programmeId: id } = await makeProgramme({ organisationId: home });
    const act = await propose(id, 'pause', '2026-11-20');
    const stranger = await makeManager();
    const works = [
      decideAct(stranger, id, act, { agrees: true }),
      withdrawAct(stranger, id, act),
      proposeAct(stranger, id, { act: 'pause', reason, effectiveOn: civilDate('2026-11-20') }),
    ];
    expect(await refusalCodes(works)).toEqual(['programmes.not-found']);
    const alone = db.$executeRaw`
      UPDATE programme_act SET state = 'decided', decided_by_id = proposed_by_id,
        decided_at = now()`;
    await expect(alone).rejects.toSatisfy(
      (error) => constraintOf(error) === 'programme_act_two_persons',
    );
  });
});
