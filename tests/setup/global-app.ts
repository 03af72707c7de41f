import type { TestProject } from 'vitest/node';
import { startApp } from './app-server.ts';
import { launchBrowserServer } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running application. */
    origin: string;
    /** Address of its database, to arrange and to look at what a page cannot show. */
    appDatabase: string;
    browserEndpoint: string;
  }
}

/** One application and one browser for the whole end-to-end run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const browser = await launchBrowserServer();
  try {
    const app = await startApp();
    project.provide('origin', app.origin);
    project.provide('appDatabase', app.databaseUrl);
    project.provide('browserEndpoint', browser.wsEndpoint());
    return async () => {
      await browser.close();
      await app.stop();
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}
