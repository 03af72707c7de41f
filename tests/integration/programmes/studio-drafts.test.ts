import { beforeEach, describe, expect, test } from 'vitest';
import {
  changeDraft,
  createProgramme,
  discardVersion,
  endRehearsal,
  getDraft,
  listLive,
  listOwnProgrammes,
  startRehearsal,
  startVersion,
} from '#domain/programmes/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { makeMember } from '../../factories/people.ts';
import { makeManager, makeProgramme } from '../../factories/programmes.ts';
import { refusalCode, refusalCodes } from '../../factories/refusals.ts';
import { aReadyContent } from '../../factories/studio.ts';
import { resetDatabase } from '../../setup/database.ts';

let manager: MemberActor;
let home: string;
let auditor: MemberActor;
let stranger: MemberActor;

const NAME = { fr: 'Chèque élan', ar: 'شيك', en: 'Voucher' };
const rename = (fr: string) => (draft: Awaited<ReturnType<typeof getDraft>>['content']) => ({
  ...draft,
  name: { ...draft.name, fr },
});
const types = async () =>
  (
    await db.auditEntry.findMany({
      where: { streamId: `organisation:${home}` },
      orderBy: { sequence: 'asc' },
    })
  ).map(({ type }) => type);

beforeEach(async () => {
  await resetDatabase();
  manager = await makeManager();
  home = manager.person.seat.organisationId;
  auditor = await makeMember('programme', ['auditor'], home);
  stranger = await makeManager();
});

describe('a new programme', () => {
  test('is made once a form, under an address from its French name', async () => {
    const make = () => createProgramme(manager, { name: NAME, copyOf: null }, 'an intent');
    const id = await make();
    expect(await make()).toBe(id);
    const other = await createProgramme(manager, { name: NAME, copyOf: null }, 'another intent');
    const slugs = (await db.programme.findMany({ orderBy: { slug: 'asc' } })).map(
      (one) => one.slug,
    );
    expect(slugs).toEqual(['cheque-elan', 'cheque-elan-2']);
    const draft = await getDraft(manager, other);
    expect(draft).toMatchObject({ state: 'draft', number: 1, stamp: 1, mayEdit: true, live: null });
    expect(draft.content).toMatchObject({ name: NAME, rules: null, categories: [] });
    expect(await types()).toEqual(['programmes.created', 'programmes.created']);
  });

  test('copies another of the organisation, without its dates, and no stranger’s', async () => {
    const source = aReadyContent({ validTo: '2028-01-01' });
    const { programmeId } = await makeProgramme({ organisationId: home, content: source });
    const id = await createProgramme(manager, { name: NAME, copyOf: programmeId }, 'an intent');
    const { content } = await getDraft(manager, id);
    expect(content).toMatchObject({ name: NAME, categories: ['WEB'], validTo: null });
    expect(content.running).toMatchObject({ opensOn: null, closesOn: null });
    const stolen = createProgramme(stranger, { name: NAME, copyOf: programmeId }, 'an intent');
    expect(await refusalCode(stolen)).toBe('programmes.not-found');
  });
});

describe('a draft', () => {
  let id: string;
  beforeEach(async () => {
    id = await createProgramme(manager, { name: NAME, copyOf: null }, 'an intent');
  });

  test('is changed under its stamp; what changes nothing is not kept', async () => {
    await changeDraft(manager, id, 1, rename('Chèque neuf'));
    const draft = await getDraft(manager, id);
    expect(draft).toMatchObject({ stamp: 2, content: { name: { fr: 'Chèque neuf' } } });
    await changeDraft(manager, id, 2, rename('Chèque neuf'));
    expect(await getDraft(manager, id)).toMatchObject({ stamp: 2 });
    expect(await types()).toEqual(['programmes.created', 'programmes.draft-changed']);
  });

  test('refuses who read an older one, whichever of two comes second', async () => {
    const both = ['un', 'deux'].map((name) => changeDraft(manager, id, 1, rename(name)));
    expect(new Set(await refusalCodes(both))).toEqual(
      new Set(['programmes.changed-meanwhile', null]),
    );
    expect((await getDraft(manager, id)).stamp).toBe(2);
  });

  test('takes the same form twice, as of a double click', async () => {
    await changeDraft(manager, id, 1, rename('Chèque neuf'));
    await changeDraft(manager, id, 1, rename('Chèque neuf'));
    expect(await getDraft(manager, id)).toMatchObject({ stamp: 2 });
    const gone = changeDraft(manager, id, 1, () => {
      throw new DomainError('programmes.rule-gone');
    });
    expect(await refusalCode(gone)).toBe('programmes.changed-meanwhile');
  });

  test('is a draft again when a simulated one changes, and nobody’s once it is proposed', async () => {
    await db.programmeVersion.updateMany({ data: { state: 'simulated' } });
    await changeDraft(manager, id, 1, rename('Autre'));
    expect(await getDraft(manager, id)).toMatchObject({ state: 'draft' });
    await db.programmeVersion.updateMany({ data: { state: 'proposed' } });
    expect(await getDraft(manager, id)).toMatchObject({ mayEdit: false });
    const late = changeDraft(manager, id, 2, rename('Trop tard'));
    expect(await refusalCode(late)).toBe('programmes.wrong-state');
  });

  test('that was changed by hand is neither shown nor laundered by a change', async () => {
    await db.$executeRaw`UPDATE programme_version SET content = jsonb_set(content, '{kind}', '"loan"')`;
    expect(await refusalCode(getDraft(manager, id))).toBe('programmes.tampered');
    expect(await refusalCode(changeDraft(manager, id, 1, rename('Autre')))).toBe(
      'programmes.tampered',
    );
    expect(await listOwnProgrammes(manager)).toMatchObject([{ id, name: null }]);
  });

  test('keeps nothing that no draft can hold', async () => {
    const bad = changeDraft(manager, id, 1, (draft) => ({ ...draft, categories: ['NONE'] }));
    expect(await refusalCode(bad)).toBe('programmes.bad-content');
  });

  test('is read by auditors, changed by managers, and found by nobody else', async () => {
    expect(await getDraft(auditor, id)).toMatchObject({ mayEdit: false });
    const officer = await makeMember('programme', ['deciding-officer'], home);
    const { versionId } = await getDraft(manager, id);
    const works = [
      changeDraft(auditor, id, 1, rename('x')),
      changeDraft(stranger, id, 1, rename('x')),
      discardVersion(stranger, id, versionId),
      getDraft(stranger, id),
      getDraft(officer, id),
      startRehearsal(auditor, id, 'an intent'),
    ];
    expect(await refusalCodes(works)).toEqual(['programmes.not-found']);
    expect(await listOwnProgrammes(stranger)).toEqual([]);
  });

  test('is given up once, and then no version is worked on', async () => {
    const { versionId } = await getDraft(manager, id);
    await discardVersion(manager, id, versionId);
    await discardVersion(manager, id, versionId);
    expect(await listOwnProgrammes(manager)).toEqual([]);
    expect((await types()).filter((type) => type.endsWith('discarded'))).toHaveLength(1);
    await startVersion(manager, id);
    expect(await getDraft(manager, id)).toMatchObject({ number: 2, state: 'draft' });
  });
});

describe('the next version', () => {
  test('begins with what the public sees; one at a time, and none once the end is near', async () => {
    const { programmeId } = await makeProgramme({ organisationId: home, content: aReadyContent() });
    await startVersion(manager, programmeId);
    const draft = await getDraft(manager, programmeId);
    expect(draft).toMatchObject({ number: 2, state: 'draft', live: { number: 1 } });
    expect(draft.content).toEqual({ ...draft.live?.content, validFrom: null });
    await startVersion(manager, programmeId);
    expect((await types()).filter((type) => type.endsWith('started'))).toHaveLength(1);
    const colleague = await makeManager(home);
    await changeDraft(manager, programmeId, 1, rename('Autre'));
    const again = [startVersion(manager, programmeId), startVersion(colleague, programmeId)];
    expect(await refusalCodes(again)).toEqual(['programmes.already-working']);
    await db.programmeVersion.deleteMany({ where: { number: 2 } });
    await db.programmeVersion.updateMany({ data: { state: 'winding-down' } });
    expect(await refusalCode(startVersion(manager, programmeId))).toBe('programmes.ending');
  });

  test('is begun once by two at the same moment', async () => {
    const { programmeId } = await makeProgramme({ organisationId: home });
    const colleague = await makeManager(home);
    const codes = await refusalCodes([
      startVersion(manager, programmeId),
      startVersion(colleague, programmeId),
    ]);
    expect(new Set(codes)).toEqual(new Set(['programmes.already-working', null]));
  });
});

describe('a rehearsal', () => {
  test('is open at once whatever is missing, and the public never sees it', async () => {
    const id = await createProgramme(manager, { name: NAME, copyOf: null }, 'an intent');
    const rehearsal = await startRehearsal(manager, id, 'a rehearsal');
    expect(await startRehearsal(manager, id, 'a rehearsal')).toBe(rehearsal);
    expect(await getDraft(manager, rehearsal)).toMatchObject({
      ...{ slug: 'cheque-elan-repetition', state: 'open', isRehearsal: true, mayEdit: false },
    });
    const { programmes } = await listLive(db);
    expect(programmes.map(({ slug }) => slug)).not.toContain('cheque-elan-repetition');
    const nested = startRehearsal(manager, rehearsal, 'another');
    expect(await refusalCode(nested)).toBe('programmes.wrong-state');
    expect(await refusalCode(endRehearsal(manager, id))).toBe('programmes.not-found');
    expect(await endRehearsal(manager, rehearsal)).toBe(id);
    expect(await endRehearsal(manager, rehearsal)).toBe(id);
    expect((await types()).slice(-2)).toEqual([
      'programmes.rehearsal-opened',
      'programmes.rehearsal-ended',
    ]);
  });
});
