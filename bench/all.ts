/** Every benchmark, one after another, each in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const PROGRAMS = [
  ...['score', 'pdf', 'pages', 'bytes', 'audit', 'search', 'eligibility', 'population', 'match'],
];

for (const name of PROGRAMS) {
  console.log(`\n${name}`);
  const file = path.join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, [file], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) process.exitCode = 1;
}
