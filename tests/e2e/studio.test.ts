import { expect, test } from 'vitest';
import { becomes, follow, openTab, PATIENCE, visit, type Tab } from './pages.ts';
import { act, fillIn, saveButton } from './provider-steps.ts';

async function manager(name: string, scripts: boolean): Promise<Tab> {
  const tab = await openTab({ width: 1280, scripts });
  await becomes(tab, name);
  return tab;
}

/** Begins a programme. Returns the address of its studio. */
async function begin(tab: Tab, name: string): Promise<string> {
  await visit(tab, '/fr/programme/programmes/new');
  await fillIn(tab, { 'name.fr': name });
  await follow(tab, saveButton(tab), /\/programmes\/[0-9a-f-]{36}$/);
  return new URL(tab.page.url()).pathname;
}

test('two managers write at once: the second sees what the first saved, and then saves', async () => {
  const [first, second] = [await manager('manager-1', true), await manager('manager-2', false)];
  const at = await begin(first, 'Programme écrit à deux');
  await visit(first, `${at}/texts`);
  await visit(second, `${at}/texts`);
  await fillIn(second, { 'owner.fr': 'Agence du second' });
  await follow(second, saveButton(second), /\/texts\?saved/);
  await fillIn(first, { 'summary.fr': 'Le résumé du premier' });
  await saveButton(first).click();
  const compared = first.page.locator('main table');
  await compared.waitFor();
  await expect
    .poll(() => compared.innerText(), { timeout: PATIENCE })
    .toContain('Agence du second');
  expect(await first.page.inputValue('[name="summary.fr"]')).toBe('Le résumé du premier');
  await follow(first, saveButton(first), /\/texts\?saved/);
  expect(await first.page.inputValue('[name="summary.fr"]')).toBe('Le résumé du premier');
});

test('rows of a list are added and taken out by the keyboard, which goes on from there', async () => {
  const tab = await manager('manager-1', true);
  const at = await begin(tab, 'Programme au clavier');
  await visit(tab, `${at}/money`);
  const focused = () => tab.page.evaluate(() => document.activeElement?.id);
  await act(tab, 'do', 'add.envelopes').press('Enter');
  await expect.poll(focused, { timeout: PATIENCE }).toBe('envelopes.0.region');
  await act(tab, 'do', 'remove.envelopes.0').press('Enter');
  await expect.poll(focused, { timeout: PATIENCE }).toBe('add.envelopes');
  expect(await tab.page.locator('[name="envelopes.0.region"]').count()).toBe(0);
  expect(tab.complaints).toEqual([]);
});

test('every page of the studio stays within the budget of a workspace', async () => {
  const tab = await manager('manager-1', true);
  const at = await begin(tab, 'Programme léger');
  const pages = ['texts', 'money', 'calendar', 'documents', 'changes', 'publish', 'try', 'acts'];
  for (const page of ['', ...pages.map((one) => `/${one}`)]) {
    // Discovery of links counts once, and the document itself is no resource.
    const seen = new Map<string, number>();
    const note = (url: string, bytes: number) =>
      seen.set(url.includes('/__manifest') ? 'discovery' : url, bytes);
    await tab.page.goto('about:blank');
    await visit(tab, at + page);
    await tab.page.waitForLoadState('networkidle');
    const entries = await tab.page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter((one) => one instanceof PerformanceResourceTiming)
        .map(({ name, encodedBodySize }) => [name, encodedBodySize] as const),
    );
    for (const [url, bytes] of entries) note(url, bytes);
    expect(seen.size, `${page} ${[...seen.keys()].join('\n')}`).toBeLessThanOrEqual(16);
    const scripts = [...seen].filter(([url]) => url.endsWith('.js'));
    expect(
      scripts.reduce((sum, [, bytes]) => sum + bytes, 0),
      page,
    ).toBeLessThanOrEqual(154_000);
    expect(scripts.length, page).toBeGreaterThan(3);
  }
});
