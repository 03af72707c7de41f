import { expect, test } from 'vitest';
import { expectAccessible } from '../setup/axe.ts';
import { becomes, follow, openTab, PATIENCE, settle, visit, type Tab } from './pages.ts';
import { act, fillIn, saveButton } from './provider-steps.ts';

const SHARE_OF_RUN = 240_000;
const mainOf = ({ page }: Tab) => page.locator('main').innerText();

async function persona(name: string, options: Parameters<typeof openTab>[0]): Promise<Tab> {
  const tab = await openTab(options);
  await becomes(tab, name);
  return tab;
}

async function read(tab: Tab, path: string): Promise<string> {
  await visit(tab, path);
  if (tab.scripts) await expectAccessible(tab.page);
  return mainOf(tab);
}

/** Points of a component, from the page that tells every firm how it is ranked. */
async function pointsOfPrice(tab: Tab, look: number): Promise<string> {
  // Public pages are kept for a minute at each address.
  await tab.page.goto(`/fr/method?look=${look}`);
  const row = tab.page.locator('#matching tr, #matching li', { hasText: 'Prix' }).first();
  return row.innerText();
}

test(
  'weights: one manager proposes and sees the effect, another publishes, firms read them',
  { timeout: SHARE_OF_RUN },
  async () => {
    const [sme, one, other] = [
      await persona('sme-fr', { scripts: false, width: 1280 }),
      await persona('manager-1', { lang: 'fr', width: 1280 }),
      await persona('manager-2', { lang: 'ar', width: 360 }),
    ];
    await follow(sme, sme.page.locator('main a[href$="/result"]').first(), /\/result$/);
    const here = new URL(sme.page.url()).pathname.replace('/result', '');
    await visit(sme, `${here}/matches`);
    const before = await pointsOfPrice(sme, 1);

    await visit(one, '/fr/programme/matching/weights/new');
    await fillIn(one, {
      'points.need': '34',
      'points.price': '10',
      reason: 'Essai : un point de trop manque.',
    });
    await act(one, 'do', 'propose').click();
    await one.page.locator('.errors').waitFor();
    expect(await one.page.locator('[name="points.need"]').inputValue(), 'nothing is lost').toBe(
      '34',
    );
    await fillIn(one, {
      ...{ 'points.need': '30', 'points.price': '15' },
      reason: 'Le prix compte davantage pour les petites entreprises.',
    });
    await follow(one, act(one, 'do', 'propose'), /\/weights\?done=proposed$/);
    expect(await act(one, 'do', 'decide').count(), 'nobody decides alone').toBe(0);

    await read(other, '/ar/programme/matching/weights');
    await fillIn(other, { agrees: 'yes' });
    await follow(other, act(other, 'do', 'decide'), /\/weights\?done=published$/);
    await expectAccessible(other.page);

    expect(await pointsOfPrice(sme, 2)).not.toBe(before);
    await visit(sme, `${here}/matches`);
    expect(await mainOf(sme)).toContain('les règles de ce classement');
    await sme.page.locator('main form button', { hasText: 'Recalculer maintenant' }).click();
    await sme.page.waitForLoadState('load');
    await settle(sme);
    expect(await mainOf(sme)).not.toContain('les règles de ce classement');
    for (const { complaints } of [sme, one, other])
      expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  },
);

test(
  'a provider reads its ranking and contests it, a manager answers, and neither sees the firms',
  { timeout: SHARE_OF_RUN },
  async () => {
    const [provider, manager] = [
      await persona('provider-1', { lang: 'fr', width: 360 }),
      await persona('manager-1', { lang: 'fr', width: 1280 }),
    ];
    const text = await read(provider, '/fr/provider/ranking');
    expect(text).not.toMatch(/Atelier|Épicerie|[0-9a-f]{8}-[0-9a-f]{4}-/);
    await follow(
      provider,
      provider.page.locator('main a[href*="/ranking/"]').first(),
      /\/ranking\//,
    );
    await expectAccessible(provider.page);
    await fillIn(provider, { ground: 'missing', text: 'Trop court' });
    await saveButton(provider).click();
    await provider.page.waitForLoadState('load');
    expect(await provider.page.locator('[name=text]').inputValue()).toBe('Trop court');
    await fillIn(provider, {
      text: 'Notre offre couvre toutes les régions et n’apparaît dans aucune liste depuis un mois.',
    });
    await follow(provider, saveButton(provider), /\/provider\/ranking\?sent/);

    await read(manager, '/fr/programme/matching');
    await follow(
      manager,
      manager.page.locator('main a[href*="/matching/appeals/"]').first(),
      /appeals/,
    );
    await expectAccessible(manager.page);
    await fillIn(manager, {
      decision: 'dismissed',
      answer: 'Votre offre demande une étape que peu d’entreprises ont atteinte : voyez sa page.',
    });
    await follow(manager, saveButton(manager), /\?done$/);
    await read(manager, '/fr/programme/matching/coverage');

    await expect
      .poll(() => read(provider, '/fr/provider/ranking'), { timeout: PATIENCE })
      .toContain('que peu d’entreprises ont atteinte');
    for (const { complaints } of [provider, manager])
      expect(complaints.filter((one) => !one.includes('422'))).toEqual([]);
  },
);
