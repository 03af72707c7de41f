import type { TestProject } from 'vitest/node';
import { startApp, type AppServer } from './app-server.ts';
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
  const browser = await launchBrowserServer();
  const apps: AppServer[] = [];
  const stop = async () => {
    await browser.close();
    await Promise.all(apps.map((app) => app.stop()));
  };
  try {
    for (let count = 0; count < APPS; count += 1) apps.push(await startApp());
    project.provide(
      'apps',
      apps.map(({ origin, databaseUrl }) => ({ origin, database: databaseUrl })),
    );
    project.provide('browserEndpoint', browser.wsEndpoint());
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
