import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  addEvidence,
  evidenceShareOf,
  getEvidenceFileToken,
  getItemEvidence,
  getResultPage,
  listEvidence,
  openFile,
  removeEvidence,
  saveAnswers,
  verifyEvidence,
} from '#domain/assessment/index.server.ts';
import type { MemberActor, SentFile } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { scanFile } from '#platform/scan-file.ts';
import { fileStore, type FileStore } from '#platform/stored-files.ts';
import { at, later, NOON } from '../../factories/actors.ts';
import { answered } from '../../factories/assessment.ts';
import { freshDatabase, page } from '../../factories/drafts.ts';
import { HTML, sent } from '../../factories/files.ts';
import {
  aFirmDraft,
  aFirmResult,
  auditOf,
  makeAdvisor,
  makeFirmPerson,
  seatOf,
  type SeatedActor,
} from '../../factories/firms.ts';
import { notificationsTo } from '../../factories/jobs.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { STORAGE_DIR } from '../../setup/database.ts';

beforeEach(freshDatabase);

const ITEM = 'SEC-02';
let forms = 0;

interface Given {
  readonly text?: string;
  readonly url?: string;
  readonly file?: SentFile;
  readonly itemId?: string;
  readonly intentId?: string;
  readonly store?: FileStore;
}

function add(actor: MemberActor, assessmentId: string, given: Given): Promise<void> {
  forms += 1;
  const {
    itemId = ITEM,
    intentId = `intent of form ${String(forms)}`,
    store,
    file,
    ...said
  } = given;
  return addEvidence(
    actor,
    { assessmentId, itemId },
    { ...said, file: file ?? null },
    intentId,
    store,
  );
}

async function piecesOf(actor: MemberActor, assessmentId: string, itemId = ITEM) {
  return (await getItemEvidence(actor, assessmentId, itemId, 'fr')).item.pieces;
}

async function onlyPiece(actor: MemberActor, assessmentId: string) {
  const [piece, ...others] = await piecesOf(actor, assessmentId);
  if (!piece || others.length > 0) throw new Error('not one piece');
  return piece;
}

async function keptFiles(): Promise<string[]> {
  const names = await readdir(STORAGE_DIR, { recursive: true }).catch(() => []);
  return names.map((name) => path.basename(name)).filter((name) => name.length > 2);
}

async function aFirm(): Promise<{ owner: SeatedActor; id: string }> {
  const owner = await makeFirmPerson('sme-owner');
  return { owner, id: await aFirmResult(owner) };
}

describe('adding', () => {
  test('a description, a link and a file raise the grade, and never the score', async () => {
    const { owner, id } = await aFirm();
    const before = await getResultPage(owner, id, 'fr');
    const gradeOf = async () => (await getItemEvidence(owner, id, ITEM, 'fr')).item.grade;
    expect(await gradeOf()).toBe(0);
    await add(owner, id, { text: 'Une copie chaque soir.' });
    expect(await gradeOf()).toBe(1);
    await add({ ...owner, now: at(1_000) }, id, {
      url: 'https://example.ma/journal',
      text: 'Le journal.',
    });
    expect(await gradeOf()).toBe(2);
    await add({ ...owner, now: at(2_000) }, id, { file: sent('journal.pdf') });
    expect((await piecesOf(owner, id)).map(({ kind }) => kind)).toEqual([
      ...['description', 'link', 'file'],
    ]);
    expect(await evidenceShareOf(id)).toMatchObject({ backed: 1 });
    expect((await evidenceShareOf(id)).share).toBeCloseTo(1 / 42);
    expect(await getResultPage(owner, id, 'fr')).toEqual(before);
  });

  test('works on a draft, for items answered by a level only', async () => {
    const owner = await makeFirmPerson('sme-member');
    const id = await aFirmDraft(owner, {
      [ITEM]: answered(2),
      'SEC-01': { status: 'dont_know' },
    });
    await add(owner, id, { text: 'Une copie chaque soir.' });
    for (const itemId of ['SEC-01', 'SEC-03', 'XXX-99', 'constructor'])
      expect(await refusalCode(add(owner, id, { text: 'a', itemId }))).toBe('assessment.not-found');
    const listed = await listEvidence(owner, id, 'fr');
    expect(listed.dimensions.map(({ items }) => items.map((item) => item.id))).toEqual([[ITEM]]);
    expect(listed).toMatchObject({ mayAdd: true, completed: false, share: { answered: 1 } });
  });

  test.each([
    ['nothing', {}, 'evidence.nothing'],
    [
      'a link and a file at once',
      { url: 'https://example.ma', file: sent('a.pdf') },
      'evidence.one-only',
    ],
    ['a page in disguise', { file: sent('a.pdf', HTML) }, 'files.type'],
  ])('%s is refused and nothing is kept', async (_what, given, code) => {
    const { owner, id } = await aFirm();
    expect(await refusalCode(add(owner, id, given))).toBe(code);
    expect(await piecesOf(owner, id)).toEqual([]);
    expect(await keptFiles()).toEqual([]);
  });

  test('the same form sent twice, or twice at once, adds one piece and keeps one file', async () => {
    const { owner, id } = await aFirm();
    const form = { file: sent('a.pdf'), intentId: 'the intent of one form' };
    await Promise.all([add(owner, id, form), add(owner, id, form)]);
    await add(owner, id, form);
    expect(await piecesOf(owner, id)).toHaveLength(1);
    expect(await keptFiles()).toHaveLength(1);
    expect(await db.storedFile.count()).toBe(1);
  });

  test('an item takes ten pieces; the eleventh leaves no file behind', async () => {
    const { owner, id } = await aFirm();
    for (let count = 0; count < 10; count += 1) await add(owner, id, { text: `n° ${count}` });
    const eleventh = add(owner, id, { file: sent('a.pdf') });
    expect(await refusalCode(eleventh)).toBe('evidence.too-many');
    expect(await keptFiles()).toEqual([]);
    expect(await db.storedFile.count()).toBe(0);
  });

  test('is written in the chain of the firm without what was said', async () => {
    const { owner, id } = await aFirm();
    await add(owner, id, { text: 'Mounir garde les copies.', url: 'https://example.ma/mounir' });
    const entry = (await auditOf(seatOf(owner))).at(-1);
    expect(entry).toMatchObject({
      type: 'assessment.evidence-added',
      facts: { assessment: id, item: ITEM, kind: 'link' },
      after: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(entry)).not.toMatch(/mounir/i);
  });
});

describe('who may', () => {
  test('a viewer reads and neither adds nor removes', async () => {
    const { owner, id } = await aFirm();
    await add(owner, id, { file: sent('a.pdf') });
    const viewer = await makeFirmPerson('sme-viewer', seatOf(owner));
    const piece = await onlyPiece(viewer, id);
    expect(await listEvidence(viewer, id, 'fr')).toMatchObject({ mayAdd: false });
    expect(await refusalCode(add(viewer, id, { text: 'a' }))).toBe('assessment.read-only');
    const removal = removeEvidence(viewer, { assessmentId: id, evidenceId: piece.id });
    expect(await refusalCode(removal)).toBe('assessment.read-only');
    const token = await getEvidenceFileToken(viewer, { assessmentId: id, evidenceId: piece.id });
    expect((await openFile(token, NOON)).state).toBe('open');
    expect(await keptFiles()).toHaveLength(1);
  });

  test('another firm finds nothing, whatever it tries', async () => {
    const { owner, id } = await aFirm();
    await add(owner, id, { file: sent('a.pdf') });
    const evidenceId = (await onlyPiece(owner, id)).id;
    const { owner: stranger, id: ownId } = await aFirm();
    const own = { assessmentId: ownId, evidenceId };
    const theirs = { assessmentId: id, evidenceId };
    for (const work of [
      () => listEvidence(stranger, id, 'fr'),
      () => getItemEvidence(stranger, id, ITEM, 'fr'),
      () => add(stranger, id, { file: sent('b.pdf') }),
      () => removeEvidence(stranger, theirs),
      () => removeEvidence(stranger, own),
      () => getEvidenceFileToken(stranger, theirs),
      () => getEvidenceFileToken(stranger, own),
      () => verifyEvidence(stranger, id, [evidenceId]),
    ])
      expect(await refusalCode(work())).toBe('assessment.not-found');
    expect(await keptFiles()).toHaveLength(1);
    expect(await piecesOf(owner, id)).toHaveLength(1);
  });

  test('neither an anonymous assessment nor a second respondent’s copy carries evidence', async () => {
    const { owner, id } = await aFirm();
    await db.assessment.update({ where: { id }, data: { organisationId: null } });
    await db.deviceGrant.create({
      data: { tokenHash: owner.deviceHash, assessmentId: id, createdAt: NOON },
    });
    expect(await refusalCode(add(owner, id, { text: 'a' }))).toBe('assessment.not-found');
    const first = await aFirmResult(owner);
    const organisationId = seatOf(owner);
    await db.assessment.update({ where: { id }, data: { organisationId, secondOfId: first } });
    expect(await refusalCode(listEvidence(owner, id, 'fr'))).toBe('assessment.not-found');
  });
});

describe('removing', () => {
  test('erases what was said and the bytes, and stays in the trail', async () => {
    const { owner, id } = await aFirm();
    await add(owner, id, { file: sent('a.pdf'), text: 'Le journal.' });
    const evidenceId = (await onlyPiece(owner, id)).id;
    const target = { assessmentId: id, evidenceId };
    const token = await getEvidenceFileToken(owner, target);
    await removeEvidence(owner, target);
    await removeEvidence(owner, target);
    expect(await keptFiles()).toEqual([]);
    expect(await piecesOf(owner, id)).toEqual([]);
    expect((await openFile(token, NOON)).state).toBe('erased');
    expect(await refusalCode(getEvidenceFileToken(owner, target))).toBe('assessment.not-found');
    const row = await db.evidence.findUniqueOrThrow({ where: { id: evidenceId } });
    expect(row).toMatchObject({ text: null, removedAt: NOON });
    const removals = (await auditOf(seatOf(owner))).filter(
      ({ type }) => type === 'assessment.evidence-removed',
    );
    expect(removals).toHaveLength(1);
  });

  test('works for descriptions and links', async () => {
    const { owner, id } = await aFirm();
    await add(owner, id, { text: 'Le soir.' });
    await add(owner, id, { url: 'https://example.ma', text: 'Ici.' });
    for (const piece of await piecesOf(owner, id))
      await removeEvidence(owner, { assessmentId: id, evidenceId: piece.id });
    const rows = await db.evidence.findMany({ select: { text: true, url: true } });
    expect(rows.flatMap(({ text, url }) => [text, url]).filter(Boolean)).toEqual([]);
  });
});

describe('verifying', () => {
  async function verified() {
    const { owner, id } = await aFirm();
    await add(owner, id, { text: 'Une copie chaque soir.' });
    const advisor = await makeAdvisor(seatOf(owner));
    const evidenceId = (await onlyPiece(advisor, id)).id;
    return { owner, advisor, id, evidenceId };
  }

  test('makes grade 4, in the name of the firm, and tells who added it, once', async () => {
    const { owner, advisor, id, evidenceId } = await verified();
    await verifyEvidence(advisor, id, [evidenceId]);
    await verifyEvidence(advisor, id, [evidenceId]);
    const { item } = await getItemEvidence(owner, id, ITEM, 'fr');
    expect(item).toMatchObject({ grade: 4, pieces: [{ verifiedAt: NOON }] });
    expect(await notificationsTo(owner.person.accountId)).toEqual([
      {
        kind: 'evidence-verified',
        params: { count: 1 },
        path: `/sme/assessments/${id}/evidence`,
      },
    ]);
    const entries = (await auditOf(seatOf(owner))).filter(
      ({ type }) => type === 'assessment.evidence-verified',
    );
    expect(entries).toMatchObject([
      { onBehalfOf: seatOf(owner), actor: { account: advisor.person.accountId } },
    ]);
  });

  test('holds for the answer it saw: a changed answer falls back, and can be verified anew', async () => {
    const { owner, advisor, id, evidenceId } = await verified();
    await verifyEvidence(advisor, id, [evidenceId]);
    const change = { [ITEM]: answered(3) };
    const asked = page(change, { [ITEM]: answered(1) });
    await saveAnswers(later(owner, 60_000), id, asked, null);
    expect((await getItemEvidence(owner, id, ITEM, 'fr')).item).toMatchObject({
      grade: 1,
      pieces: [{ verifiedAt: null }],
    });
    await verifyEvidence({ ...advisor, now: at(120_000) }, id, [evidenceId]);
    expect((await getItemEvidence(owner, id, ITEM, 'fr')).item.grade).toBe(4);
  });

  test('needs an active mandate to assess', async () => {
    const { owner, id, evidenceId } = await verified();
    const code = async (advisor: MemberActor) =>
      refusalCode(verifyEvidence(advisor, id, [evidenceId]));
    const firm = seatOf(owner);
    expect(await code(await makeAdvisor(firm, { status: 'revoked' }))).toBe('assessment.not-found');
    expect(await code(await makeAdvisor(firm, { scopes: ['apply', 'follow'] }))).toBe(
      'assessment.not-found',
    );
    expect(await code(await makeAdvisor(firm, { expiresAt: NOON }))).toBe('assessment.not-found');
    expect(await code(owner)).toBe('assessment.not-found');
    const { owner: elsewhere } = await aFirm();
    expect(await code(await makeAdvisor(seatOf(elsewhere)))).toBe('assessment.not-found');
    expect((await getItemEvidence(owner, id, ITEM, 'fr')).item.grade).toBe(1);
  });

  test('is refused for nothing, for another assessment’s piece and for one’s own', async () => {
    const { owner, advisor, id, evidenceId } = await verified();
    expect(await refusalCode(verifyEvidence(advisor, id, []))).toBe('evidence.nothing-chosen');
    const other = await aFirmResult(owner);
    expect(await refusalCode(verifyEvidence(advisor, other, [evidenceId]))).toBe(
      'assessment.not-found',
    );
    await db.evidence.update({
      where: { id: evidenceId },
      data: { addedById: advisor.person.accountId },
    });
    expect(await refusalCode(verifyEvidence(advisor, id, [evidenceId]))).toBe('evidence.own');
  });

  test('an advisor neither adds nor removes', async () => {
    const { owner, advisor, id, evidenceId } = await verified();
    expect(await listEvidence(advisor, id, 'fr')).toMatchObject({ mayAdd: false });
    expect(await refusalCode(add(advisor, id, { text: 'a' }))).toBe('assessment.read-only');
    const removal = removeEvidence(advisor, { assessmentId: id, evidenceId });
    expect(await refusalCode(removal)).toBe('assessment.read-only');
    expect(await piecesOf(owner, id)).toHaveLength(1);
  });
});

describe('a file to be scanned', () => {
  const saying = (verdict: 'clean' | 'infected'): FileStore => ({
    ...fileStore(),
    scanner: async (stream) => {
      await stream.cancel();
      return verdict;
    },
  });

  test('counts once it is clean, and cannot be verified before', async () => {
    const { owner, id } = await aFirm();
    await add(owner, id, { file: sent('a.pdf'), store: saying('clean') });
    const advisor = await makeAdvisor(seatOf(owner));
    const evidenceId = (await onlyPiece(owner, id)).id;
    const token = await getEvidenceFileToken(owner, { assessmentId: id, evidenceId });
    expect((await openFile(token, NOON)).state).toBe('checking');
    expect((await getItemEvidence(owner, id, ITEM, 'fr')).item.grade).toBe(0);
    expect(await refusalCode(verifyEvidence(advisor, id, [evidenceId]))).toBe(
      'evidence.unreadable',
    );
    const { id: fileId } = await db.storedFile.findFirstOrThrow();
    await scanFile(fileId, NOON, saying('clean'));
    expect((await openFile(token, NOON)).state).toBe('open');
    expect((await getItemEvidence(owner, id, ITEM, 'fr')).item.grade).toBe(2);
  });

  test('counts for nothing when it is infected, and can be removed', async () => {
    const { owner, id } = await aFirm();
    await add(owner, id, { file: sent('a.pdf'), store: saying('infected') });
    const { id: fileId } = await db.storedFile.findFirstOrThrow();
    await scanFile(fileId, NOON, saying('infected'));
    const piece = await onlyPiece(owner, id);
    expect(piece.file).toMatchObject({ state: 'infected' });
    const target = { assessmentId: id, evidenceId: piece.id };
    expect((await openFile(await getEvidenceFileToken(owner, target), NOON)).state).toBe('refused');
    expect(await evidenceShareOf(id)).toMatchObject({ backed: 0 });
    expect(await keptFiles()).toEqual([]);
    await removeEvidence(owner, target);
    expect(await piecesOf(owner, id)).toEqual([]);
  });
});
