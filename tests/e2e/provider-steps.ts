import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { addDays, civilDateOf } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { PDF } from '../factories/files.ts';
import { anIce } from '../factories/people.ts';
import { arrive, follow, PATIENCE, visit, type Tab } from './pages.ts';

type Filled = Readonly<Record<string, string | readonly string[]>>;

/** Fills the controls of these names: a text, a choice, or the boxes to tick. */
export async function fillIn({ page }: Tab, values: Filled): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    const control = page.locator(`main [name="${name}"]`);
    for (const one of [value].flat()) await give(control, one);
  }
}

async function give(control: Locator, value: string): Promise<void> {
  const kind = await control
    .first()
    .evaluate((one) => (one instanceof HTMLInputElement ? one.type : one.tagName));
  if (kind === 'radio' || kind === 'checkbox')
    await control.and(control.page().locator(`[value="${value}"]`)).check();
  else if (kind === 'SELECT') await control.selectOption(value);
  else await control.fill(value);
}

/** The button of this value, of those that say what a form does. */
export function act({ page }: Tab, name: 'do' | 'act', value: string): Locator {
  return page.locator(`main button[name="${name}"][value="${value}"]`);
}

/** The button of the last form of a page. */
export function saveButton({ page }: Tab): Locator {
  return page.locator('main form[method=post] button[type=submit]').last();
}

/** Fills the form at an address and sends it; the next page says so. */
export async function sendForm(tab: Tab, path: string, values: Filled, to: RegExp): Promise<void> {
  await visit(tab, path);
  await fillIn(tab, values);
  await follow(tab, saveButton(tab), to);
  await tab.page.locator('main p.note.ok[role=status]').waitFor();
}

export async function addReference(tab: Tab, number: number): Promise<void> {
  const values = {
    ...{ clientName: `تعاونية تجريبية ${number}`, clientIce: anIce(7_310_000 + number) },
    ...{ sector: 'AGR', year: String(new Date().getFullYear() - 1) },
    workAr: 'رقمنة تتبع المنتوج من البحر إلى السوق.',
    ...{ contactName: 'فاطمة الزهراء', contactPhone: '+212 600 00 00 00' },
  };
  await sendForm(tab, '/ar/provider/references/new', values, /\/references\?saved$/);
}

export async function addPaper(tab: Tab, kind: string, values: Filled): Promise<void> {
  await visit(tab, '/ar/provider/credentials');
  const adds = tab.page.locator(`main a[href*="kind=${kind}"]`).first();
  await follow(tab, adds, /\/credentials\/new\?/);
  await fillIn(tab, { number: '2026/0042', validFrom: inDays(-60), ...values });
  const file = { name: `${kind}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(PDF) };
  await tab.page.locator('main input[type=file]').setInputFiles(file);
  await follow(tab, saveButton(tab), /\/credentials\?done=added$/);
}

/** The day so many days from now, as date fields have it. */
export function inDays(days: number): string {
  return addDays(civilDateOf(new Date()), days);
}

/** Opens an application, says nothing more than it needs and sends it. */
export async function apply(tab: Tab, values: Filled): Promise<void> {
  await visit(tab, '/ar/provider/certification');
  await follow(tab, act(tab, 'do', 'open'), /\?done=open$/);
  await fillIn(tab, values);
  await follow(tab, act(tab, 'do', 'submit'), /\?done=submit$/);
}

/** Finds a provider in a queue by its search field and opens its first line. */
export async function openFrom(
  tab: Tab,
  queue: string,
  wanted: Filled & { readonly q: string },
): Promise<void> {
  await visit(tab, queue);
  await fillIn(tab, wanted);
  const search = tab.page.locator('main form[role=search]').getByRole('button');
  await follow(tab, search, /[?&]q=[^&]/);
  await expect.poll(() => tab.page.locator('main tbody tr').count(), { timeout: PATIENCE }).toBe(1);
  const line = tab.page.locator('main tbody th a');
  await follow(tab, line, new RegExp(`${queue}/[^/?]+$`));
}

/** Lines of the checklist that a first certificate needs. */
const ITEMS = [
  ...['identity', 'references', 'charter', 'tax-attestation', 'cnss-attestation'],
  ...['public-page', 'interview'],
];

/** Takes a dossier, checks it and proposes to accept it. Returns the address of the dossier. */
export async function examine(tab: Tab, name: string): Promise<string> {
  await openFrom(tab, '/fr/programme/providers', { q: name });
  const dossier = new URL(tab.page.url()).pathname;
  await follow(tab, act(tab, 'do', 'take'), /\?done=assign$/);
  await confirmReferences(tab, `${dossier}/check`);
  await visit(tab, `${dossier}/check`);
  for (const item of ITEMS) await fillIn(tab, { [`verdict-${item}`]: 'met' });
  await follow(tab, saveButton(tab), /\?done=checks$/);
  await visit(tab, `${dossier}/decide`);
  await fillIn(tab, { verdict: 'accept', reason: 'Tout a été vérifié, rien ne s’y oppose.' });
  await follow(tab, act(tab, 'do', 'propose'), /\?done=propose$/);
  return dossier;
}

/** Confirms the references that nobody has decided yet. */
async function confirmReferences(tab: Tab, path: string): Promise<void> {
  const t = i18nFor(tab.lang).getFixedT(null, 'certification');
  const hasText = t('reference.state.declared');
  const undecided = tab.page.locator('#references section', { hasText });
  for (;;) {
    await visit(tab, path);
    if ((await undecided.count()) === 0) return;
    const reference = undecided.first();
    await reference.locator('summary').click();
    await reference.locator('textarea').fill('Le client confirme le travail.');
    await follow(tab, reference.locator('button[value=confirmed]'), /\?done=reference$/);
  }
}

/** Another examiner agrees with what was proposed. */
export async function decide(tab: Tab, dossier: string): Promise<void> {
  await visit(tab, `${dossier}/decide`);
  await fillIn(tab, { agrees: 'yes', reason: 'Le dossier est complet et conforme.' });
  await follow(tab, act(tab, 'do', 'decide'), /\?done=decide$/);
}

/** Looks for offers as a visitor does, without scripts. Returns the titles found. */
export async function findOffers(tab: Tab, words: string): Promise<string[]> {
  await visit(tab, `/${tab.lang}/offers`);
  await tab.page.locator('#q').fill(words);
  await tab.page.locator('#q').press('Enter');
  await arrive(tab, /[?&]q=/);
  return tab.page.locator('.rows h3').allInnerTexts();
}
