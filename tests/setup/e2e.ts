import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
} from 'playwright-core';
import { inject, onTestFinished } from 'vitest';

/** The application of this worker. */
export function ownApp() {
  const apps = inject('apps');
  const own = apps[(Number(process.env['VITEST_POOL_ID'] ?? 1) - 1) % apps.length];
  if (!own) throw new Error('no application was started for this worker');
  return own;
}

/** The way to the browser, for all files of this worker. */
let connection: Promise<Browser> | undefined;

/**
 * A visitor with a browser profile of their own, a phone's screen unless told otherwise. Paths are
 * relative to the application; the profile is thrown away when the test ends.
 */
export async function newVisitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = await (connection ??= chromium.connect(inject('browserEndpoint')));
  const visitor = await browser.newContext({
    baseURL: ownApp().origin,
    locale: 'fr-MA',
    timezoneId: 'Africa/Casablanca',
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
    ...options,
  });
  onTestFinished(() => visitor.close());
  return visitor;
}
