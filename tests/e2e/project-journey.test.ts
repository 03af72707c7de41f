import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import banks from '#content/demo-banks.json' with { type: 'json' };
import { ownApp } from '../setup/e2e.ts';
import { ask, persona } from './aid-steps.ts';
import { follow, visit, type Tab } from './pages.ts';
import {
  accept,
  answerQuote,
  askQuotes,
  certifyAll,
  chooseQuote,
  claim,
  deliver,
  importLines,
  milestonesOf,
  orderAll,
  readShare,
  signAsFirm,
  signAsProvider,
  until,
} from './project-steps.ts';

const SHARE_OF_RUN = 240_000;
const ROOT = path.resolve(import.meta.dirname, '../..');
const OWN_RIB = banks.find(({ givenBy }) => givenBy === 'manager-1')?.rib ?? '';

/** What a command of the console answers about the database of the application: its last line. */
function command(file: string): Promise<{ readonly code: number | null; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(ROOT, 'server', file)], {
      env: { ...process.env, DATABASE_URL: ownApp().database, RAQMANA_MODE: 'demo' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, said: said.trim() }));
  });
}

async function expectSound(): Promise<void> {
  const [books, trail] = await Promise.all([command('check-books.ts'), command('audit-verify.ts')]);
  expect(books, books.said).toMatchObject({ code: 0 });
  expect(trail, trail.said).toMatchObject({ code: 0 });
}

/** No browser complained of anything but the answers to wrong input, which were asked for. */
function expectQuiet({ firm, provider }: Cast): void {
  const complaints = [...firm.complaints, ...provider.complaints];
  expect(complaints.filter((one) => !one.includes('status of 422'))).toEqual([]);
}

interface Cast {
  readonly firm: Tab;
  readonly provider: Tab;
  readonly project: string;
}

/** From the voucher to an agreement that both signed and the programme stands behind. */
async function agree(owner: string, lang: 'fr' | 'ar', need: string): Promise<Cast> {
  const firm = await persona(owner, { lang, scripts: false, width: 360 });
  const project = await askQuotes(firm, need);
  const provider = await persona('provider-1', { width: 1280 });
  await answerQuote(provider);
  await chooseQuote(firm, project);
  await signAsProvider(provider, project);
  await signAsFirm(firm, project, /@demo\.raqmana\.invalid/);
  await letValidate(project);
  return { firm, provider, project };
}

/** An agreement that is not of low risk waits for the officer who proposed the aid. */
async function letValidate(project: string): Promise<void> {
  const state = () => ask('SELECT state AS answer FROM engagement WHERE id = $1', project);
  if ((await state()) !== 'signed') return;
  const officer = await ask(
    `SELECT a.persona AS answer FROM engagement e
       JOIN case_person p ON p.application_id = e.application_id AND p.part = 'proposes'
       JOIN account a ON a.id = p.account_id WHERE e.id = $1`,
    project,
  );
  const tab = await persona(officer, { width: 1280 });
  await visit(tab, `/fr/programme/engagements/${project}/validate`);
  await follow(tab, tab.page.locator('main button[name=do][value=validate]'), /done=/);
}

/** Work, acceptance, invoices, payment: the same whatever the rail of the own share. */
async function deliverAndBePaid({ firm, provider, project }: Cast): Promise<void> {
  await visit(provider, `/fr/provider/projects/${project}`);
  await follow(provider, provider.page.locator('main button[name=do][value=begin]'), /done=/);
  const own = await milestonesOf(provider, 'provider', project);
  const theirs = await milestonesOf(firm, 'sme', project);
  expect(own).toHaveLength(2);
  for (const [place, at] of own.entries()) {
    await deliver(provider, at, place === own.length - 1);
    await accept(firm, theirs[place] ?? '');
    await claim(provider, project, at);
  }
  const certifier = await persona('certifier', { width: 1280 });
  await certifyAll(certifier);
  const authorising = await persona('authorising', { width: 1280 });
  const orders = await orderAll(authorising);
  expect(orders).toHaveLength(2);
  await importLines(
    authorising,
    OWN_RIB,
    orders.map(([reference, amount], place) => [
      `-${amount}`,
      `Virement ${reference}`,
      `V${project.slice(-6)}${place}`,
    ]),
  );
  await until(provider, `/fr/provider/projects/${project}`, /Payée[\s\S]*Payée/);
}

async function replay(project: string): Promise<void> {
  const auditor = await persona('auditor', { width: 360 });
  await visit(auditor, `/fr/programme/engagements/${project}`);
  const text = await auditor.page.locator('main').innerText();
  expect(text).toContain('Tout concorde');
  for (const code of ['L2', 'L4', 'L5', 'B1', 'B2', 'L6', 'L8', 'L9', 'B3'])
    expect(text).toContain(code);
  expect(auditor.complaints).toEqual([]);
}

test(
  'a voucher becomes paid work, the own share by bank transfer, in French',
  { timeout: SHARE_OF_RUN },
  async () => {
    const cast = await agree(
      'sme-cheque-fr',
      'fr',
      'Un seul logiciel pour le stock et les factures.',
    );
    const { firm, project } = cast;
    const { reference } = await readShare(firm, project);
    expect(reference).not.toBe('');
    const centimes = await ask(
      `SELECT amount AS answer FROM share_request WHERE subject = $1`,
      `engagement:${project}`,
    );
    const amount = `${centimes.slice(0, -2)},${centimes.slice(-2)}`;
    const treasurer = await persona('manager-1', { width: 1280 });
    await importLines(treasurer, OWN_RIB, [
      [`${Number(centimes.slice(0, -2)) - 1},00`, `Virement ${reference}`, `A${project.slice(-6)}`],
      [amount, `Virement ${reference}`, `B${project.slice(-6)}`],
    ]);
    await until(firm, `/fr/sme/projects/${project}`, /Prêt à commencer|prestataire/);
    await until(firm, `/fr/sme/projects/${project}/share`, /Payée|reçue/i);
    await deliverAndBePaid(cast);
    await replay(project);
    await expectSound();
    expectQuiet(cast);
  },
);

test(
  'a voucher becomes paid work, the own share by card, in Arabic',
  { timeout: SHARE_OF_RUN },
  async () => {
    const cast = await agree('sme-cheque-ar', 'ar', 'برنامج واحد للمخزون والفواتير.');
    const { firm, project } = cast;
    await visit(firm, `/ar/sme/projects/${project}/share`);
    await follow(firm, firm.page.locator('main button[name=do][value=card]'), /\/demo\/pay\//);
    await follow(firm, firm.page.locator('main form[method=post] button').first(), /\/share/);
    await until(firm, `/ar/sme/projects/${project}/share`, /مؤداة|التوصل|استلام|أُدي/);
    await deliverAndBePaid(cast);
    await replay(project);
    await expectSound();
    expectQuiet(cast);
  },
);
