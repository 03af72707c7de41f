import { beforeEach, describe, expect, test } from 'vitest';
import {
  appendAudit,
  findRecord,
  getReceipt,
  listRoots,
  listTrail,
  sealDays,
  timestampRoots,
  verifyReceipt,
  type Receipt,
} from '#domain/audit/index.server.ts';
import { civilDate } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import { aMember, anActor, aPerson } from '../../factories/actors.ts';
import { resetDatabase } from '../../setup/database.ts';
import { startAuthority } from './authority.ts';
import { append, dayOf, noonOf } from './trail.ts';

const OWN = 'account:amina';
const FIRM = 'organisation:firm';
const amina = { ...anActor(), person: aPerson({ accountId: 'amina' }) };
const member = aMember({ accountId: 'amina', organisationId: 'firm' }, 'sme', 'sme-viewer');
const stranger = aMember({ accountId: 'brahim', organisationId: 'other' }, 'sme', 'sme-owner');

beforeEach(async () => {
  await resetDatabase();
  for (const [index, days] of [-3, -2, -2, -2, -1, 0].entries()) {
    const facts = { role: 'sme-member', index };
    await append(FIRM, { when: noonOf(days), event: { facts } });
  }
  for (const stream of [OWN, 'organisation:other', 'platform', 'case:1'])
    await append(stream, { when: noonOf(-2) });
});

const check = (receipt: unknown) => verifyReceipt(JSON.stringify(receipt));

async function sealed(sequence = 2): Promise<Receipt & { sealed: true }> {
  await sealDays(noonOf(0));
  const receipt = await getReceipt(member, FIRM, sequence);
  if (!receipt.sealed) throw new Error('the receipt is not sealed');
  return receipt;
}

describe('a receipt', () => {
  test('leads from each entry to the first root that covers it', async () => {
    await sealDays(noonOf(0));
    const days: Record<number, unknown> = {};
    for (const sequence of [1, 2, 3, 4, 5]) {
      const receipt = await getReceipt(member, FIRM, sequence);
      expect(await check(receipt)).toMatchObject({ outcome: 'sealed', timestampedAt: null });
      days[sequence] = [receipt.root?.day, receipt.following.length];
    }
    expect(days).toEqual({
      1: [dayOf(-3), 0],
      2: [dayOf(-2), 2],
      3: [dayOf(-2), 1],
      4: [dayOf(-2), 0],
      5: [dayOf(-1), 0],
    });
  });

  test('says that there is no proof yet before the day is sealed', async () => {
    await sealDays(noonOf(0));
    const receipt = await getReceipt(member, FIRM);
    expect(receipt).toMatchObject({
      version: 1,
      stream: FIRM,
      entry: { sequence: 6 },
      sealed: false,
      proof: null,
    });
    expect(await check(receipt)).toMatchObject({ outcome: 'recorded', record: { sealedOn: null } });
    await sealDays(noonOf(1));
    expect(await check(receipt)).toMatchObject({
      outcome: 'recorded',
      record: { sealedOn: dayOf(0) },
    });
  });

  test('carries the time-stamp of its root', async () => {
    const authority = await startAuthority();
    await sealDays(noonOf(0));
    await timestampRoots(authority.url).finally(authority.stop);
    const receipt = await getReceipt(member, FIRM, 2);
    expect(await check(receipt)).toMatchObject({ outcome: 'sealed', timestampedAt: authority.at });
    const other = await getReceipt(member, FIRM, 1);
    expect(await check({ ...receipt, timestamp: other.timestamp })).toEqual({
      outcome: 'altered',
      part: 'timestamp',
    });
  });

  test('is for the person, and for whoever works in the organisation', async () => {
    expect((await getReceipt(amina, OWN)).stream).toBe(OWN);
    expect((await getReceipt(member, OWN)).stream).toBe(OWN);
    expect((await getReceipt(member, FIRM)).stream).toBe(FIRM);
    const refused = [
      [amina, FIRM],
      [stranger, FIRM],
      [stranger, OWN],
      [member, 'organisation:other'],
      [member, 'platform'],
      [member, 'case:1'],
      [member, 'organisation:'],
    ] as const;
    for (const [actor, stream] of refused) {
      await expect(getReceipt(actor, stream, 1)).rejects.toThrow('audit.not-found');
      await expect(listTrail(actor, stream)).rejects.toThrow('audit.not-found');
    }
    await expect(getReceipt(member, FIRM, 7)).rejects.toThrow('audit.not-found');
    await expect(getReceipt(member, FIRM, 0)).rejects.toThrow('audit.not-found');
  });
});

describe('a changed receipt is refused, by the part that was changed', () => {
  const other = 'ab'.repeat(32);

  test('the entry', async () => {
    const receipt = await sealed();
    const { entry } = receipt;
    for (const change of [
      { body: entry.body.replace('sme-member', 'sme-owner') },
      { hash: other },
      { previousHash: other },
    ])
      expect(await check({ ...receipt, entry: { ...entry, ...change } })).toEqual({
        outcome: 'altered',
        part: 'entry',
      });
    const [sequence, stream] = [entry.sequence + 1, 'organisation:other'];
    expect(await check({ ...receipt, entry: { ...entry, sequence } })).toMatchObject({
      part: 'sequence',
    });
    expect(await check({ ...receipt, stream })).toMatchObject({ part: 'stream' });
  });

  test('the way to the root', async () => {
    const receipt = await sealed();
    const { leaf, root, proof, following } = receipt;
    const altered = async (change: object) => {
      const verdict = await check({ ...receipt, ...change });
      return verdict.outcome === 'altered' ? verdict.part : verdict.outcome;
    };
    expect(await altered({ following: following.slice(1) })).toBe('following');
    expect(await altered({ following: following.toReversed() })).toBe('following');
    expect(await altered({ following: [...following, following[0]] })).toBe('following');
    expect(await altered({ leaf: { ...leaf, head: other } })).toBe('following');
    expect(await altered({ leaf: { ...leaf, length: leaf.length + 1 } })).toBe('sequence');
    expect(await altered({ leaf: { ...leaf, position: leaf.position - 1 } })).toBe('proof');
    expect(await altered({ proof: proof.slice(1) })).toBe('proof');
    expect(await altered({ proof: [other, ...proof.slice(1)] })).toBe('proof');
    expect(await altered({ root: { ...root, root: other } })).toBe('proof');
    expect(await altered({ root: { ...root, day: dayOf(-3) } })).toBe('unknown-root');
    expect(await altered({ root: { ...root, day: '2999-01-01' } })).toBe('unknown-root');
    const previous = { ...root.previous, head: other };
    expect(await altered({ root: { ...root, previous } })).toBe('previous');
    expect(await altered({ timestamp: 'AAAA' })).toBe('timestamp');
  });

  test('one that was never issued', async () => {
    const receipt = await getReceipt(member, FIRM);
    const elsewhere = await sealed();
    await resetDatabase();
    expect(await check(receipt)).toEqual({ outcome: 'unknown-entry' });
    expect(await check(elsewhere)).toEqual({ outcome: 'unknown-root', day: dayOf(-2) });
  });

  test.each(['', '{', 'null', '[]', '{"version":1}', '"text"'])('no receipt: %j', async (text) => {
    expect(await verifyReceipt(text)).toEqual({ outcome: 'not-a-receipt' });
  });

  test('one of another version, or with what no receipt holds', async () => {
    const receipt = await sealed();
    const { entry } = receipt;
    for (const change of [
      { version: 2 },
      { sealed: 'yes' },
      { stream: 'organisation:\0' },
      { entry: { ...entry, sequence: 2 ** 40 } },
      { entry: { ...entry, sequence: 1.5 } },
      { entry: { ...entry, hash: entry.hash.toUpperCase() } },
      { root: { ...receipt.root, day: '0000-01-01' } },
      { root: { ...receipt.root, day: '2026-02-30' } },
      { sealed: false },
    ])
      expect(await check({ ...receipt, ...change })).toEqual({ outcome: 'not-a-receipt' });
  });
});

describe('a code', () => {
  test('finds its entry and tells its type, its time and its root', async () => {
    const { lines } = await listTrail(member, FIRM);
    const second = lines.find(({ sequence }) => sequence === 2);
    const code = second?.code ?? '';
    const known = { code, type: 'accounts.role-granted', at: noonOf(-2) };
    expect(await findRecord(code)).toEqual({ ...known, sealedOn: null });
    await sealDays(noonOf(0));
    expect(await findRecord(code.toLowerCase().replaceAll('-', ' '))).toEqual({
      ...known,
      sealedOn: dayOf(-2),
    });
  });

  test('of nothing finds nothing', async () => {
    expect(await findRecord('0000-0000-0000-0000')).toBeNull();
    expect(await findRecord('ZZZZ-ZZZZ-ZZZZ-ZZZZ')).toBeNull();
    expect(await findRecord('hello')).toBeNull();
    expect(await findRecord('')).toBeNull();
  });
});

describe('the list of a chain', () => {
  test('goes from the newest to the first, 25 at a time', async () => {
    for (let index = 0; index < 30; index += 1) await append(OWN, { when: noonOf(0) });
    const first = await listTrail(amina, OWN);
    const second = await listTrail(amina, OWN, first.older);
    expect([...first.lines, ...second.lines].map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 31 }, (_, index) => 31 - index),
    );
    expect([first.older, second.older]).toEqual([7, null]);
  });

  test('tells who did it, as far as the reader may know', async () => {
    const entries = [
      { account: 'amina', organisation: 'firm', onBehalfOf: null },
      { account: 'karim', organisation: 'firm', onBehalfOf: null },
      { account: 'salma', organisation: 'chamber', onBehalfOf: 'firm' },
      { account: 'officer', organisation: 'agency', onBehalfOf: null },
    ];
    for (const { account, organisation, onBehalfOf } of entries) {
      const actor = aMember(
        { accountId: account, organisationId: organisation },
        'sme',
        'sme-owner',
      );
      await inTransaction('test.append', (tx) =>
        appendAudit(tx, actor, { type: 'a.b', stream: FIRM, subject: 'x:1', onBehalfOf }),
      );
    }
    const { lines } = await listTrail(member, FIRM);
    expect(lines.slice(0, 5).map(({ doer }) => doer)).toEqual([
      'outside',
      'advisor',
      'colleague',
      'you',
      'system',
    ]);
  });

  test('marks what a root covers', async () => {
    await sealDays(noonOf(0));
    const { lines } = await listTrail(member, FIRM);
    expect(lines.map((line) => line.sealed)).toEqual([false, true, true, true, true, true]);
  });
});

describe('the published roots', () => {
  test('are linked, newest first, and 31 at a time', async () => {
    await resetDatabase();
    for (let days = -40; days < 0; days += 1) await append('platform', { when: noonOf(days) });
    await sealDays(noonOf(0));
    const first = await listRoots();
    expect(first.roots.length).toBe(31);
    expect(first.next).toBe(dayOf(-31));
    const second = await listRoots(civilDate(first.next ?? ''));
    const all = [...first.roots, ...second.roots];
    expect(second.next).toBeNull();
    expect(all.map(({ day }) => day)).toEqual(
      Array.from({ length: 40 }, (_, index) => dayOf(-1 - index)),
    );
    for (const [index, { previous }] of all.entries())
      expect(previous).toBe(all[index + 1]?.root ?? '00'.repeat(32));
    expect(all[0]).toMatchObject({ leaves: 2, entries: 1, timestamp: null });
    expect(await db.auditRoot.count()).toBe(40);
  });
});
