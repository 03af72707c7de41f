import { readFile, rm, writeFile } from 'node:fs/promises';
import { errorCode } from './startup-error.ts';

/**
 * Claims `file` for this process. Returns the function that gives it back, or undefined when a
 * process that is still alive holds it; the claim of a dead process is taken over.
 */
export async function claim(file: string): Promise<(() => Promise<void>) | undefined> {
  const mine = await signature(process.pid);
  for (let attempt = 0; attempt < 5; attempt += 1) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const holder = await readHolder(file);
    if (holder && (await isAlive(holder))) return undefined;
    await rm(file, { force: true });
  }
  return undefined;
}

async function readHolder(file: string): Promise<string> {
  const holder = await readFile(file, 'utf8').catch(() => '');
  if (holder) return holder;
  // Empty: made a moment ago by a process that is about to write its name.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return readFile(file, 'utf8').catch(() => '');
}

async function isAlive(holder: string): Promise<boolean> {
  const pid = Number(holder.split(' ')[0]);
  if (!pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false;
  }
  return (await signature(pid)) === holder;
}

/** Process number and, where the system tells it, start time: numbers are soon used again. */
async function signature(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const startedAt = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  return `${pid} ${startedAt}`;
}
