import { expect } from 'vitest';
import { visit, type Tab } from './pages.ts';

/** The most a first visit may load: bytes as they cross the wire, and requests. */
interface Budget {
  readonly script: number;
  readonly style: number;
  readonly all: number;
  readonly requests: number;
}
const PUBLIC: Budget = { script: 110_000, style: 20_000, all: 150_000, requests: 15 };
/** A workspace brings Mantine, and keeps everything else of a public page. */
export const WORKSPACE: Budget = { script: 154_000, style: 20_000, all: 180_000, requests: 17 };

/** A case or a list of them: what it tells is long as well. */
export const CASEWORK: Budget = { ...WORKSPACE, all: 200_000 };
/** A public page whose links and plain forms do without scripts. */
export const PLAIN: Budget = { ...PUBLIC, script: 0 };

interface Sent {
  readonly type: string;
  readonly url: string;
  /** Header and compressed body, as they crossed the wire. */
  bytes: number;
}

/** Everything a first visit to an address loads. */
export async function firstLoad(tab: Tab, path: string): Promise<Sent[]> {
  const session = await tab.visitor.newCDPSession(tab.page);
  const sent = new Map<string, Sent>();
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.requestWillBeSent', ({ requestId, type = 'Other', request }) => {
    if (!request.url.startsWith('data:')) sent.set(requestId, { type, url: request.url, bytes: 0 });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const one = sent.get(requestId);
    if (one) one.bytes = encodedDataLength;
  });
  await visit(tab, path);
  await tab.page.waitForLoadState('networkidle');
  await session.detach();
  return [...sent.values()];
}

/** Bytes of what was sent, of one type when one is given. */
export function bytesOf(sent: readonly Sent[], type?: string): number {
  return sent
    .filter((one) => type === undefined || one.type === type)
    .reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Visits a page and holds it to what a public page may load, or to another budget. */
export async function expectBudget(tab: Tab, path: string, most: Budget = PUBLIC): Promise<void> {
  const sent = await firstLoad(tab, path);
  const list = `${path}: ${JSON.stringify(sent, null, 1)}`;
  expect(bytesOf(sent, 'Script'), list).toBeLessThanOrEqual(most.script);
  if (most.script > 0)
    expect(bytesOf(sent, 'Script'), 'scripts were counted').toBeGreaterThan(10_000);
  expect(bytesOf(sent, 'Stylesheet'), list).toBeLessThanOrEqual(most.style);
  expect(bytesOf(sent), list).toBeLessThanOrEqual(most.all);
  expect(requestsOf(sent), list).toBeLessThanOrEqual(most.requests);
  const { host } = new URL(tab.page.url());
  expect(sent.filter(({ url }) => new URL(url).host !== host)).toEqual([]);
}

/**
 * How many things a page asked for. What is found out about links after it is shown counts once:
 * into how many requests that falls depends on the moment each link was drawn.
 */
function requestsOf(sent: readonly { readonly url: string }[]): number {
  return new Set(sent.map(({ url }) => (url.includes('/__manifest?') ? 'discovery' : url))).size;
}
