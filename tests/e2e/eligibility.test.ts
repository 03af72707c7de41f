import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectAccessible } from '../setup/axe.ts';
import { newVisitor } from '../setup/e2e.ts';
import { ask } from './aid-steps.ts';
import { becomes, openTab, visit } from './pages.ts';

const LANGS = ['fr', 'ar'] as const;
const MOST_QUESTIONS = 30;

/** A firm of five in Casablanca, in order, that has not been assessed yet. */
const TYPED: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  staff: [['staff', '5']],
  ageMonths: [
    ['ageMonths.month', '5'],
    ['ageMonths.year', '2019'],
  ],
  aidReceivedMAD: [['aidReceivedMAD', '0']],
  projectCostMAD: [['projectCostMAD', '30 000']],
};
const CHOSEN: Readonly<Record<string, readonly [string, string]>> = {
  legalForm: ['legalForm', 'SARL'],
  province: ['province', 'MA-CAS'],
  sector: ['sector', 'IND'],
  category: ['category', 'WEB'],
  turnoverMAD: ['turnoverMAD.band', '3-10'],
};

async function answer(page: Page, fact: string): Promise<void> {
  const save = page.locator('form.card .actions .btn').first();
  const choice = CHOSEN[fact];
  for (const [name, text] of TYPED[fact] ?? []) await page.locator(`[name="${name}"]`).fill(text);
  if (choice) await page.locator(`[name="${choice[0]}"]`).selectOption(choice[1]);
  const yes = page.locator(`input[name="${fact}"][value="yes"]`);
  const hasYes = (await yes.count()) > 0;
  if (hasYes) await page.locator('label', { has: yes }).click();
  if (TYPED[fact] || choice || hasYes) await save.click();
  else await page.locator('button[value="unknown"]').click();
}

/** Answers one question after the other; returns how many there were. */
async function answerAll(page: Page): Promise<number> {
  for (let count = 0; count < MOST_QUESTIONS; count += 1) {
    if (new URL(page.url()).pathname.endsWith('/results')) return count;
    const fact = await page.locator('input[name="fact"]').getAttribute('value');
    await answer(page, fact ?? '');
    await page.waitForLoadState();
  }
  throw new Error('the questions never end');
}

async function looksFine(page: Page): Promise<void> {
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  const text = await page.locator('main').innerText();
  expect(text).not.toMatch(/\{\{|undefined|\[object|NaN/);
  expect(text).not.toMatch(/\b(?:programmes|eligibility|results|why)\.[a-z]+\b/);
}

describe.each(LANGS)('in %s', (lang) => {
  test('without scripts on a small phone, a firm learns what it can get and what would help', async () => {
    const visitor = await newVisitor({
      ...{ javaScriptEnabled: false, viewport: { width: 320, height: 640 } },
    });
    const page = await visitor.newPage();
    await page.goto(`/${lang}/eligibility`);
    await looksFine(page);
    expect(await answerAll(page)).toBeGreaterThan(5);
    await looksFine(page);
    expect(await page.locator('li.card').count()).toBeGreaterThanOrEqual(3);
    expect(await page.locator('.would-be').count()).toBeGreaterThanOrEqual(1);
    const voucher = page.locator('#cheque-numerique-demonstration');
    expect(await voucher.locator('.would-be').count()).toBe(1);
    expect(await voucher.locator('.aid-amount').innerText()).toMatch(/12.000/);
  });

  test('every page can be used by everybody', async () => {
    const page = await (await newVisitor({ viewport: { width: 320, height: 640 } })).newPage();
    for (const path of ['', '?all=yes', '/results']) {
      await page.goto(`/${lang}/eligibility${path}`);
      await looksFine(page);
      await expectAccessible(page);
    }
    await page.goto(`/${lang}/eligibility?ask=staff`);
    await page.locator('[name="staff"]').fill('a dozen');
    await page.locator('form.card .actions .btn').first().click();
    await expect.poll(() => page.locator('.errors').count()).toBe(1);
    expect(await page.locator('[name="staff"]').inputValue()).toBe('a dozen');
    await expectAccessible(page);
  });
});

test('lite pages send no script, and answers come back with the browser', async () => {
  const visitor = await newVisitor({
    ...{ javaScriptEnabled: false, extraHTTPHeaders: { 'Save-Data': 'on' } },
  });
  const page = await visitor.newPage();
  await page.goto('/fr/eligibility?ask=staff');
  expect(await page.content()).not.toMatch(/<script|modulepreload|prefetch/i);
  await page.locator('[name="staff"]').fill('5');
  await page.locator('form.card .actions .btn').first().click();
  const later = await visitor.newPage();
  await later.goto('/fr/eligibility/results');
  expect(await later.content()).not.toMatch(/<script|modulepreload|prefetch/i);
  expect(await later.locator('a[href="/fr/eligibility?ask=staff"]').count()).toBeGreaterThan(0);
  const erase = later.locator('details', { has: later.locator('button[value="erase"]') });
  await erase.locator('summary').click();
  await later.locator('button[value="erase"]').click();
  expect(new URL(later.url()).pathname).toBe('/fr/eligibility');
  expect(await later.locator('button[value="erase"]').count()).toBe(0);
});

test.each([
  ['sme-fr', 'fr', 1280, 'cnssCompliant'],
  ['sme-ar', 'ar', 360, 'taxCompliant'],
] as const)(
  '%s sees what the firm can get, and one step that opens more',
  async (name, lang, width, missing) => {
    // Whatever it answered elsewhere on this site.
    await ask(
      `UPDATE firm_fact SET value = 'false' WHERE fact = $2 AND organisation_id IN (
         SELECT g.organisation_id FROM role_grant g JOIN account a ON a.id = g.account_id
         WHERE a.persona = $1)`,
      ...[name, missing],
    );
    const tab = await openTab({ lang, width, scripts: false });
    await becomes(tab, name);
    await visit(tab, `/${lang}/eligibility/results`);
    const { page } = tab;
    expect(await page.locator('li.card').count()).toBeGreaterThanOrEqual(3);
    const step = page.locator('#cheque-numerique-demonstration .would-be');
    expect(await step.innerText()).toMatch(lang === 'fr' ? /CNSS/ : /ضرائب|الجبائية/);
    expect(tab.complaints).toEqual([]);
  },
);
