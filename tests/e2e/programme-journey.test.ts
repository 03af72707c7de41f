import pg from 'pg';
import { expect, test } from 'vitest';
import { ownApp } from '../setup/e2e.ts';
import { becomes, follow, openTab, PATIENCE, visit, type Tab } from './pages.ts';
import { act, fillIn, inDays, saveButton } from './provider-steps.ts';

const SLUG = 'cheque-numerique-demonstration';
const PUBLIC = `/fr/programmes/${SLUG}`;
/** The ceiling of digital payment, in dirhams. */
const [BEFORE, AFTER] = [/Paiement numérique\s+8.000.DH/, /Paiement numérique\s+4.000.DH/];
const CASE = 'SCA, projet de 200 000 DH, catégorie PAY : le plafond';
const SIMULATION_PATIENCE = 120_000;

const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ');
const mainOf = async ({ page }: Tab) => plain(await page.locator('main').innerText());

async function manager(name: string, options: Parameters<typeof openTab>[0]): Promise<Tab> {
  const tab = await openTab(options);
  await becomes(tab, name);
  return tab;
}

/** Opens the programme of the demonstration. Returns its address without language. */
async function openProgramme(tab: Tab): Promise<string> {
  await visit(tab, `/${tab.lang}/programme/programmes`);
  const link = tab.page.locator('main a', { hasText: 'Chèque numérique' }).first();
  await follow(tab, link, /\/programme\/programmes\/[0-9a-f-]+$/);
  return new URL(tab.page.url()).pathname.replace(`/${tab.lang}`, '');
}

async function lowerCeiling(tab: Tab, at: string): Promise<void> {
  await follow(tab, act(tab, 'do', 'new-version'), /\?done=started$/);
  await visit(tab, `/fr${at}/money`);
  await fillIn(tab, { 'ceiling.PAY': '4 000' });
  await follow(tab, saveButton(tab), /\/money\?saved/);
  await visit(tab, `/fr${at}/calendar`);
  await fillIn(tab, { validFrom: inDays(0) });
  await follow(tab, saveButton(tab), /\/calendar\?saved/);
}

/** The case that knew the old ceiling says so, and is told the new one. */
async function correctCase(tab: Tab, at: string): Promise<void> {
  await visit(tab, `/fr${at}/cases`);
  const line = tab.page.locator('main li', { hasText: plainCase() }).last();
  await follow(tab, line.getByRole('link').first(), /[?&]edit=/);
  await fillIn(tab, { min: '4 000', max: '4 000' });
  await follow(tab, act(tab, 'do', 'set'), /\/cases\?saved/);
}

const plainCase = () => new RegExp(CASE.replaceAll(' ', '[\\s\\u00a0]'));

/** Asks for a simulation and waits for its report. Returns what it says. */
async function simulate(tab: Tab, at: string): Promise<string> {
  await visit(tab, `/fr${at}/simulation`);
  await follow(tab, act(tab, 'do', 'run'), /\?done=asked$/);
  const said = async () => {
    await visit(tab, `/fr${at}/simulation`);
    return mainOf(tab);
  };
  await expect
    .poll(said, { timeout: SIMULATION_PATIENCE, interval: 2_000 })
    .toContain('Qui gagne et qui perd');
  return mainOf(tab);
}

async function letTheHourStrike(): Promise<void> {
  const client = new pg.Client({ connectionString: ownApp().database });
  await client.connect();
  try {
    await client.query(`SELECT graphile_worker.add_job('programmes-clock', '{}'::json)`);
  } finally {
    await client.end();
  }
}

test('a manager lowers a ceiling, sees who loses, and a second person publishes it', async () => {
  const reader = await openTab({ scripts: false });
  await visit(reader, PUBLIC);
  expect(await mainOf(reader)).toMatch(BEFORE);

  const first = await manager('manager-1', { width: 1280 });
  const at = await openProgramme(first);
  await lowerCeiling(first, at);
  await correctCase(first, at);
  await visit(first, `/fr${at}/changes`);
  expect(await mainOf(first)).toMatch(/8 000,00 DH\s*4 000,00 DH/);

  const report = await simulate(first, at);
  expect(report).toMatch(/Aide plus faible : [1-9]/);
  expect(report).toMatch(/Nouvellement éligibles : 0/);
  expect(report).toMatch(/\d{1,2} (?:décembre|janvier|février|mars|avril|mai|juin|juillet|août)/);
  expect(report).toContain('Données synthétiques');

  await visit(first, `/fr${at}/publish`);
  await follow(first, act(first, 'do', 'propose'), /\?done=proposed$/);
  expect(await act(first, 'do', 'decide').count()).toBe(0);
  await visit(reader, PUBLIC);
  expect(await mainOf(reader)).toMatch(BEFORE);

  const second = await manager('manager-2', { lang: 'ar', scripts: false });
  await visit(second, `/ar${at}/publish`);
  await fillIn(second, { agrees: 'yes', reason: 'راجعت المحاكاة والحالات المرجعية.' });
  await follow(second, act(second, 'do', 'decide'), /\?done=published$/);

  await letTheHourStrike();
  const shown = async () => {
    await visit(reader, PUBLIC);
    return mainOf(reader);
  };
  await expect.poll(shown, { timeout: 3 * PATIENCE, interval: 2_000 }).toMatch(AFTER);
  expect([...first.complaints, ...second.complaints, ...reader.complaints]).toEqual([]);
}, 300_000);
