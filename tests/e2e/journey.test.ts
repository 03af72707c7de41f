import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { formatMad } from '#i18n/formatters.ts';
import { itemWords, middling, scoreOfMiddling } from './known-answers.ts';
import {
  answerAll,
  arrive,
  button,
  DIMENSION,
  follow,
  giveProfile,
  link,
  openTab,
  question,
  RESULT,
  REVIEW,
  settle,
  start,
  visit,
  wordsOf,
  type Tab,
} from './pages.ts';

const CODE = /^[2-9ACDEFGHJKMNPRTVWXY]{4}(?:-[2-9ACDEFGHJKMNPRTVWXY]{4}){2}$/;
const SHARE_OF_RUN = 240_000;

describe.each([
  { lang: 'fr', scripts: true },
  { lang: 'fr', scripts: false },
  { lang: 'ar', scripts: true },
  { lang: 'ar', scripts: false },
] as const)('in $lang, scripts: $scripts', ({ lang, scripts }) => {
  test(
    'an owner goes from the first page to the plan, and on',
    { timeout: SHARE_OF_RUN },
    async () => {
      const tab = await openTab({ lang, scripts });
      const code = await answerExpress(tab);
      const here = await readResult(tab);
      await planAndDo(tab, here);
      await tryWhatIf(tab, here);
      await shareAndCut(tab, here);
      await takeFiles(tab, here);
      expect(tab.complaints).toEqual([]);
      await goOnElsewhere({ lang, scripts }, code, here);
    },
  );
});

/** From the landing page to the review. Returns the code shown on the way. */
async function answerExpress(tab: Tab): Promise<string> {
  const { assess } = wordsOf(tab);
  const { page } = tab;
  await visit(tab, `/${tab.lang}`);
  await follow(tab, page.locator('.hero .btn').first(), /\/assess$/);
  const here = await start(tab);
  const code = await page.locator('.code').innerText();
  expect(code).toMatch(CODE);
  await giveProfile(tab);
  expect(await page.locator('.progress').innerText()).toContain(
    assess('question.progress', { position: 1, total: 10 }),
  );
  const asked = await answerAll(tab, middling);
  expect(asked, 'express has 15 questions').toHaveLength(15);
  expect(tab.page.url()).toContain(`${here}/review`);
  expect(await page.locator('.code').innerText()).toBe(code);
  expect(await page.locator('.tag.done').count(), 'every subject is complete').toBe(10);
  await follow(tab, button(tab, assess('review.result')), RESULT);
  return code;
}

/** Reads the result as a person does. Returns the assessment's address. */
async function readResult(tab: Tab): Promise<string> {
  const { result } = wordsOf(tab);
  const { page, lang } = tab;
  const { score, low, high } = await scoreOfMiddling(tab);
  const whole = (value: number) => String(Math.round(value));
  const text = await page.locator('main').innerText();
  expect(text).toContain(`${result('overall.score')} ${whole(score)} ${result('overall.of100')}`);
  expect(text).toContain(result('overall.range', { low: whole(low), high: whole(high) }));
  expect(text).toContain(result('express'));
  const band = await page.locator('strong.big').innerText();
  expect(band).toMatch(
    lang === 'fr' ? /^Entre «\s(.+)\s» et «\s(?!\1\s)(.+)\s»$/ : /^بين «(.+)» و«(?!\1»)(.+)»$/,
  );
  const gates = await page.locator('main h3 ~ ul > li').allInnerTexts();
  expect(gates).toContain(result('gates.too_low', gate('SEC-01', lang)));
  expect(gates).toContain(result('gates.unknown', gate('CON-01', lang)));
  expect(await page.locator('.bars > li').count(), 'a bar a subject').toBe(10);
  await page.getByText(result('profile.table')).click();
  expect(await page.getByRole('row').count(), 'and the same as a table').toBe(11);
  return new URL(page.url()).pathname.replace('/result', '');
}

/** Name of a base and text of its lowest level that lets the stage rise. */
function gate(item: string, lang: Tab['lang']): { item: string; level: string } {
  const { title, levels } = itemWords(item, lang);
  return { item: title, level: levels[1] };
}

async function planAndDo(tab: Tab, here: string): Promise<void> {
  const { result, roadmap } = wordsOf(tab);
  const { page, lang } = tab;
  const before = await scoreShown(tab);
  await follow(tab, link(tab, result('first.all')), /\/roadmap$/);
  expect(await page.locator('main h2').count(), 'three waves at most').toBeLessThanOrEqual(3);
  const card = page.locator('main li.card').first();
  const id = (await card.getAttribute('id')) ?? '';
  const plan = await openPlan(tab, id);
  await plan.locator('[name=state][value=doing]').check();
  await plan.locator('[name=owner]').fill('Fatima');
  await plan.locator('[name=dueOn]').fill('2027-01-15');
  await plan.locator('[name=budgetMad]').fill('1200');
  await follow(tab, button(tab, roadmap('edit.save')), new RegExp(`/roadmap#${id}$`));
  await expect.poll(() => card.innerText()).toContain(roadmap('state.doing'));
  const planned = await card.innerText();
  expect(planned).toContain(roadmap('planned.owner', { name: 'Fatima' }));
  expect(planned).toContain(formatMad(lang, 120_000n));
  expect(planned).toMatch(/15.*2027/);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const again = await openPlan(tab, id);
  expect(await again.locator('[name=owner]').inputValue()).toBe('Fatima');
  await again.locator('[name=state][value=done]').check();
  await follow(tab, button(tab, roadmap('edit.save')), /\/again$/);
  const asked = page.locator('main fieldset.field');
  expect(await asked.count()).toBeGreaterThan(0);
  for (const field of await asked.all())
    await field.locator('input[type=radio][value="4"]').check();
  await follow(tab, button(tab, roadmap('again.save')), RESULT);
  expect(await scoreShown(tab), 'the done action counts').toBeGreaterThan(before);
  expect(page.url()).toContain(here);
}

/** The form to plan an action: beside the list where scripts run, else on a page of its own. */
async function openPlan(tab: Tab, id: string): Promise<Locator> {
  const open = tab.page.locator(`[id="${id}"] a[href*="/roadmap/"]`);
  if (!tab.scripts) {
    await follow(tab, open, new RegExp(`/roadmap/${id}$`));
    return tab.page.locator('main');
  }
  await open.click();
  const dialog = tab.page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

async function scoreShown({ page, lang }: Tab): Promise<number> {
  const { result } = wordsOf({ lang });
  const text = await page.locator('main').innerText();
  const [, score] = new RegExp(`${result('overall.score')} (\\d+)`).exec(text) ?? [];
  return Number(score);
}

async function tryWhatIf(tab: Tab, here: string): Promise<void> {
  const { result, roadmap } = wordsOf(tab);
  const { page, scripts } = tab;
  const before = await scoreShown(tab);
  await follow(tab, link(tab, result('first.whatIf')), /\/what-if$/);
  await page.getByText(roadmap('whatIf.none')).waitFor();
  for (const box of [0, 1]) {
    await page.locator('input[name=a]').nth(box).check();
    if (scripts)
      await expect.poll(() => page.url()).toMatch(new RegExp(`(a=[^&]+&?){${box + 1}}$`));
  }
  if (!scripts) await button(tab, roadmap('whatIf.compute')).click();
  await page.getByText(roadmap('whatIf.none')).waitFor({ state: 'detached' });
  await arrive(tab, /\?a=[^&]+&a=[^&]+$/);
  const cells = page
    .locator('main table tr')
    .filter({ hasText: roadmap('whatIf.score') })
    .locator('td');
  await expect.poll(async () => Number(await cells.nth(1).innerText())).toBeGreaterThan(before);
  expect(Number(await cells.nth(0).innerText())).toBe(before);
  expect(await page.locator('input[name=a]:checked').count()).toBe(2);
  await visit(tab, `${here}/result`);
  expect(await scoreShown(tab), 'a trial changes nothing').toBe(before);
}

async function shareAndCut(tab: Tab, here: string): Promise<void> {
  const { result, common } = wordsOf(tab);
  const { page } = tab;
  const score = await scoreShown(tab);
  await follow(tab, link(tab, result('tools.share')), /\/share$/);
  await button(tab, result('share.create')).click();
  const shared = page.locator('.note.ok a');
  const address = await shared.innerText();
  expect(address).toMatch(new RegExp(`^http://[^/]+/${tab.lang}/shared/[\\w-]{20,}$`));
  const reader = await openTab(tab);
  await visit(reader, address);
  expect(await reader.page.locator('h1').innerText()).toBe(result('share.sharedTitle'));
  expect(await scoreShown(reader)).toBe(score);
  expect(await reader.page.locator(`main a[href*="${here}"]`).count(), 'nothing to change').toBe(0);
  expect(reader.complaints).toEqual([]);
  await button(tab, result('share.revoke')).click();
  await page.getByText(result('share.none')).waitFor();
  const gone = await reader.page.goto(address);
  expect(gone?.status()).toBe(404);
  await settle(reader);
  expect(await reader.page.locator('h1').innerText()).toBe(common('errorPage.404.title'));
  await visit(tab, `${here}/result`);
}

async function takeFiles(tab: Tab, here: string): Promise<void> {
  const { result } = wordsOf(tab);
  const address = async (name: string) => (await link(tab, name).getAttribute('href')) ?? '';
  const pdf = await tab.visitor.request.get(await address(result('tools.pdf')));
  expect(pdf.headers()['content-type']).toBe('application/pdf');
  expect((await pdf.body()).subarray(0, 4).toString()).toBe('%PDF');
  const kept = await tab.visitor.request.get(await address(result('tools.json')));
  expect(kept.headers()['content-disposition']).toContain('attachment');
  const { assessment, answers } = (await kept.json()) as {
    assessment: { id: string; path: string };
    answers: Record<string, unknown>;
  };
  expect(here).toContain(assessment.id);
  expect(Object.keys(answers)).toHaveLength(15);
}

/** On another device: the code opens the same assessment, and the full path asks the rest. */
async function goOnElsewhere(
  { lang, scripts }: Pick<Tab, 'lang' | 'scripts'>,
  code: string,
  here: string,
): Promise<void> {
  const tab = await openTab({ lang, scripts });
  const { assess } = wordsOf(tab);
  await visit(tab, `/${lang}/resume`);
  await tab.page.fill('#code', ` ${code.toLowerCase().replaceAll('-', ' ')}`);
  await follow(tab, button(tab, assess('resume.go')), REVIEW);
  expect(tab.page.url()).toContain(here);
  const asked = tab.page.locator('main dt');
  expect(await asked.count()).toBe(15);
  await button(tab, assess('start.full.go')).click();
  await expect.poll(() => asked.count(), { timeout: 30_000 }).toBeGreaterThan(35);
  await settle(tab);
  await follow(tab, tab.page.locator('#cus a'), DIMENSION);
  expect(await question(tab, 'CUS-01').locator('input:checked').getAttribute('value')).toBe('2');
  expect(await question(tab, 'CUS-02').locator('input:checked').count()).toBe(0);
  expect(tab.complaints).toEqual([]);
}
