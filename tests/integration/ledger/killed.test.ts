import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { LEDGER_CHECKS } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { balancesOf, brokenAmong, makeEnvelope } from '../../factories/ledger.ts';
import { resetDatabase } from '../../setup/database.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../fixtures/approve-many.ts');
const MANY = 200;
const SLOW_MS = 90_000;

type Envelope = Awaited<ReturnType<typeof makeEnvelope>>;

/** Runs the program to its end, or kills it (−9) once it has approved so many. */
async function approve({ id, programmeId }: Envelope, killAfter = Infinity): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM, programmeId, id, String(MANY)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const approved = Number(chunk.toString().trim().split('\n').at(-1));
    if (approved >= killAfter) child.kill('SIGKILL');
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? `ended with ${String(code)}`;
}

beforeEach(resetDatabase);

test(
  'killed twice in the middle, nothing is lost and nothing happens twice',
  { timeout: SLOW_MS },
  async () => {
    const envelope = await makeEnvelope({ funded: 10_000n });
    expect(await approve(envelope, 45)).toBe('SIGKILL');
    const inTheMiddle = await db.ledgerTransfer.count({ where: { code: 'L4' } });
    expect(inTheMiddle).toBeGreaterThanOrEqual(45);
    expect(inTheMiddle).toBeLessThan(MANY);
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
    expect(await approve(envelope, 130)).toBe('SIGKILL');
    expect(await approve(envelope)).toBe('ended with 0');

    expect(await balancesOf(envelope.id)).toEqual({
      ...{ 'E:available': 8_000n, 'V:committed': 2_000n },
    });
    const posted = await db.ledgerTransfer.groupBy({
      by: ['code'],
      _count: true,
      orderBy: { code: 'asc' },
    });
    expect(posted).toEqual([
      { code: 'L1', _count: 1 },
      { code: 'L2', _count: MANY },
      { code: 'L4', _count: MANY },
    ]);
    // Each with the record of the same transaction.
    expect(await db.intentKey.count()).toBe(2 * MANY);
    expect(await brokenAmong(LEDGER_CHECKS)).toEqual([]);
  },
);
