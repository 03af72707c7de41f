import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { PDF } from '../factories/files.ts';
import { follow, PATIENCE, visit, type Tab } from './pages.ts';
import { act, fillIn, inDays, saveButton } from './provider-steps.ts';

const MAIN = 'main';

const idIn = (address: string, after: string): string =>
  new RegExp(`/${after}/([^/?]+)`).exec(address)?.[1] ?? '';

/** Presses a button that is asked for twice by nobody, and waits for the page that says it is done. */
async function press(tab: Tab, what: Locator, to: RegExp): Promise<void> {
  await follow(tab, what, to);
  await tab.page.locator(`${MAIN} p.note.ok[role=status]`).first().waitFor();
}

/** The firm asks every provider of its settled choice for a quote. Returns the project's id. */
export async function askQuotes(tab: Tab, need: string): Promise<string> {
  const { page, lang } = tab;
  await visit(tab, `/${lang}/sme/projects`);
  await follow(
    tab,
    page.locator(`${MAIN} a[href*="/sme/projects/new?voucher="]`).first(),
    /voucher=/,
  );
  await saveButton(tab).click();
  await page.locator('.errors').waitFor();
  for (const box of await page.locator(`${MAIN} [name=offers]:not([disabled])`).all())
    await box.check();
  await fillIn(tab, { need });
  await press(tab, saveButton(tab), /\/quotes\?done=asked$/);
  return idIn(page.url(), 'projects');
}

/** The provider answers the request that waits, in two milestones; a wrong price keeps what was typed. */
export async function answerQuote(tab: Tab): Promise<void> {
  const { page, lang } = tab;
  await visit(tab, `/${lang}/provider/projects`);
  await follow(
    tab,
    page.locator(`${MAIN} a[href*="/provider/quotes/"]`).first(),
    /\/quotes\/[^/?]+$/,
  );
  await follow(tab, page.locator(`${MAIN} a[href$="/answer"]`).first(), /\/answer$/);
  const lines = {
    ...{ 'line-1-label': 'Logiciel et reprise des articles', 'line-1-quantity': '1' },
    ...{ 'line-1-unit': 'forfait', 'line-1-vat': '20', 'line-1-milestone': '1' },
    ...{ 'line-2-label': 'Formation sur place', 'line-2-quantity': '2', 'line-2-unit': 'jour' },
    ...{ 'line-2-price': '2 000,00', 'line-2-vat': '20', 'line-2-milestone': '2' },
    ...{ 'milestone-1-title': 'Logiciel en service', 'milestone-1-deliver': inDays(30) },
    'milestone-1-acceptance': 'Vingt articles tirés au sort sont exacts.',
    ...{ 'milestone-2-title': 'Vendeurs formés', 'milestone-2-deliver': inDays(45) },
    'milestone-2-acceptance': 'Chaque vendeur établit seul une facture.',
    ...{ startOn: inDays(7), note: 'Nous travaillons aussi le samedi.' },
  };
  await clearLines(tab);
  await fillIn(tab, { ...lines, 'line-1-price': '20 000,5x' });
  await saveButton(tab).click();
  await page.locator('.errors').waitFor();
  expect(await page.locator('[name="line-1-price"]').inputValue()).toBe('20 000,5x');
  expect(await page.locator('[name="milestone-2-title"]').inputValue()).toBe('Vendeurs formés');
  await fillIn(tab, { 'line-1-price': '19 999,50' });
  await press(tab, saveButton(tab), /done=/);
}

/** What was filled in from the offer makes room. */
async function clearLines({ page }: Tab): Promise<void> {
  const fields = page.locator(
    ['input[type=text][name^="line-"]', 'input[name^="milestone-"]', 'textarea[name^="milestone-"]']
      .map((field) => `${MAIN} ${field}:visible`)
      .join(', '),
  );
  for (const field of await fields.all()) await field.fill('');
}

/** The firm compares and picks the answer that came. */
export async function chooseQuote(tab: Tab, project: string): Promise<void> {
  const { page, lang } = tab;
  await visit(tab, `/${lang}/sme/projects/${project}/quotes`);
  const answered = page.locator(`${MAIN} a[href*="/quotes/"]`);
  for (let place = 0; ; place += 1) {
    await visit(tab, `/${lang}/sme/projects/${project}/quotes`);
    await follow(tab, answered.nth(place), /\/quotes\/[^/?]+$/);
    if ((await act(tab, 'do', 'choose').count()) > 0) break;
  }
  await fillIn(tab, { sure: 'yes' });
  await press(tab, act(tab, 'do', 'choose'), /done=/);
}

const FILE = { name: 'preuve.pdf', mimeType: 'application/pdf' };

async function addPiece(
  tab: Tab,
  at: string,
  values: Parameters<typeof fillIn>[1],
  proof?: string,
) {
  await visit(tab, at);
  await fillIn(tab, values);
  if (proof !== undefined)
    await tab.page
      .locator(`${MAIN} input[type=file]`)
      .setInputFiles({ ...FILE, buffer: Buffer.concat([PDF, Buffer.from(`% ${proof}\n`)]) });
  await follow(tab, act(tab, 'do', 'add'), /done=/);
}

/** The provider shows its work and delivers; the last milestone hands over the exit kit. */
export async function deliver(tab: Tab, at: string, isLast: boolean): Promise<void> {
  await addPiece(tab, at, { kind: 'file', text: 'Le relevé de contrôle.' }, `${at} file`);
  await addPiece(tab, at, { kind: 'criterion', text: 'Vingt articles contrôlés, tous exacts.' });
  if (isLast) {
    await addPiece(tab, at, { kind: 'no-domain', text: 'Le logiciel n’a pas de nom de domaine.' });
    await addPiece(
      tab,
      at,
      { kind: 'accounts', text: 'Codes remis à la gérante.' },
      `${at} accounts`,
    );
    await addPiece(
      tab,
      at,
      { kind: 'export', text: 'Articles et clients en CSV.' },
      `${at} export`,
    );
  }
  await visit(tab, at);
  await fillIn(tab, { sure: 'yes' });
  await press(tab, act(tab, 'do', 'deliver'), /done=/);
}

const agreementOf = (tab: Tab, side: 'sme' | 'provider', project: string) =>
  `/${tab.lang}/${side}/projects/${project}/agreement`;

/** The provider signs first, having said that it agrees. */
export async function signAsProvider(tab: Tab, project: string): Promise<void> {
  await visit(tab, agreementOf(tab, 'provider', project));
  await act(tab, 'do', 'sign').click();
  await tab.page.locator('.errors').waitFor();
  await fillIn(tab, { agrees: 'yes' });
  await press(tab, act(tab, 'do', 'sign'), /done=sign$/);
}

/** The six digits of the latest message to an address. */
async function codeSent(tab: Tab, address: RegExp): Promise<string> {
  const reader = await tab.visitor.newPage();
  const message = reader
    .locator('article')
    .filter({ hasText: address })
    .filter({ hasText: /\b\d{6}\b/ });
  try {
    await expect
      .poll(() => reader.goto(`/${tab.lang}/demo/mail`).then(() => message.count()), {
        timeout: PATIENCE,
      })
      .toBeGreaterThan(0);
    return /\b\d{6}\b/.exec(await message.first().innerText())?.[0] ?? '';
  } finally {
    await reader.close();
  }
}

/** The firm signs last, with the code sent to it; a wrong one is refused at its field. */
export async function signAsFirm(tab: Tab, project: string, address: RegExp): Promise<void> {
  const { page } = tab;
  await visit(tab, agreementOf(tab, 'sme', project));
  await fillIn(tab, { agrees: 'yes' });
  await follow(tab, act(tab, 'do', 'code'), /done=code$/);
  const code = await codeSent(tab, address);
  const other = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  await fillIn(tab, { code: other });
  await act(tab, 'do', 'sign').click();
  await page.locator('.errors').waitFor();
  await fillIn(tab, { code });
  await press(tab, act(tab, 'do', 'sign'), /done=sign$/);
}

/** What the page of the own share says to copy: the reference, and the amount in centimes. */
export async function readShare(tab: Tab, project: string) {
  await visit(tab, `/${tab.lang}/sme/projects/${project}/share`);
  const text = await tab.page.locator(MAIN).innerText();
  const reference = /RQ[\d ]{6,}/.exec(text.replaceAll('\u2069', ''))?.[0].trim() ?? '';
  return { reference, text };
}

/** A statement of the programme's bank, as a CSV file. */
export async function importLines(
  tab: Tab,
  rib: string,
  lines: readonly (readonly [amount: string, text: string, reference: string])[],
): Promise<void> {
  const [year, month, day] = inDays(0).split('-');
  const rows = lines.map(
    ([amount, text, reference]) => `${day}/${month}/${year};${amount};${text};${reference}`,
  );
  const file = [`Compte;${rib}`, 'Date;Montant;Libellé;Référence', ...rows].join('\n');
  await visit(tab, `/${tab.lang}/programme/treasury`);
  await tab.page
    .locator(`${MAIN} input[type=file]`)
    .setInputFiles({ name: 'releve.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
  await press(tab, saveButton(tab), /lines=\d/);
}

/** Waits until what the worker does shows on a page. */
export async function until(tab: Tab, path: string, text: RegExp): Promise<void> {
  const seen = async () => {
    await visit(tab, path);
    return tab.page.locator(MAIN).innerText();
  };
  await expect.poll(seen, { timeout: PATIENCE * 2, interval: 500 }).toMatch(text);
}

/** The addresses of the milestones of a project, in their order. */
export async function milestonesOf(tab: Tab, side: 'sme' | 'provider', project: string) {
  await visit(tab, `/${tab.lang}/${side}/projects/${project}`);
  const links = tab.page.locator(`${MAIN} #milestones a[href*="/milestones/"]`);
  return Promise.all(
    (await links.all()).map(async (one) => (await one.getAttribute('href')) ?? ''),
  );
}

/** The firm accepts what was delivered. */
export async function accept(tab: Tab, at: string): Promise<void> {
  await visit(tab, at);
  await fillIn(tab, { agrees: 'yes' });
  await press(tab, act(tab, 'do', 'accept'), /done=/);
}

/** The provider makes the invoice of an accepted milestone and asks to be paid. */
export async function claim(tab: Tab, project: string, milestone: string): Promise<void> {
  const id = idIn(milestone, 'milestones');
  await visit(tab, `/${tab.lang}/provider/projects/${project}/claims/${id}`);
  await fillIn(tab, {
    ...{ sellerAddress: '12, rue des Essais, Casablanca', clientAddress: '3, route d’Aïn Sebaâ' },
    capital: '100 000',
  });
  await press(tab, act(tab, 'do', 'make'), /done=/);
}

/** The certifier certifies what waits. */
export async function certifyAll(tab: Tab): Promise<void> {
  const { page, lang } = tab;
  for (;;) {
    await visit(tab, `/${lang}/programme/claims`);
    const waiting = page.locator(`${MAIN} a[href*="/programme/claims/"]`);
    if ((await waiting.count()) === 0) return;
    await follow(tab, waiting.first(), /\/claims\/[^/?]+$/);
    if ((await act(tab, 'do', 'certify').count()) === 0) return;
    await fillIn(tab, { sure: 'yes' });
    await press(tab, act(tab, 'do', 'certify'), /done=/);
  }
}

/** Another person orders all that is certified, makes the file and hands it to the bank. Returns the references. */
export async function orderAll(tab: Tab): Promise<readonly (readonly [string, string])[]> {
  const { page, lang } = tab;
  await visit(tab, `/${lang}/programme/orders`);
  for (const box of await page.locator(`${MAIN} [name=claims]:not([disabled])`).all())
    await box.check();
  await act(tab, 'do', 'order').click();
  const rows = page.locator(`${MAIN} #orders tbody tr`);
  await rows.first().waitFor();
  const orders = await Promise.all(
    (await rows.all()).map(async (row) => {
      const text = (await row.innerText()).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ');
      const reference = /RQP[0-9A-Z]{13}/.exec(text)?.[0] ?? '';
      const amount = /(\d[\d ]*,\d{2})/.exec(text.replace(reference, ''))?.[1] ?? '';
      return [reference, amount] as const;
    }),
  );
  await press(tab, act(tab, 'do', 'batch'), /done=/);
  await press(tab, act(tab, 'do', 'sent').first(), /done=/);
  return orders;
}
