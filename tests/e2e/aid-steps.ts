import pg from 'pg';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { PDF } from '../factories/files.ts';
import { ownApp } from '../setup/e2e.ts';
import { becomes, follow, openTab, PATIENCE, visit, type Tab, type TabOptions } from './pages.ts';
import { act, fillIn, inDays, saveButton } from './provider-steps.ts';

export const SLUG = 'cheque-numerique-demonstration';

export async function persona(name: string, options: TabOptions): Promise<Tab> {
  const tab = await openTab(options);
  await becomes(tab, name);
  return tab;
}

/** What the application's database says, where no page tells it. */
export async function ask(sql: string, ...values: readonly string[]): Promise<string> {
  const client = new pg.Client({ connectionString: ownApp().database });
  await client.connect();
  try {
    const { rows } = await client.query<{ answer: string | number | bigint | null }>(sql, [
      ...values,
    ]);
    return String(rows[0]?.answer ?? '');
  } finally {
    await client.end();
  }
}

/** Starts a request from the programme's page and goes through its steps. Returns its address. */
export async function request(
  tab: Tab,
  project: Readonly<Record<string, string>>,
  settle: readonly string[],
): Promise<string> {
  const { page, lang } = tab;
  await visit(tab, `/${lang}/programmes/${SLUG}`);
  await follow(
    tab,
    page.locator('main a[href*="/sme/applications/new"]').first(),
    /\/applications\/new/,
  );
  await follow(tab, saveButton(tab), /\/edit\/project$/);
  const here = new URL(page.url()).pathname.replace('/edit/project', '');
  await fillIn(tab, { ...project, cost: 'douze mille' });
  await saveButton(tab).click();
  await page.locator('.errors').waitFor();
  expect(await page.locator('[name=cost]').inputValue(), 'nothing typed is lost').toBe(
    'douze mille',
  );
  await fillIn(tab, project);
  await follow(tab, saveButton(tab), /\/edit\/firm\?saved$/);
  for (const fact of settle) {
    await visit(tab, `${here}/edit/firm?change=${fact}`);
    await fillIn(tab, { [fact]: 'yes' });
    await follow(tab, saveButton(tab), /\/edit\/(firm|papers)\?/);
  }
  await givePapers(tab, here);
  return here;
}

const PAPERS = ['ice-certificate', 'tax-attestation', 'cnss-attestation', 'self-declaration'];

async function givePapers(tab: Tab, here: string): Promise<void> {
  const { page } = tab;
  for (const code of PAPERS) {
    await visit(tab, `${here}/edit/papers?add=${code}`);
    const until = page.locator('main [name=validUntil]');
    if ((await until.count()) > 0) await until.fill(inDays(90));
    const file = { name: `${code}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
    await page.locator('main input[type=file]').setInputFiles(file);
    const form = page.locator('main form', { has: page.locator('input[type=file]') });
    await follow(tab, form.locator('button[type=submit]').last(), /\/edit\/papers\?saved$/);
  }
  await visit(tab, `${here}/edit/papers`);
  await follow(tab, act(tab, 'do', 'report'), /\/edit\/papers\?saved$/);
}

/** Reads the request once more and sends it. */
export async function sendRequest(tab: Tab, here: string): Promise<void> {
  await visit(tab, `${here}/edit/review`);
  await saveButton(tab).click();
  await tab.page.locator('.errors').waitFor();
  await fillIn(tab, { consents: ['true-facts', 'share-with-programme'] });
  await follow(tab, saveButton(tab), /\/applications\/[^/?]+\?sent$/);
}

const officerOf = (id: string, part: string, round: string) =>
  ask(
    `SELECT a.persona AS answer FROM case_person p JOIN account a ON a.id = p.account_id
     WHERE p.application_id = $1 AND p.part = $2 AND p.round = $3::int`,
    ...[id, part, round],
  );

/** The persona that a case was given to, once the worker has given it. */
export async function assigned(here: string, round = 1): Promise<string> {
  const id = here.split('/').at(-1) ?? '';
  let name = '';
  await expect
    .poll(async () => (name = await officerOf(id, 'proposes', String(round))), {
      timeout: PATIENCE * 2,
    })
    .not.toBe('');
  return name;
}

/** The page of a case for officers, in their language. */
export const casePage = (tab: Tab, here: string) =>
  `/${tab.lang}/programme/cases/${here.split('/').at(-1) ?? ''}`;

/** Says that there is no link with the firm, ticks the checklist and proposes. */
export async function examineCase(
  tab: Tab,
  here: string,
  proposal: Readonly<Record<string, string | readonly string[]>>,
): Promise<void> {
  const { page } = tab;
  const at = casePage(tab, here);
  await visit(tab, at);
  await fillIn(tab, { declaration: 'none' });
  await follow(tab, act(tab, 'do', 'declare').first(), /\?done=/);
  await visit(tab, `${at}/check`);
  const items = page.locator('main select[name^="outcome-"]');
  for (let place = 0; place < (await items.count()); place += 1)
    await items.nth(place).selectOption('ok');
  await saveButton(tab).click();
  await page.waitForLoadState('load');
  await visit(tab, `${at}/propose`);
  // What only a refusal needs is folded away.
  await page.locator('main details').evaluateAll((all) => {
    for (const one of all) one.setAttribute('open', '');
  });
  await fillIn(tab, proposal);
  await follow(tab, act(tab, 'do', 'propose'), /\/cases\/[^/]+\?done=/);
}

/** Decides what was proposed, at an address after the case's own. */
export async function decide(
  tab: Tab,
  here: string,
  { page = 'decide', button, note = '' }: { page?: string; button: string; note?: string },
): Promise<void> {
  await visit(tab, `${casePage(tab, here)}/${page}`);
  await tab.page.locator('main [name=declares]').check();
  if (note !== '') await fillIn(tab, { note });
  const decision: Locator = tab.page.locator(`main button[name=decision][value="${button}"]`);
  await follow(tab, decision, /\/cases\/[^/]+\?done=/);
}
