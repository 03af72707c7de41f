import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { BOOK_CHECKS } from '#domain/engagements/checks.server.ts';
import { db } from '#platform/db.ts';
import { openProgramme } from '../../factories/cases.ts';
import { claimed, readyToClaim } from '../../factories/claims.ts';
import { brokenAmong } from '../../factories/ledger.ts';
import { balancesOf } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

const PROGRAM = path.resolve(import.meta.dirname, '../../fixtures/certify-and-order.ts');
const CLAIMS = 6;
const SLOW_MS = 90_000;

/** Runs the program to its end, or kills it (−9) once it has done so many steps. */
async function run(work: readonly string[], killAfter = Infinity): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM, ...work], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.on('data', (chunk: Buffer) => {
    if (Number(chunk.toString().trim().split('\n').at(-1)) >= killAfter) child.kill('SIGKILL');
  });
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  return signal ?? `ended with ${String(code)}`;
}

beforeEach(resetDatabase);

test(
  'killed between certification and order, nothing is lost and nothing is paid twice',
  { timeout: SLOW_MS },
  async () => {
    const programme = await openProgramme();
    const work: string[] = [programme.ownerId];
    for (let count = 0; count < CLAIMS; count += 1) {
      const claiming = await readyToClaim({ programme });
      const { id } = await claimed(claiming);
      const { certifies, authorises } = claiming.officers;
      work.push([id, certifies.person.accountId, authorises.person.accountId].join(':'));
    }
    // After an odd step a claim is certified and not ordered yet.
    expect(await run(work, 1)).toBe('SIGKILL');
    expect(await brokenAmong(BOOK_CHECKS)).toEqual([]);
    const between = await db.claim.groupBy({ by: ['state'], _count: true });
    expect(between.find(({ state }) => state === 'ordered')?._count ?? 0).toBeLessThan(CLAIMS);
    expect(await run(work, 7)).toBe('SIGKILL');
    expect(await brokenAmong(BOOK_CHECKS)).toEqual([]);
    expect(await run(work)).toBe('ended with 0');

    expect(await db.claim.count({ where: { state: 'ordered' } })).toBe(CLAIMS);
    expect(await db.paymentOrder.count()).toBe(CLAIMS);
    const posted = await db.ledgerTransfer.groupBy({
      by: ['code'],
      where: { code: { in: ['L6', 'L8'] } },
      _count: true,
      orderBy: { code: 'asc' },
    });
    expect(posted).toEqual([
      { code: 'L6', _count: CLAIMS },
      { code: 'L8', _count: CLAIMS },
    ]);
    expect(await balancesOf(programme.envelopeId)).toMatchObject({
      'C:ordered': BigInt(CLAIMS) * 250_000n,
    });
    expect(await brokenAmong(BOOK_CHECKS)).toEqual([]);
  },
);
