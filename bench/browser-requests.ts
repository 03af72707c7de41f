import { launchBrowser } from '../tests/setup/browser.ts';
import type { Journey } from './journey.ts';

/** Lists what a browser asks for when it opens a page with an empty cache. */
export interface RequestLister {
  list(url: string, journey: Pick<Journey, 'cookie'>, lang: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openRequestLister(): Promise<RequestLister> {
  const browser = await launchBrowser();
  return {
    async list(url, { cookie }, lang) {
      const context = await browser.newContext({ locale: lang });
      const [name = '', value = ''] = cookie.split('=');
      await context.addCookies([{ name, value, url }]);
      const page = await context.newPage();
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(url, { waitUntil: 'networkidle' });
      await context.close();
      return asked.filter((address) => address.startsWith('http'));
    },
    close: () => browser.close(),
  };
}
