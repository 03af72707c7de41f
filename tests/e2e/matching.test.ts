import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { expectAccessible } from '../setup/axe.ts';
import { middling } from './known-answers.ts';
import { becomes, finishExpress, follow, openTab, settle, visit, type Tab } from './pages.ts';

const SHARE_OF_RUN = 240_000;
const ENOUGH = 3;
/** Money as people read it here, in either language. */
const MONEY = /\d[\d\s\u00a0\u202f]*(?:,\d\d)?[\s\u00a0\u202f\u200e\u200f]*(?:DH|درهم)/;

const mainOf = ({ page }: Tab) => page.locator('main').innerText();
const wordsOf = (lang: Lang) => i18nFor(lang).getFixedT(null, ['matching', 'shortlist']);

/** From the result by its links to the matches. Returns the address of the assessment. */
async function openMatches(tab: Tab): Promise<string> {
  await follow(tab, tab.page.locator('main a[href$="/matches"]').first(), /\/matches$/);
  await settle(tab);
  return new URL(tab.page.url()).pathname.replace('/matches', '');
}

/** The first action that enough offers match; its id. */
async function actionWithChoice(page: Page): Promise<string> {
  for (const section of await page.locator('main article.card').all())
    if ((await section.locator('form input[name=intent][value=add]').count()) >= ENOUGH)
      return (await section.getAttribute('id')) ?? '';
  throw new Error('No action has three offers to choose from.');
}

/** Actions of later waves are folded away until somebody opens them. */
async function unfold({ page }: Tab, action: string): Promise<void> {
  const fold = page.locator('details', { has: page.locator(`article[id="${action}"]`) });
  if ((await fold.count()) > 0 && (await fold.getAttribute('open')) === null)
    await fold.locator('> summary').click();
}

/** Puts the three best offers of an action on its list, each by its own button. */
async function chooseThree(tab: Tab, action: string): Promise<readonly string[]> {
  const { page, lang } = tab;
  const chosen: string[] = [];
  for (let place = 0; place < ENOUGH; place += 1) {
    await unfold(tab, action);
    const offer = page.locator(`article[id="${action}"] li[data-offer]`).nth(place);
    const said = await offer.innerText();
    expect(said, 'why it is there, in one sentence').toMatch(/\S+(?:\s+\S+){4,}\./);
    expect(said, 'what is left to pay').toContain(wordsOf(lang)('money.rest'));
    expect(said).toMatch(MONEY);
    chosen.push((await offer.getAttribute('data-offer')) ?? '');
    await offer.locator('form button').click();
    await page.waitForLoadState('load');
    await settle(tab);
  }
  return chosen;
}

/** Opens the list of an action and reads three offers beside each other. */
async function readShortlist(tab: Tab, here: string, action: string): Promise<void> {
  const { page, lang } = tab;
  await visit(tab, `${here}/shortlist/${action}`);
  await settle(tab);
  expect(await page.locator('ol.compared > li').count()).toBe(ENOUGH);
  const text = await mainOf(tab);
  const t = wordsOf(lang);
  for (const row of [t('money.rest'), t('money.aid'), t('shortlist:row.why')])
    expect(text).toContain(row);
  expect(text.match(new RegExp(MONEY, 'g'))?.length).toBeGreaterThanOrEqual(2 * ENOUGH);
}

describe.each([
  { persona: 'sme-fr', lang: 'fr', width: 1280 },
  { persona: 'sme-ar', lang: 'ar', width: 360 },
] as const)('$persona, in $lang, without scripts', ({ persona, lang, width }) => {
  test(
    'goes from its result to a settled choice of three offers with aid and rest to pay',
    { timeout: SHARE_OF_RUN },
    async () => {
      const tab = await openTab({ lang, width, scripts: false });
      await becomes(tab, persona);
      await follow(tab, tab.page.locator('main a[href$="/result"]').first(), /\/result$/);
      const here = await openMatches(tab);
      const action = await actionWithChoice(tab.page);
      await chooseThree(tab, action);
      await readShortlist(tab, here, action);
      await tab.page.locator('#sure input[name=sure]').check();
      await follow(tab, tab.page.locator('#sure button'), /\/shortlist\//);
      await settle(tab);
      expect(await tab.page.locator('#settled code').innerText()).toMatch(/^[0-9a-f]{64}$/);
      await visit(tab, `/${lang}/sme/matches`);
      await settle(tab);
      expect(await mainOf(tab)).toContain(wordsOf(lang)('sme.state.frozen', { count: ENOUGH }));
      expect(tab.complaints).toEqual([]);
    },
  );
});

describe.each(['fr', 'ar'] as const)('in %s', (lang) => {
  test(
    'every page of the matches can be used by everybody',
    { timeout: SHARE_OF_RUN },
    async () => {
      // The checks need scripts in the browser; the pages themselves bring none.
      const tab = await openTab({ lang, scripts: false, context: { javaScriptEnabled: true } });
      await becomes(tab, 'sme-ar');
      await visit(tab, `/${lang}/sme/matches`);
      await expectAccessible(tab.page);
      const first = tab.page.locator('main a[href*="/matches/"]').first();
      const action = (await first.getAttribute('href')) ?? '';
      for (const path of [
        action,
        action.replace(/\/[^/]+$/, ''),
        action.replace('matches', 'shortlist'),
      ]) {
        await visit(tab, path);
        await expectAccessible(tab.page);
      }
    },
  );
});

describe.each(['fr', 'ar'] as const)('a visitor in %s, without account or scripts', (lang) => {
  test(
    'asks for something else, sees why and what is in the way, and compares three offers',
    { timeout: SHARE_OF_RUN },
    async () => {
      const tab = await openTab({ lang, scripts: false });
      await finishExpress(tab, middling);
      const here = await openMatches(tab);
      const action = await actionWithChoice(tab.page);
      await unfold(tab, action);
      await follow(tab, tab.page.locator(`a[href$="/matches/${action}"]`).first(), /\/matches\//);
      await settle(tab);
      const before = await tab.page.locator('li[data-offer]').count();
      expect(before).toBeGreaterThanOrEqual(ENOUGH);
      await askFor(tab, here, { startBy: '1999-02-20', restMAD: 'beaucoup' });
      expect(await tab.page.locator('.field.bad').count(), 'each at its field').toBe(2);
      expect(await tab.page.locator('[name=restMAD]').inputValue()).toBe('beaucoup');
      await askFor(tab, here, { startBy: '', restMAD: '1' });
      await visit(tab, `${here}/matches/${action}`);
      await settle(tab);
      const [tooMuch = ''] = wordsOf(lang)('near.rest', { rest: '|', most: '|' }).split('|');
      expect(await tab.page.locator('main').textContent()).toContain(tooMuch.trim());
      await visit(tab, `${here}/matches`);
      await tab.page.locator('#wish summary').click();
      await askFor(tab, here, { startBy: '', restMAD: '' });
      await visit(tab, `${here}/matches`);
      await chooseThree(tab, action);
      await readShortlist(tab, here, action);
      expect(await tab.page.locator('#sure').count(), 'a firm settles, not a browser').toBe(0);
    },
  );
});

/** Sends the form of wishes. */
async function askFor(tab: Tab, here: string, values: Readonly<Record<string, string>>) {
  const { page } = tab;
  await visit(tab, `${here}/matches`);
  if ((await page.locator('#wish details[open]').count()) === 0)
    await page.locator('#wish summary').click();
  for (const [name, value] of Object.entries(values))
    await page.locator(`#wish [name=${name}]`).fill(value);
  await page.locator('#wish form button[type=submit]').first().click();
  await page.waitForLoadState('load');
  await settle(tab);
}
