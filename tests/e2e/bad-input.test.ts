import { describe, expect, test } from 'vitest';
import {
  answerAll,
  answerPage,
  arrive,
  button,
  choose,
  DIMENSION,
  expectSummary,
  follow,
  giveProfile,
  openTab,
  PATIENCE,
  PROFILE,
  question,
  REVIEW,
  saveButton,
  settle,
  start,
  typeProfile,
  visit,
  wordsOf,
} from './pages.ts';

const TIME = 150_000;
const REQUIRED = [
  'sector',
  'staff',
  'province',
  'usesMachinery',
  'exportsOrSuppliesLarge',
] as const;

describe.each([{ scripts: true }, { scripts: false }])('scripts: $scripts', ({ scripts }) => {
  test('an empty profile is sent back with links to each field', { timeout: TIME }, async () => {
    const tab = await openTab({ scripts });
    const { page } = tab;
    const { assess } = wordsOf(tab);
    await start(tab);
    await page.check('input[name=goals][value=sell]');
    await page.check('input[name=goals][value=export]');
    await saveButton(tab).click();
    const links = await expectSummary(tab);
    expect(await links.count()).toBe(REQUIRED.length);
    for (const [index, name] of REQUIRED.entries()) {
      const message = await links.nth(index).innerText();
      expect(message).toContain(assess(`profile.${name}`));
      await links.nth(index).click();
      const field = page.locator(`[id="${name}"]`);
      await expect.poll(() => field.evaluate(isInView), { timeout: PATIENCE }).toBe(true);
      const error = await page.locator(`[id="${name}-error"]`).innerText();
      expect(message.endsWith(error), `${message} / ${error}`).toBe(true);
    }
    expect(await page.locator('input[name=goals]:checked').count(), 'kept').toBe(2);
    expect(tab.complaints.filter((text) => !text.includes('status of 422'))).toEqual([]);
  });

  test('a number in words and a fourth goal are refused and kept', { timeout: TIME }, async () => {
    const tab = await openTab({ scripts });
    const { page } = tab;
    const { assess } = wordsOf(tab);
    await start(tab);
    await typeProfile(tab);
    await page.fill('#staff', 'douze');
    for (const goal of ['time', 'paid', 'comply'])
      await page.check(`input[name=goals][value=${goal}]`);
    await saveButton(tab).click();
    const links = await expectSummary(tab);
    expect(await links.allInnerTexts()).toEqual([
      `${assess('profile.staff')} ${assess('error.number')}`,
      `${assess('profile.goals')} ${assess('error.threeGoals')}`,
    ]);
    expect(await page.inputValue('#staff')).toBe('douze');
    expect(await page.inputValue('#sector')).toBe('COM');
    expect(await page.locator('input[name=goals]:checked').count()).toBe(4);
    await page.fill('#staff', '١٢');
    await page.uncheck('input[name=goals][value=comply]');
    await follow(tab, saveButton(tab), DIMENSION);
  });

  test('open questions are named, and may stay open', { timeout: TIME }, async () => {
    const tab = await openTab({ scripts });
    const { page } = tab;
    const { assess } = wordsOf(tab);
    const here = await start(tab);
    await giveProfile(tab);
    await choose(tab, (item) => (item === 'CUS-01' ? '4' : null));
    await saveButton(tab).click();
    const links = await expectSummary(tab);
    expect(await links.count()).toBe(2);
    await page.getByText(assess('question.missingTitle', { count: 2 })).waitFor();
    expect(await question(tab, 'CUS-01').locator('input:checked').getAttribute('value')).toBe('4');
    await follow(tab, button(tab, assess('question.withoutAnswer')), /\/fin$/);
    await visit(tab, `${here}/review`);
    const subject = await page.locator('#cus').innerText();
    expect(subject).toContain(assess('review.answered', { done: 1, total: 3 }));
    expect(subject.split(assess('question.missing')), 'two are open').toHaveLength(3);
  });

  test('going back and sending again is harmless', { timeout: TIME }, async () => {
    const tab = await openTab({ scripts });
    const { page } = tab;
    const here = await start(tab);
    await giveProfile(tab);
    await answerPage(tab, () => '1');
    await answerPage(tab, () => '2');
    expect(page.url()).toContain(`${here}/ops`);
    await page.goBack();
    await arrive(tab, /\/fin$/);
    await answerPage(tab, () => '3');
    expect(page.url()).toContain(`${here}/ops`);
    await page.goBack();
    await arrive(tab, /\/fin$/);
    await answerPage(tab, () => null);
    await visit(tab, `${here}/fin`);
    expect(await question(tab, 'FIN-01').locator('input:checked').getAttribute('value')).toBe('3');
    await visit(tab, `${here}/cus`);
    expect(await question(tab, 'CUS-01').locator('input:checked').getAttribute('value')).toBe('1');
  });

  test('a wrong code tells nothing and stays to be corrected', { timeout: TIME }, async () => {
    const tab = await openTab({ scripts });
    const { assess } = wordsOf(tab);
    await visit(tab, '/fr/resume');
    await button(tab, assess('resume.go')).click();
    expect(await (await expectSummary(tab)).allInnerTexts()).toEqual([assess('error.code')]);
    await tab.page.fill('#code', '2222-3333-4444');
    await button(tab, assess('resume.go')).click();
    await tab.page.locator('.errors').getByText(assess('resume.unknown')).waitFor();
    expect(await tab.page.inputValue('#code')).toBe('2222-3333-4444');
    expect(await tab.page.locator('#code-error').innerText()).toBe(assess('resume.unknown'));
  });

  test('a wrong address is refused, the right one gets the link', { timeout: TIME }, async () => {
    const tab = await openTab({ scripts });
    const { page } = tab;
    const { assess } = wordsOf(tab);
    const here = await start(tab);
    await giveProfile(tab);
    await answerPage(tab, () => '4');
    await visit(tab, `${here}/profile`);
    await page.getByText(assess('code.mail')).click();
    await page.fill('#email', 'fatima@');
    await button(tab, assess('code.send')).click();
    expect(await (await expectSummary(tab)).allInnerTexts()).toEqual([assess('error.email')]);
    expect(await page.inputValue('#email')).toBe('fatima@');
    const address = `fatima-${here.slice(-12)}-${String(scripts)}@exemple.ma`;
    await page.fill('#email', address);
    await button(tab, assess('code.send')).click();
    await page.getByText(assess('code.sent')).waitFor();
    const message = page.locator('article').filter({ hasText: address });
    await expect
      .poll(() => page.goto('/fr/demo/mail').then(() => message.count()), { timeout: PATIENCE })
      .toBe(1);
    const [link] = /http\S+/.exec(await message.innerText()) ?? [];
    const other = await openTab({ scripts });
    await visit(other, link ?? '');
    await follow(other, button(other, assess('resume.go')), REVIEW);
    expect(other.page.url()).toContain(here);
    // Last, so that all of the way back is looked at before the layout of the refused page.
    await visit(tab, `${here}/mail-link`);
  });

  test('a double click on any button does its work once', { timeout: TIME }, async () => {
    const tab = await openTab({ scripts });
    const { page } = tab;
    const { assess, result, roadmap } = wordsOf(tab);
    const twice = async (name: string, to: RegExp) => {
      await button(tab, name).dblclick();
      await arrive(tab, to);
    };
    await visit(tab, '/fr/assess');
    await twice(assess('start.express.go'), PROFILE);
    await typeProfile(tab);
    await twice(assess('question.saveContinue'), DIMENSION);
    const here = new URL(page.url()).pathname.replace(/\/cus$/, '');
    while (!REVIEW.test(page.url())) {
      const before = page.url();
      await choose(tab, () => '1');
      await saveButton(tab).dblclick();
      await expect.poll(() => page.url(), { timeout: PATIENCE }).not.toBe(before);
      await settle(tab);
    }
    expect(await page.locator('.tag.done').count()).toBe(10);
    await twice(assess('review.result'), /\/result$/);
    await visit(tab, `${here}/roadmap/sec-own-passwords`);
    await page.check('input[name=state][value=done]');
    await twice(roadmap('edit.save'), /\/again$/);
    await page.locator('main fieldset input[type=radio][value="3"]').check();
    await twice(roadmap('again.save'), /\/result$/);
    await visit(tab, `${here}/profile`);
    await page.getByText(assess('code.mail')).click();
    const address = `double-${here.slice(-12)}-${String(scripts)}@exemple.ma`;
    await page.fill('#email', address);
    await button(tab, assess('code.send')).dblclick();
    await page.getByText(assess('code.sent')).waitFor();
    const messages = page.locator('article').filter({ hasText: address });
    await expect
      .poll(() => page.goto('/fr/demo/mail').then(() => messages.count()), { timeout: PATIENCE })
      .toBe(1);
    await visit(tab, `${here}/share`);
    await button(tab, result('share.create')).dblclick();
    await page.locator('.note.ok a').waitFor();
    await visit(tab, `${here}/share`);
    expect(await button(tab, result('share.revoke')).count(), 'links made').toBe(1);
    await button(tab, result('share.revoke')).dblclick();
    await page.getByText(result('share.none')).waitFor();
  });
});

test('nothing to answer is no result', { timeout: TIME }, async () => {
  const tab = await openTab({ scripts: false });
  const { assess } = wordsOf(tab);
  const here = await start(tab);
  await giveProfile(tab);
  await visit(tab, `${here}/review`);
  await button(tab, assess('review.result')).click();
  expect(await (await expectSummary(tab)).allInnerTexts()).toEqual([assess('review.none')]);
  await visit(tab, `${here}/cus`);
  await answerAll(tab, () => 'dk');
});

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < window.innerHeight;
}
