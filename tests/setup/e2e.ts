import { chromium, type BrowserContext, type BrowserContextOptions } from 'playwright-core';
import { inject, onTestFinished } from 'vitest';

/**
 * A visitor with a browser profile of their own, a phone's screen unless told otherwise. Paths are
 * relative to the application; the profile is thrown away when the test ends.
 */
export async function newVisitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const browser = await chromium.connect(inject('browserEndpoint'));
  onTestFinished(() => browser.close());
  return browser.newContext({
    baseURL: inject('origin'),
    locale: 'fr-MA',
    timezoneId: 'Africa/Casablanca',
    viewport: { width: 360, height: 740 },
    reducedMotion: 'reduce',
    ...options,
  });
}
