import path from 'node:path';

export const ROOT = path.dirname(import.meta.dirname);

export type Stage = {
  name: string;
  /** Arguments of Node. */
  args: readonly string[];
  /** Needs the generated Prisma client. */
  typed: boolean;
  /** Counts the tests that Vitest reports; another stage counts as one. */
  vitest: boolean;
};

const bin = (file: string) => path.join(ROOT, 'node_modules', file);

function tool(name: string, file: string, args: readonly string[], typed = true): Stage {
  return { name, args: [bin(file), ...args], typed, vitest: false };
}

function tests(project: string, ...others: readonly string[]): Stage {
  return {
    name: project,
    args: [
      ...[bin('vitest/vitest.mjs'), 'run'],
      ...[project, ...others].flatMap((name) => ['--project', name]),
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(project)}`],
    ],
    typed: true,
    vitest: true,
  };
}

/** Where Vitest writes what a project's tests came to. */
export function reportOf(project: string): string {
  return path.join(ROOT, '.cache/tests', `${project}.json`);
}

const BUILD =
  "import { ensureBuild } from './server/build.ts'; await ensureBuild(new AbortController().signal);";
const IMPORTED = ['app', 'server', 'prisma', 'tests', 'bench'];

export const STAGES: readonly Stage[] = [
  tool('format', 'prettier/bin/prettier.cjs', ['--check', '--cache', '.'], false),
  tool('lint', 'eslint/bin/eslint.js', ['.', '--max-warnings=0']),
  tool('imports', 'dependency-cruiser/bin/dependency-cruiser.mjs', [
    ...[...IMPORTED, '--config', '.dependency-cruiser.cjs'],
  ]),
  tool('knip', 'knip/bin/knip.js', ['--no-progress']),
  tool('types', 'typescript/bin/tsc', ['--noEmit']),
  tests('unit'),
  tests('integration'),
  tests('routes', 'routes alone'),
  tests('architecture'),
  { name: 'build', args: ['--input-type=module', '--eval', BUILD], typed: true, vitest: false },
  tests('e2e'),
];

/** Cheap stages that run two at a time; the others want the machine for themselves. */
export const CHEAP = new Set(['format', 'lint', 'imports', 'knip', 'types', 'unit', 'build']);

export const GENERATE: readonly string[] = [path.join(ROOT, 'prisma/migrate.ts'), 'generate'];
