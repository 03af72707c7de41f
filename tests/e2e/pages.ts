import { randomInt } from 'node:crypto';
import type {
  BrowserContext,
  BrowserContextOptions,
  Locator,
  Page,
  Request,
} from 'playwright-core';
import { expect } from 'vitest';
import { i18nFor } from '#i18n/i18n.server.ts';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';
import { newVisitor } from '../setup/e2e.ts';

/** Longest wait for anything a page should do: the machine may be busy. */
export const PATIENCE = 30_000;
const PHONE_WIDTH = 360;
const STEPPING_WIDTH = 640;

export interface Tab {
  readonly page: Page;
  readonly visitor: BrowserContext;
  readonly lang: Lang;
  readonly scripts: boolean;
  readonly width: number;
  /** What the browser complained about: errors, warnings, refused content. */
  readonly complaints: string[];
  /** Requests for the routes of the links on the page that are not answered yet. */
  readonly asked: ReadonlySet<Request>;
}

export interface TabOptions {
  readonly lang?: Lang;
  readonly scripts?: boolean;
  readonly width?: number;
  readonly context?: BrowserContextOptions;
}

/** A new person with a device and a network address of their own: limits by address are theirs. */
export async function openTab(options: TabOptions = {}): Promise<Tab> {
  const { lang = 'fr', scripts = true, width = PHONE_WIDTH, context } = options;
  const visitor = await newVisitor({
    javaScriptEnabled: scripts,
    viewport: { width, height: 740 },
    ...context,
    extraHTTPHeaders: {
      'X-Forwarded-For': `10.${randomInt(256)}.${randomInt(256)}.${randomInt(1, 255)}`,
      ...context?.extraHTTPHeaders,
    },
  });
  visitor.setDefaultTimeout(PATIENCE);
  return tabOf(visitor, lang, scripts, width);
}

async function tabOf(visitor: BrowserContext, lang: Lang, scripts: boolean, width: number) {
  const page = await visitor.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      complaints.push(`${message.text()} ${message.location().url} on ${page.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${error.message} ${page.url()}`));
  const asked = new Set<Request>();
  page.on('request', (request) => {
    if (request.isNavigationRequest()) asked.clear();
    if (request.url().includes('/__manifest?')) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return { page, visitor, lang, scripts, width, complaints, asked };
}

/** The texts of a tab's language. */
export function wordsOf({ lang }: Pick<Tab, 'lang'>) {
  const i18n = i18nFor(lang);
  return {
    common: i18n.getFixedT(null, 'common'),
    assess: i18n.getFixedT(null, 'assess'),
    result: i18n.getFixedT(null, 'result'),
    roadmap: i18n.getFixedT(null, 'roadmap'),
  };
}

export async function visit(tab: Tab, path: string): Promise<void> {
  await tab.page.goto(path);
  await settle(tab);
}

/** Waits until scripts, where there are any, answer clicks; then looks the page over. */
export async function settle(tab: Tab): Promise<void> {
  const { page, lang, scripts, width } = tab;
  const seen: { page: Look | null } = { page: null };
  await expect
    .poll(
      async () => {
        const look = await page
          .evaluate(lookOver, scripts)
          .catch((error: unknown) => String(error));
        // Pointing at a link whose route is still on its way is complained about.
        if (tab.asked.size > 0) return 'routes of links to come';
        if (typeof look === 'string') return look;
        seen.page = look;
        return 'ready';
      },
      { timeout: PATIENCE, interval: 30, message: page.url() },
    )
    .toBe('ready');
  const look = seen.page;
  if (look === null) throw new Error('a page that is ready was looked at');
  expect(look.lang, look.url).toBe(LANGUAGES[lang].tag);
  expect(look.dir, look.url).toBe(LANGUAGES[lang].dir);
  expect(look.wide, `${look.url} is wider than the screen`).toBeLessThanOrEqual(width);
  expect(look.text, 'digits are Latin in every language').not.toMatch(
    /[\u0660-\u0669\u06f0-\u06f9]/,
  );
  expect(look.text).not.toMatch(/\{\{|\}\}|\[object |undefined|\bNaN\b|\b[a-z]+:[a-z]+\.[a-z]/);
}

interface Look {
  readonly url: string;
  readonly lang: string | null;
  readonly dir: string | null;
  /** Width of all that is there, in pixels. */
  readonly wide: number;
  readonly text: string;
}

/** What a page that is ready looks like, all at one moment, or why it is not ready; runs in the page. */
function lookOver(scripts: boolean): Look | string {
  const html = document.documentElement;
  if (document.readyState === 'loading') return 'still arriving';
  const main = document.querySelector('main');
  const isAlive = () =>
    main !== null && Object.keys(main).some((key) => key.startsWith('__reactProps'));
  if (scripts && !isAlive()) return 'no script answers clicks';
  // A page that has come alive asks for the routes of its links, where it has any it does not know.
  const isAsked = () =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/__manifest?'));
  if (scripts && document.querySelector('[data-discover]') !== null && !isAsked()) {
    const [alive = performance.mark('alive')] = performance.getEntriesByName('alive');
    if (performance.now() - alive.startTime < 300) return 'routes of links to come';
  }
  // The page before stays in view until the new one has its texts.
  const others = [...document.querySelectorAll<HTMLLinkElement>('link[rel=alternate]')];
  const { pathname } = window.location;
  const isShown = others.some(({ href }) => new URL(href).pathname === pathname);
  if (scripts && others.length > 0 && !isShown) return 'still the page before';
  const titles = document.querySelectorAll('h1').length;
  if (titles !== 1) return `${titles} h1`;
  return {
    ...{ url: window.location.href, wide: html.scrollWidth, text: document.body.innerText },
    ...{ lang: html.getAttribute('lang'), dir: html.getAttribute('dir') },
  };
}

/** Presses something that leads elsewhere, and waits for the page it leads to. */
export async function follow(tab: Tab, what: Locator, to: RegExp): Promise<void> {
  await what.click();
  await arrive(tab, to);
}

export async function arrive(tab: Tab, at: RegExp): Promise<void> {
  await expect.poll(() => tab.page.url(), { timeout: PATIENCE }).toMatch(at);
  await tab.page.waitForLoadState('load');
  await settle(tab);
}

export function button(tab: Tab, name: string): Locator {
  return tab.page.getByRole('button', { name, exact: true });
}

export function link(tab: Tab, name: string): Locator {
  return tab.page.getByRole('link', { name, exact: true });
}

/** Chooses a path and arrives at the profile. Returns the assessment's address, `/fr/assess/<id>`. */
export async function start(tab: Tab, path: 'express' | 'full' = 'express'): Promise<string> {
  await visit(tab, `/${tab.lang}/assess`);
  await follow(tab, button(tab, wordsOf(tab).assess(`start.${path}.go`)), PROFILE);
  return new URL(tab.page.url()).pathname.replace('/profile', '');
}

export const PROFILE = /\/profile$/;
export const DIMENSION = /\/assess\/[^/]+\/[a-z]{3}$/;
export const REVIEW = /\/review$/;
export const RESULT = /\/result$/;

/** A shop of three people. */
export const FACTS = {
  sector: 'COM',
  staff: '3',
  usesMachinery: 'no',
  exportsOrSuppliesLarge: 'no',
};

export async function typeProfile({ page }: Tab, facts = FACTS): Promise<void> {
  await page.selectOption('#sector', facts.sector);
  await page.fill('#staff', facts.staff);
  await page.selectOption('#province', { index: 5 });
  await page.check(`input[name=usesMachinery][value=${facts.usesMachinery}]`);
  await page.check(`input[name=exportsOrSuppliesLarge][value=${facts.exportsOrSuppliesLarge}]`);
  await page.check('input[name=goals][value=sell]');
}

export async function giveProfile(tab: Tab, facts = FACTS): Promise<void> {
  await typeProfile(tab, facts);
  await follow(tab, saveButton(tab), DIMENSION);
}

export function saveButton(tab: Tab): Locator {
  return button(tab, wordsOf(tab).assess('question.saveContinue'));
}

/** Value chosen for an item; null leaves it without an answer. */
export type Choose = (item: string) => string | null;

export function question(tab: Tab, item: string): Locator {
  return tab.page.locator(`fieldset[id="${item}"]`);
}

/** Items of the dimension page one is on, in their order, once it is ready to be used. */
export async function itemsShown(tab: Tab): Promise<string[]> {
  const dimension = new URL(tab.page.url()).pathname.split('/').at(-1)?.toUpperCase() ?? '';
  const fields = tab.page.locator(`main fieldset[id^="${dimension}-"]`);
  await fields.first().waitFor({ state: 'attached' });
  const items = await fields.evaluateAll((list) => list.map(({ id }) => id));
  if (isStepping(tab, items)) await tab.page.locator('form.stepping').waitFor();
  return items;
}

function isStepping({ scripts, width }: Tab, items: readonly string[]): boolean {
  return scripts && width <= STEPPING_WIDTH && items.length > 1;
}

/** Answers the questions of a dimension page without sending it: the last one is in front then. */
export async function choose(tab: Tab, chosen: Choose): Promise<string[]> {
  const items = await itemsShown(tab);
  for (const [index, item] of items.entries()) {
    const value = chosen(item);
    await question(tab, item).waitFor();
    if (value !== null)
      await question(tab, item).locator(`input[type=radio][value="${value}"]`).check();
    if (isStepping(tab, items) && index < items.length - 1)
      await button(tab, wordsOf(tab).assess('question.next')).click();
  }
  return items;
}

/** Answers one dimension page and the follow-up it may open, and arrives at the next page. */
export async function answerPage(tab: Tab, chosen: Choose): Promise<string[]> {
  const here = tab.page.url();
  const items = await choose(tab, chosen);
  await saveButton(tab).click();
  await expect.poll(() => tab.page.url(), { timeout: PATIENCE }).not.toBe(here);
  if (tab.page.url().endsWith('#FQ-1')) {
    await question(tab, 'FQ-1').locator('input[value=gt10]').check();
    await saveButton(tab).click();
    await expect.poll(() => tab.page.url(), { timeout: PATIENCE }).not.toContain('#FQ-1');
  }
  await arrive(tab, /\/(?:[a-z]{3}|review)$/);
  return items;
}

/** Answers everything from the page one is on to the review. Returns the items asked. */
export async function answerAll(tab: Tab, chosen: Choose): Promise<string[]> {
  const asked: string[] = [];
  while (!tab.page.url().endsWith('/review')) asked.push(...(await answerPage(tab, chosen)));
  return asked;
}

/** A finished express assessment; the tab is on its result. Returns its address. */
export async function finishExpress(tab: Tab, chosen: Choose): Promise<string> {
  const here = await start(tab);
  await giveProfile(tab);
  await answerAll(tab, chosen);
  await follow(tab, button(tab, wordsOf(tab).assess('review.result')), RESULT);
  return here;
}

/** Waits for the summary of what is to be corrected; scripts bring the reader to it. */
export async function expectSummary(tab: Tab): Promise<Locator> {
  const summary = tab.page.locator('.errors');
  await summary.waitFor();
  const isFocused = () => summary.evaluate((box) => box === document.activeElement);
  if (tab.scripts) await expect.poll(isFocused, { timeout: PATIENCE / 3 }).toBe(true);
  return summary.getByRole('link');
}

/** Becomes a person of the demonstration by the button of its page. */
export async function becomes(tab: Tab, persona: string): Promise<void> {
  await visit(tab, `/${tab.lang}/demo`);
  await tab.page.locator(`button[name=persona][value="${persona}"]`).click();
  await expect.poll(() => tab.page.url()).not.toMatch(/\/demo$/);
  await tab.page.waitForLoadState('load');
  // The page before stays in view until the texts of this one have arrived.
  await tab.page.locator('.space-nav').waitFor({ state: 'attached' });
  await settle(tab);
}
