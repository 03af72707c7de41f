import type { CDPSession } from 'playwright-core';
import { expect, test } from 'vitest';
import { itemWords } from './known-answers.ts';
import {
  arrive,
  button,
  giveProfile,
  itemsShown,
  openTab,
  PATIENCE,
  question,
  saveButton,
  start,
  visit,
  wordsOf,
  type Tab,
} from './pages.ts';

const TIME = 120_000;
const EXPRESS = ['CUS-01', 'CUS-03', 'CUS-04'];

async function onFirstPage(path: 'express' | 'full' = 'express'): Promise<Tab> {
  const tab = await openTab();
  await start(tab, path);
  await giveProfile(tab);
  await itemsShown(tab);
  return tab;
}

/** Id of the question that holds the focus; empty when none does. */
function focusedQuestion({ page }: Tab): Promise<string> {
  return page.evaluate(() => document.activeElement?.closest('fieldset')?.id ?? '');
}

function visibleQuestions({ page }: Tab): Promise<string[]> {
  return page.locator('main fieldset:visible').evaluateAll((fields) => fields.map(({ id }) => id));
}

test('one question at a time, forth and back', { timeout: TIME }, async () => {
  const tab = await onFirstPage();
  const { assess } = wordsOf(tab);
  const sent: string[] = [];
  tab.page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url());
  });
  for (const [index, item] of EXPRESS.entries()) {
    expect(await visibleQuestions(tab)).toEqual([item]);
    const position = { position: index + 1, total: EXPRESS.length };
    await tab.page.getByText(assess('question.of', position), { exact: true }).waitFor();
    if (index > 0) await expect.poll(() => focusedQuestion(tab)).toBe(item);
    const top = await question(tab, item).evaluate((field) => field.getBoundingClientRect().top);
    expect(top, 'on the screen').toBeGreaterThanOrEqual(-1);
    expect(top, 'on the screen').toBeLessThan(740);
    await question(tab, item).locator('input[type=radio][value="2"]').check();
    if (index < EXPRESS.length - 1) await button(tab, assess('question.next')).click();
  }
  await saveButton(tab).waitFor();
  expect(sent, 'nothing leaves before it is sent').toEqual([]);
  await button(tab, assess('question.previous')).click();
  expect(await visibleQuestions(tab)).toEqual(['CUS-03']);
  expect(await question(tab, 'CUS-03').locator('input[value="2"]').first().isChecked()).toBe(true);
  await button(tab, assess('question.next')).click();
  await saveButton(tab).click();
  await arrive(tab, /\/fin$/);
  expect(tab.complaints).toEqual([]);
});

/** Presses Tab until something has the focus; fails when a whole round does not reach it. */
async function tabTo({ page }: Tab, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((to) => document.activeElement?.matches(to) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The Tab key never reaches ${selector}`);
}

test('a whole subject by keyboard alone', { timeout: TIME }, async () => {
  const tab = await onFirstPage();
  const { page } = tab;
  for (const [index, item] of EXPRESS.entries()) {
    if (index > 0) await expect.poll(() => focusedQuestion(tab)).toBe(item);
    await tabTo(tab, `fieldset[id="${item}"] input[type=radio]`);
    await page.keyboard.press('Space');
    expect(await question(tab, item).locator('input:checked').getAttribute('value')).toBe('0');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await question(tab, item).locator('input:checked').getAttribute('value')).toBe('1');
    await tabTo(tab, '.actions button.btn');
    await page.keyboard.press('Enter');
  }
  await arrive(tab, /\/fin$/);
});

interface AxNode {
  readonly role: string;
  readonly name: string;
}

async function spoken(session: CDPSession): Promise<AxNode[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  return nodes.flatMap(({ ignored, role, name }) =>
    ignored ? [] : [{ role: String(role?.value), name: String(name?.value ?? '').trim() }],
  );
}

test.each(['fr', 'ar'] as const)(
  'a screen reader says question and choices in %s',
  { timeout: TIME },
  async (lang) => {
    const tab = await openTab({ lang });
    await start(tab);
    await giveProfile(tab);
    await itemsShown(tab);
    const nodes = await spoken(await tab.visitor.newCDPSession(tab.page));
    const named = (role: string) =>
      nodes.filter((node) => node.role === role).map(({ name }) => name);
    const words = itemWords('CUS-01', lang);
    expect(named('group')).toContain(words.question);
    expect(named('group'), 'the others wait').not.toContain(itemWords('CUS-03', lang).question);
    expect(named('radio')).toEqual([...words.levels, wordsOf(tab).assess('question.dontKnow')]);
  },
);

test('links to open questions lead to them one at a time', { timeout: TIME }, async () => {
  const tab = await onFirstPage();
  const { assess } = wordsOf(tab);
  const here = tab.page.url().replace(/\/cus$/, '');
  await visit(tab, `${here}/cus?missing`);
  await itemsShown(tab);
  const links = tab.page.locator('.errors a');
  expect(await links.count()).toBe(3);
  await links.nth(1).click();
  await expect.poll(() => visibleQuestions(tab), { timeout: PATIENCE / 3 }).toEqual(['CUS-03']);
  await button(tab, assess('question.next')).click();
  await expect.poll(() => focusedQuestion(tab)).toBe('CUS-04');
});

test('the focus finds the question after an open follow-up', { timeout: TIME }, async () => {
  const tab = await onFirstPage('full');
  const { assess } = wordsOf(tab);
  const items = await itemsShown(tab);
  for (const [index, item] of items.entries()) {
    await question(tab, item).locator('input[type=radio][value="3"]').check();
    if (index < items.length - 1) await button(tab, assess('question.next')).click();
  }
  await saveButton(tab).click();
  await arrive(tab, /#FQ-1$/);
  await expect.poll(() => visibleQuestions(tab)).toEqual(['CUS-04', 'FQ-1']);
  await expect
    .poll(
      () =>
        question(tab, 'FQ-1').evaluate((field) => {
          const { top, bottom } = field.getBoundingClientRect();
          return bottom > 0 && top < window.innerHeight;
        }),
      { timeout: PATIENCE / 3 },
    )
    .toBe(true);
  await question(tab, 'FQ-1').locator('input[value=le10]').check();
  await button(tab, assess('question.next')).click();
  expect(await visibleQuestions(tab)).toEqual(['CUS-05']);
  await expect.poll(() => focusedQuestion(tab), { timeout: PATIENCE / 3 }).toBe('CUS-05');
});
