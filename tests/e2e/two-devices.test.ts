import { expect, test } from 'vitest';
import {
  answerPage,
  button,
  choose,
  DIMENSION,
  follow,
  giveProfile,
  itemsShown,
  openTab,
  question,
  REVIEW,
  saveButton,
  start,
  visit,
  wordsOf,
  type Tab,
} from './pages.ts';

const TIME = 120_000;
/** Wide enough to show all questions of a page. */
const WIDTH = 1024;

/** Two devices on one assessment, the second by the code the first was shown. */
async function twoDevices(scripts: boolean): Promise<{ one: Tab; two: Tab; here: string }> {
  const one = await openTab({ scripts, width: WIDTH });
  const here = await start(one);
  const code = await one.page.locator('.code').innerText();
  await giveProfile(one);
  const two = await openTab({ scripts, width: WIDTH });
  await visit(two, '/fr/resume');
  await two.page.fill('#code', code);
  await follow(two, button(two, wordsOf(two).assess('resume.go')), REVIEW);
  return { one, two, here };
}

async function send(tab: Tab): Promise<void> {
  const here = tab.page.url();
  await saveButton(tab).click();
  await expect.poll(() => tab.page.url(), { timeout: 30_000 }).not.toBe(here);
}

/** Values kept for some items, as the page of their dimension shows them. */
async function kept(tab: Tab, here: string, items: readonly string[]): Promise<(string | null)[]> {
  const values: (string | null)[] = [];
  for (const item of items) {
    await visit(tab, `${here}/${item.slice(0, 3).toLowerCase()}`);
    const checked = question(tab, item).locator('input:checked');
    values.push((await checked.count()) === 0 ? null : await checked.getAttribute('value'));
  }
  return values;
}

const MODES = [{ scripts: true }, { scripts: false }];

test.each(MODES)(
  'answers of both devices are kept, scripts: $scripts',
  { timeout: TIME },
  async ({ scripts }) => {
    const { one, two, here } = await twoDevices(scripts);
    await visit(two, `${here}/fin`);
    await answerPage(one, () => '1');
    await answerPage(two, () => '4');
    await visit(one, `${here}/ops`);
    await visit(two, `${here}/str`);
    await choose(one, () => '2');
    await choose(two, () => '0');
    await Promise.all([send(one), send(two)]);
    const items = ['CUS-01', 'CUS-04', 'FIN-01', 'OPS-02', 'STR-01'];
    expect(await kept(one, here, items)).toEqual(['1', '1', '4', '2', '0']);
    expect(await kept(two, here, items)).toEqual(['1', '1', '4', '2', '0']);
  },
);

test.each(MODES)(
  'a stale page changes only what was changed on it, scripts: $scripts',
  { timeout: TIME },
  async ({ scripts }) => {
    const { one, two, here } = await twoDevices(scripts);
    await answerPage(one, () => '1');
    await visit(two, `${here}/cus`);
    await visit(one, `${here}/cus`);
    await question(one, 'CUS-01').locator('input[type=radio][value="4"]').check();
    await send(one);
    await question(two, 'CUS-03').locator('input[type=radio][value="3"]').check();
    await send(two);
    expect(two.page.url()).toMatch(DIMENSION);
    expect(await kept(two, here, ['CUS-01', 'CUS-03', 'CUS-04'])).toEqual(['4', '3', '1']);
  },
);

test('the answer chosen last wins, whenever it is sent', { timeout: TIME }, async () => {
  const { one, two, here } = await twoDevices(true);
  await visit(two, `${here}/fin`);
  await visit(one, `${here}/fin`);
  await itemsShown(two);
  await question(two, 'FIN-01').locator('input[type=radio][value="0"]').check();
  await question(one, 'FIN-01').locator('input[type=radio][value="4"]').check();
  await send(one);
  await send(two);
  expect(await kept(two, here, ['FIN-01'])).toEqual(['4']);
});
