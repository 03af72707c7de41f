import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { ensureBuild, ensureClient } from '../../server/build.ts';
import { compressAssets } from '../../server/compress-assets.ts';
import { startApp } from './app-server.ts';
import { APPS } from './apps.ts';
import { launchBrowserServer } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The running applications, one for each worker. */
    apps: readonly {
      readonly origin: string;
      /** Address of its database, to arrange and to look at what a page cannot show. */
      readonly database: string;
    }[];
    browserEndpoint: string;
  }
}

/** Applications that share nothing and one browser, for the whole end-to-end run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await prepareFiles();
  const browser = await launchBrowserServer();
  const starting = await Promise.allSettled(Array.from({ length: APPS }, () => startApp()));
  const apps = starting.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const stop = async () => {
    await browser.close();
    await Promise.all(apps.map((app) => app.stop()));
  };
  const failed = starting.find((one) => one.status === 'rejected');
  if (failed) {
    await stop();
    throw new Error('An application did not start.', { cause: failed.reason });
  }
  project.provide(
    'apps',
    apps.map(({ origin, databaseUrl }) => ({ origin, database: databaseUrl })),
  );
  project.provide('browserEndpoint', browser.wsEndpoint());
  return stop;
}

/** What the applications would each write at the same places when they start. */
async function prepareFiles(): Promise<void> {
  await ensureClient();
  await ensureBuild(new AbortController().signal);
  await compressAssets(path.resolve(import.meta.dirname, '../../build/client/assets'));
}
