import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  CASE_CHECKS,
  getBatch,
  listBatches,
  previewBatch,
  readCaseFilter,
  requestBatch,
  runBatch,
} from '#domain/cases/index.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { NOON } from '../../factories/actors.ts';
import {
  caseInHand,
  caseRow,
  decideNow,
  moneyOf,
  openOffice,
  proposeNow,
  proposeRefusal,
} from '../../factories/decisions.ts';
import { notificationsTo, waitingJobs } from '../../factories/jobs.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { resetDatabase } from '../../setup/database.ts';

const AID = 400_000n;
const INTENT = 'an intent of this test';
const RUN = { clock: { now: () => NOON }, randomBytes, isLast: false };

type Office = Awaited<ReturnType<typeof openOffice>>;

beforeEach(resetDatabase);

async function aProposedCase(office: Office): Promise<string> {
  const { id } = await caseInHand(office);
  await proposeNow(office.officers.proposes, id);
  return id;
}

/** In the order of their numbers. */
async function proposedCases(office: Office, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.push(await aProposedCase(office));
  return ids;
}

/** Many, four at a time. */
async function manyProposedCases(office: Office, count: number): Promise<string[]> {
  const lists = await Promise.all([0, 1, 2, 3].map(() => proposedCases(office, count / 4)));
  return lists.flat();
}

const rowsOf = (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => ({ id, stamp: (await caseRow(id)).stamp })));

interface Asked {
  readonly decision?: 'confirm' | 'send-back';
  readonly note?: string;
}

async function ask(
  office: Office,
  ids: readonly string[],
  { decision = 'confirm', note = '' }: Asked = {},
) {
  return requestBatch(office.officers.decides, INTENT, { decision, note, rows: await rowsOf(ids) });
}

const brokenChecks = async () => {
  const codes: string[] = [];
  for await (const { code, broken } of runChecks(CASE_CHECKS)) if (broken > 0) codes.push(code);
  return codes;
};

describe('a batch', () => {
  test('is looked at before it is asked for, with what it takes from each envelope', async () => {
    const office = await openOffice();
    const ids = await proposedCases(office, 2);
    const refused = await caseInHand(office);
    await proposeRefusal(office.officers.proposes, refused.id);
    const open = await caseInHand(office);
    const { decides } = office.officers;
    const seen = await previewBatch(decides, { ids: [...ids, refused.id, open.id] }, 'fr');
    expect(seen).toMatchObject({ refusals: 1, total: 2n * AID, left: 1, isCut: false });
    expect(seen.lines.map(({ id, outcome }) => [id, outcome])).toEqual([
      [ids[0], 'approve'],
      [ids[1], 'approve'],
      [refused.id, 'reject'],
    ]);
    expect(seen.envelopes).toMatchObject([{ year: 2026, region: null, cases: 2, sum: 2n * AID }]);
    const { filter } = readCaseFilter(new URLSearchParams('state=proposed-reject'));
    const filtered = await previewBatch(decides, { filter }, 'fr');
    expect(filtered.lines.map(({ id }) => id)).toEqual([refused.id]);
  });

  test('decides each case by itself and says what became of it', async () => {
    const office = await openOffice();
    const { decides } = office.officers;
    const [first = '', changed = '', gone = ''] = await proposedCases(office, 3);
    const refused = await caseInHand(office);
    await proposeRefusal(office.officers.proposes, refused.id);
    const own = await caseInHand(office);
    await proposeNow(office.officers.proposes, own.id);
    await giveRole(decides.person.accountId, own.firmId, 'sme-member');
    const id = await ask(office, [first, changed, gone, refused.id, own.id]);
    const other = await makeMember('programme', ['deciding-officer'], office.programme.ownerId);
    await decideNow(other, changed, 'send-back');
    await proposeNow(office.officers.proposes, changed);
    await decideNow(other, gone);
    await runBatch(id, RUN);
    const view = await getBatch(decides, id);
    expect(view.counts).toEqual({ waiting: 0, done: 2, refused: 3 });
    expect(view.rows.map(({ result, code, state }) => [result, code, state])).toEqual([
      ['done', null, 'approved'],
      ['refused', 'changed-meanwhile', 'proposed-approve'],
      ['refused', 'wrong-state', 'approved'],
      ['done', null, 'rejected'],
      ['refused', 'own-firm', 'proposed-approve'],
    ]);
    const told = await notificationsTo(decides.person.accountId);
    expect(told.filter(({ kind }) => kind === 'batch-done')).toMatchObject([
      { params: { count: 5 }, path: `/programme/cases/batch/${id}` },
    ]);
    expect(await brokenChecks()).toEqual([]);
    await runBatch(id, RUN);
    expect((await notificationsTo(decides.person.accountId)).length).toBe(told.length);
  });

  test('sends proposals back with a note, which frees their money', async () => {
    const office = await openOffice();
    const ids = await proposedCases(office, 2);
    const id = await ask(office, ids, { decision: 'send-back', note: 'Le coût est à revoir.' });
    await runBatch(id, RUN);
    for (const one of ids) expect((await caseRow(one)).state).toBe('under-review');
    expect(await moneyOf(office.programme.envelopeId)).toEqual({ 'E:available': 100_000_000n });
    // Proposed again meanwhile, the same batch does not send them back a second time.
    await proposeNow(office.officers.proposes, ids[0] ?? '');
    await runBatch(id, RUN);
    expect((await caseRow(ids[0] ?? '')).state).toBe('proposed-approve');
  });

  test('is asked for once, however often its form is sent', async () => {
    const office = await openOffice();
    const ids = await proposedCases(office, 1);
    const answers = await Promise.all([ask(office, ids), ask(office, ids), ask(office, ids)]);
    expect(new Set(answers).size).toBe(1);
    expect(await db.caseBatch.count()).toBe(1);
    expect(await waitingJobs('decide-batch')).toHaveLength(1);
  });

  test('of a decider who lost the role decides nothing', async () => {
    const office = await openOffice();
    const ids = await proposedCases(office, 1);
    const id = await ask(office, ids);
    const { accountId } = office.officers.decides.person;
    await db.roleGrant.updateMany({ where: { accountId }, data: { status: 'revoked' } });
    await runBatch(id, RUN);
    const rows = await db.caseBatchRow.findMany({ where: { batchId: id } });
    expect(rows).toMatchObject([{ state: 'refused', code: 'no-part' }]);
    expect((await caseRow(ids[0] ?? '')).state).toBe('proposed-approve');
  });

  test('is refused when it is empty, too long, without its note or not one’s own to decide', async () => {
    const office = await openOffice();
    const [id = ''] = await proposedCases(office, 1);
    const [row] = await rowsOf([id]);
    const { decides, proposes } = office.officers;
    const stranger = (await openOffice()).officers.decides;
    const many = Array.from({ length: 501 }, (_, n) => ({ id: `case ${String(n)}`, stamp: 1 }));
    const asked = (actor: typeof decides, rows: readonly { id: string; stamp: number }[]) =>
      refusalCode(requestBatch(actor, INTENT, { decision: 'confirm', note: '', rows: [...rows] }));
    expect(await asked(decides, [])).toBe('cases.nothing-chosen');
    expect(await asked(decides, many)).toBe('cases.too-many');
    expect(await asked(decides, [{ id: 'nowhere', stamp: 1 }])).toBe('cases.not-found');
    for (const actor of [proposes, stranger])
      expect(await asked(actor, row ? [row] : [])).toBe('cases.not-found');
    const back = { decision: 'send-back' as const, note: '', rows: row ? [row] : [] };
    expect(await refusalCode(requestBatch(decides, INTENT, back))).toBe('cases.no-note');
    expect(await db.caseBatch.count()).toBe(0);
  });

  test('is for who asked, managers and auditors to read', async () => {
    const office = await openOffice();
    const id = await ask(office, await proposedCases(office, 1));
    const { ownerId } = office.programme;
    const manager = await makeMember('programme', ['programme-manager'], ownerId);
    const other = await makeMember('programme', ['deciding-officer'], ownerId);
    const stranger = await makeMember('programme', ['programme-manager']);
    expect((await getBatch(manager, id)).id).toBe(id);
    expect(await listBatches(office.officers.decides)).toHaveLength(1);
    for (const actor of [other, stranger, office.officers.proposes]) {
      expect(await refusalCode(getBatch(actor, id))).toBe('cases.not-found');
      expect(await listBatches(actor)).toEqual([]);
    }
  });
});

/** Resolves once so many cases of a batch are decided. */
async function untilDecided(batchId: string, count: number): Promise<void> {
  for (let tries = 0; tries < 3_000; tries += 1) {
    const done = await db.caseBatchRow.count({ where: { batchId, state: 'done' } });
    if (done >= count) return;
    await pause(20);
  }
  throw new Error('the batch does not move');
}

describe('a worker killed in the middle of a batch', () => {
  test('loses nothing and does nothing twice', { timeout: 180_000 }, async () => {
    const office = await openOffice();
    const ids = await manyProposedCases(office, 200);
    const batchId = await ask(office, ids);
    const script = path.resolve(import.meta.dirname, '../../fixtures/run-batch.ts');
    for (const decided of [20, 90]) {
      const child = spawn(process.execPath, [script, batchId], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const ended = new Promise((resolve) =>
        child.once('exit', (_code, signal) => resolve(signal)),
      );
      await untilDecided(batchId, decided);
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
    }
    await runBatch(batchId, RUN);
    const rows = await db.caseBatchRow.groupBy({ by: ['state'], where: { batchId }, _count: true });
    expect(rows.map(({ state, _count }) => [state, _count])).toEqual([['done', 200]]);
    expect(await db.voucher.count()).toBe(200);
    expect(await db.caseEvent.count({ where: { event: 'approve' } })).toBe(200);
    expect(await moneyOf(office.programme.envelopeId)).toEqual({
      ...{ 'E:available': 100_000_000n - 200n * AID, 'V:committed': 200n * AID },
    });
    expect(await brokenChecks()).toEqual([]);
  });
});
