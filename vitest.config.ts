import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { APPS } from './tests/setup/apps.ts';

// The results must not depend on the machine: same zone, same language, same worker settings.
const SAME_EVERYWHERE = {
  TZ: 'UTC',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  NODE_ENV: 'test',
} as const;
Object.assign(process.env, SAME_EVERYWHERE);

const CONSOLE = './tests/setup/fails-on-console-error.ts';
/** Gives each worker its own copy of the template database. */
const CLONE = './tests/setup/database.ts';
const DATABASE = './tests/setup/global-database.ts';

type Project = {
  name: string;
  include: string[];
  exclude?: string[];
  setup?: string[];
  globalSetup?: string[];
  /** Longest time one test may take, in seconds. */
  seconds: number;
  /** Files that run at the same time, when it is not one for each core. */
  workers?: number;
  /** Longest time something may take to come true, in seconds, where a test waits for it. */
  patience?: number;
  /** Each file in a process of its own: for those that read another configuration at the start. */
  alone?: boolean;
};

/** Loading all modules again for each file would take most of the time. */
const ALONE = '**/*.alone.test.ts';

function project({
  name,
  include,
  exclude = [],
  setup = [CONSOLE],
  globalSetup = [],
  seconds,
  workers,
  patience,
  alone = false,
}: Project) {
  return {
    extends: true as const,
    test: {
      name,
      include,
      exclude,
      isolate: alone,
      setupFiles: setup,
      globalSetup,
      testTimeout: seconds * 1000,
      hookTimeout: Math.max(60, seconds) * 1000,
      ...(workers === undefined ? {} : { maxWorkers: workers }),
      ...(patience === undefined ? {} : { expect: { poll: { timeout: patience * 1000 } } }),
    },
  };
}

export default defineConfig({
  // Route modules import `x.css?url`; nothing here looks at a style sheet.
  css: { postcss: {} },
  test: {
    environment: 'node',
    pool: 'forks',
    env: SAME_EVERYWHERE,
    allowOnly: false,
    passWithNoTests: false,
    // Workers wait for their database half of the time: one for each core, none kept for the runner.
    maxWorkers: Math.max(2, availableParallelism()),
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    projects: [
      project({
        name: 'unit',
        include: ['app/**/*.test.{ts,tsx}', 'server/**/*.test.ts'],
        seconds: 10,
      }),
      project({
        name: 'integration',
        include: ['tests/integration/**/*.test.ts'],
        setup: [CONSOLE, CLONE],
        globalSetup: [DATABASE],
        seconds: 30,
      }),
      project({
        name: 'routes',
        include: ['tests/routes/**/*.test.{ts,tsx}'],
        exclude: [ALONE],
        setup: [CONSOLE, CLONE],
        globalSetup: [DATABASE],
        seconds: 30,
      }),
      project({
        name: 'routes alone',
        include: [`tests/routes/${ALONE}`],
        setup: [CONSOLE, CLONE],
        globalSetup: [DATABASE],
        seconds: 30,
        alone: true,
      }),
      project({
        name: 'architecture',
        include: ['tests/architecture/**/*.test.ts'],
        seconds: 60,
      }),
      project({
        name: 'e2e',
        include: ['tests/e2e/**/*.test.ts'],
        globalSetup: ['./tests/setup/global-app.ts'],
        seconds: 90,
        workers: APPS,
        patience: 30,
      }),
    ],
  },
});
