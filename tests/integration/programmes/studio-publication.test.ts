import { beforeEach, describe, expect, test } from 'vitest';
import {
  changeDraft,
  decideVersion,
  getOverview,
  proposeVersion,
  startVersion,
  takeBackVersion,
} from '#domain/programmes/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import { constraintOf } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { at } from '../../factories/actors.ts';
import { fundPlace } from '../../factories/funding.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { aRuleSet, makeManager, makeProgramme } from '../../factories/programmes.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { aReadyContent, makeSimulated } from '../../factories/studio.ts';
import { resetDatabase } from '../../setup/database.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const AGREE = { agrees: true, reason: '' } as const;
const SEND_BACK = { agrees: false, reason: 'Le plafond est trop bas' } as const;

let proposer: MemberActor;
let decider: MemberActor;

beforeEach(async () => {
  await resetDatabase();
  proposer = await makeManager();
  decider = await makeManager(proposer.person.seat.organisationId);
});

const isTwoPersons = (error: unknown) => constraintOf(error) === 'programme_version_two_persons';
const version = (id: string) => db.programmeVersion.findUniqueOrThrow({ where: { id } });
const failing = async (programmeId: string, actor = proposer) => {
  const { working } = await getOverview(actor, programmeId);
  return working?.guards?.filter(({ ok }) => !ok).map(({ code }) => code);
};

describe('publication by two persons', () => {
  test('is proposed by one and decided by another, each once, and told', async () => {
    const { target, programmeId, versionId } = await makeSimulated(proposer);
    expect(await failing(programmeId)).toEqual([]);
    await proposeVersion(proposer, target);
    await proposeVersion(proposer, target);
    expect(await version(versionId)).toMatchObject({ state: 'proposed' });
    expect(await notificationsTo(decider.person.accountId)).toEqual([
      {
        kind: 'programme-proposed',
        params: { programme: 'Chèque d’essai' },
        path: `/programme/programmes/${programmeId}/publish`,
      },
    ]);
    expect(await refusalCode(decideVersion(proposer, target, AGREE))).toBe(
      'programmes.same-person',
    );
    await decideVersion(decider, target, AGREE);
    await decideVersion(decider, target, AGREE);
    expect(await version(versionId)).toMatchObject({
      ...{ state: 'published', proposedById: proposer.person.accountId },
      ...{ publishedById: decider.person.accountId, openedAt: null },
    });
    expect((await notificationsTo(proposer.person.accountId)).map(({ kind }) => kind)).toEqual([
      'programme-decided',
    ]);
    expect(await waitingJobs('programmes-clock')).toHaveLength(1);
    const entries = await db.auditEntry.findMany({ orderBy: { sequence: 'asc' } });
    expect(entries.map(({ type }) => type)).toEqual([
      'programmes.version-proposed',
      'programmes.version-published',
    ]);
  });

  test('goes back to its author with the reason, which is gone when it is proposed again', async () => {
    const { target, programmeId, versionId } = await makeSimulated(proposer);
    await proposeVersion(proposer, target);
    await decideVersion(decider, target, SEND_BACK);
    expect(await getOverview(proposer, programmeId)).toMatchObject({
      working: { state: 'draft', note: SEND_BACK.reason, proposedBy: null },
    });
    await decideVersion(decider, target, SEND_BACK);
    await proposeVersion(decider, target);
    expect(await version(versionId)).toMatchObject({ state: 'proposed', decisionNote: null });
  });

  test('of a draft needs a simulation of what it says now', async () => {
    const { target, versionId } = await makeSimulated(proposer);
    await db.programmeVersion.update({ where: { id: versionId }, data: { state: 'draft' } });
    await db.simulation.updateMany({ data: { contentHash: '0'.repeat(64) } });
    expect(await refusalCode(proposeVersion(proposer, target))).toBe('programmes.not-ready');
    expect(await version(versionId)).toMatchObject({ state: 'draft', proposedById: null });
  });

  test('may be taken back by who proposed it, and by nobody else', async () => {
    const { target, versionId } = await makeSimulated(proposer);
    await proposeVersion(proposer, target);
    expect(await refusalCode(takeBackVersion(decider, target))).toBe('programmes.wrong-state');
    await takeBackVersion(proposer, target);
    expect(await version(versionId)).toMatchObject({ state: 'draft', proposedById: null });
  });

  test('is refused for what was read under an older stamp', async () => {
    const { target, versionId } = await makeSimulated(proposer);
    await db.programmeVersion.update({ where: { id: versionId }, data: { stamp: 2 } });
    expect(await refusalCode(proposeVersion(proposer, target))).toBe(
      'programmes.changed-meanwhile',
    );
  });

  test('is refused for what was changed by hand, before and after it is proposed', async () => {
    const first = await makeSimulated(proposer);
    const tamper = (id: string) => db.$executeRaw`
      UPDATE programme_version SET content_hash = repeat('0', 64) WHERE id = ${id}`;
    await tamper(first.versionId);
    expect(await refusalCode(proposeVersion(proposer, first.target))).toBe('programmes.tampered');
    const second = await makeSimulated(proposer);
    await proposeVersion(proposer, second.target);
    await expect(tamper(second.versionId)).rejects.toSatisfy(
      (error) => constraintOf(error) === 'programme_version_frozen',
    );
  });

  test('by one person alone is refused by the database too', async () => {
    const { target, versionId } = await makeSimulated(proposer);
    await proposeVersion(proposer, target);
    const alone = db.$executeRaw`
      UPDATE programme_version SET state = 'published', published_by_id = proposed_by_id,
        published_at = now() WHERE id = ${versionId}`;
    await expect(alone).rejects.toSatisfy(isTwoPersons);
  });

  const FORGED: Readonly<Record<string, (id: string) => Promise<unknown>>> = {
    'without a proposer': (id) => db.$executeRaw`
      UPDATE programme_version SET state = 'published', published_by_id = proposed_by_id,
        proposed_by_id = NULL, published_at = now() WHERE id = ${id}`,
    'by nobody': (id) => db.$executeRaw`
      UPDATE programme_version SET state = 'open', published_at = now() WHERE id = ${id}`,
    'under another name': (id) => db.$executeRaw`
      UPDATE programme_version SET state = 'published', published_by_id = proposed_by_id,
        proposed_by_id = 'somebody', published_at = now() WHERE id = ${id}`,
  };
  test.each(Object.entries(FORGED))('%s is refused by the database', async (_how, forge) => {
    const { target, versionId } = await makeSimulated(proposer);
    await proposeVersion(proposer, target);
    await expect(forge(versionId)).rejects.toSatisfy(isTwoPersons);
    await decideVersion(decider, target, AGREE);
    const renamed = db.$executeRaw`
      UPDATE programme_version SET published_by_id = 'somebody' WHERE id = ${versionId}`;
    await expect(renamed).rejects.toSatisfy(isTwoPersons);
  });

  test('holds every guard again when it is decided', async () => {
    const { target } = await makeSimulated(proposer);
    await proposeVersion(proposer, target);
    const later = { ...decider, now: at(40 * DAY_MS) };
    expect(await refusalCode(decideVersion(later, target, AGREE))).toBe('programmes.not-ready');
    expect(await failing(target.programmeId, later)).toEqual(['notice', 'simulation']);
    await decideVersion(later, target, SEND_BACK);
  });

  test('is for managers of the organisation alone', async () => {
    const { target } = await makeSimulated(proposer);
    const stranger = await makeManager();
    const works = [
      proposeVersion(stranger, target),
      takeBackVersion(stranger, target),
      decideVersion(stranger, target, AGREE),
      getOverview(stranger, target.programmeId),
    ];
    expect(await refusalCodes(works)).toEqual(['programmes.not-found']);
  });

  const states = ['proposed', 'published', 'open', 'closed', 'discarded'] as const;
  test.each(states)('is not proposed from %s by another', async (state) => {
    const { target, versionId } = await makeSimulated(proposer);
    const by = state === 'proposed' ? decider.person.accountId : 'somebody';
    await db.programmeVersion.update({
      where: { id: versionId },
      data: { state, proposedById: by, publishedById: 'another', publishedAt: at(0) },
    });
    expect(await refusalCode(proposeVersion(proposer, target))).toBe('programmes.wrong-state');
  });
});

const lookup = (values: Readonly<Record<string, number>>) =>
  aRuleSet({
    amount: {
      parts: [
        {
          ...{ id: 'ceiling', unit: 'mad', label: { fr: 'Plafond', ar: 'سقف', en: 'Ceiling' } },
          value: { lookup: 'category', values, otherwise: 0 },
        },
      ],
    },
  });
const text = { fr: 'Un', ar: '', en: 'One' };
const ready = aReadyContent();

/** One thing that is wrong, and the guards that see it. */
const FAULTS: readonly (readonly [string, ProgrammeContent, readonly string[]])[] = [
  ['a step in two languages', aReadyContent({ steps: [text] }), ['texts']],
  ['no rules', aReadyContent({ rules: null }), ['rules', 'golden-pass', 'mutation', 'ceilings']],
  [
    'rules that let nobody in',
    aReadyContent({
      rules: aRuleSet({
        rule: {
          all: [
            { id: 'few', fact: 'staff', op: '<', value: 3 },
            { id: 'many', fact: 'staff', op: '>', value: 10 },
          ],
        },
      }),
    }),
    ['rules', 'golden-pass'],
  ],
  [
    'no case of an unknown answer',
    aReadyContent({
      goldenCases: ready.goldenCases.filter(({ expects }) => expects.status !== 'unknown'),
    }),
    ['golden-kinds'],
  ],
  [
    'few cases',
    aReadyContent({
      goldenCases: ['fine', 'too large', 'age unknown'].flatMap((name) =>
        ready.goldenCases.filter((one) => one.name === name),
      ),
    }),
    ['mutation'],
  ],
  ['no category', aReadyContent({ categories: [] }), ['categories']],
  [
    'no aid a firm may have',
    aReadyContent({}, { perFirm: { ceiling: 0, months: 36 } }),
    ['ceilings'],
  ],
  ['no envelope', aReadyContent({}, { envelopes: [] }), ['envelopes', 'envelopes-funded']],
  [
    'payments of 90 %',
    aReadyContent({}, { paymentSplit: [{ label: { ...text, ar: 'دفعة' }, share: 0.9 }] }),
    ['split'],
  ],
  ['offers that are not there', aReadyContent({}, { minOffers: 1 }), ['offers']],
  ['a day too soon', aReadyContent({}, { opensOn: '2026-11-27' }), ['notice']],
  ['no day', aReadyContent({}, { opensOn: null }), ['notice', 'window']],
  ['a window that never opens', aReadyContent({}, { closesOn: '2027-01-04' }), ['window']],
  ['a validity that ends as it opens', aReadyContent({ validTo: '2027-01-04' }), ['window']],
  ['a validity that begins late', aReadyContent({ validFrom: '2027-01-05' }), ['window']],
  ['a draw without its fingerprint', aReadyContent({}, { allocation: 'draw' }), ['draw']],
];

describe('the guards of publication', () => {
  test.each(FAULTS)('see %s', async (_fault, content, codes) => {
    const { target, programmeId } = await makeSimulated(proposer, content);
    expect(await failing(programmeId)).toEqual(codes);
    expect(await refusalCode(proposeVersion(proposer, target))).toBe('programmes.not-ready');
  });

  test.each([
    ['2027-12-31', true],
    ['2028-01-01', false],
  ])('see whether a next version valid from %s applies to any day', async (validFrom, holds) => {
    const { organisationId } = proposer.person.seat;
    const { programmeId } = await makeProgramme({ organisationId, content: ready });
    await startVersion(proposer, programmeId);
    await changeDraft(proposer, programmeId, 1, (draft) => ({ ...draft, validFrom }));
    expect((await failing(programmeId))?.includes('window')).toBe(!holds);
  });

  test('see a category without a ceiling where the amount looks them up', async () => {
    const content = aReadyContent({ rules: lookup({ ERP: 40_000 }) });
    const { programmeId } = await makeSimulated(proposer, content);
    const { working } = await getOverview(proposer, programmeId);
    const guard = working?.guards?.find(({ code }) => code === 'ceilings');
    expect(guard).toMatchObject({ ok: false, items: ['WEB'] });
  });

  test('see envelopes of the year it opens in that nobody has funded', async () => {
    const place = (region: string | null, year: number, amount: number) => ({
      ...{ region, segment: null, year, amount },
    });
    const planned = [place(null, 2026, 5), place(null, 2027, 5), place('MA-01', 2027, 5)];
    const content = aReadyContent({}, { envelopes: [...planned, place('MA-02', 2027, 0)] });
    const { organisationId } = proposer.person.seat;
    const { programmeId } = await makeProgramme({ organisationId, content, state: 'draft' });
    const guard = async () =>
      (await getOverview(proposer, programmeId)).working?.guards?.find(
        ({ code }) => code === 'envelopes-funded',
      );
    expect(await guard()).toMatchObject({
      ...{ ok: false, items: ['2027.-.-', '2027.MA-01.-'] },
      figures: { year: 2027, lacking: 2 },
    });
    // One centime less than the smallest award, then as much as that.
    await fundPlace(programmeId, place(null, 2027, 0), 99_999n);
    await fundPlace(programmeId, place('MA-01', 2027, 0), 100_000n);
    expect(await guard()).toMatchObject({ ok: false, items: ['2027.-.-'] });
    await fundPlace(programmeId, place(null, 2027, 0), 1n);
    expect(await guard()).toMatchObject({ ok: true });
  });

  test('see that no money is planned for the year it opens in', async () => {
    const envelopes = [{ region: null, segment: null, year: 2026, amount: 100_000_000 }];
    const { programmeId } = await makeSimulated(proposer, aReadyContent({}, { envelopes }));
    expect(await failing(programmeId)).toEqual(['envelopes-funded']);
  });

  test('see a simulation that is missing, of another content, or old', async () => {
    const { programmeId, versionId } = await makeSimulated(proposer, ready, at(-31 * DAY_MS));
    const why = async () =>
      (await getOverview(proposer, programmeId)).working?.guards?.find(
        ({ code }) => code === 'simulation',
      )?.items;
    expect(await why()).toEqual(['old']);
    await db.simulation.updateMany({ data: { contentHash: 'of another', endedAt: at(0) } });
    expect(await why()).toEqual(['changed']);
    await db.simulation.deleteMany({ where: { versionId } });
    expect(await why()).toEqual(['none']);
  });

  test('count the notice in working days, holidays left out', async () => {
    const content = aReadyContent({}, { opensOn: '2026-12-01' });
    const { programmeId } = await makeSimulated(proposer, content);
    // Ten working days after Monday 16 November, with the feast of independence on the 18th.
    expect(await failing(programmeId)).toEqual([]);
    await db.holiday.create({
      data: { day: new Date('2026-11-18'), code: 'independence', status: 'fixed', source: 'law' },
    });
    const { working } = await getOverview(proposer, programmeId);
    expect(working?.guards?.find(({ code }) => code === 'notice')).toMatchObject({
      ok: true,
      days: { earliest: '2026-12-01' },
    });
  });
});
