import { expect, test } from 'vitest';
import { expectAccessible } from '../setup/axe.ts';
import { ownApp } from '../setup/e2e.ts';
import {
  ask,
  assigned,
  casePage,
  decide,
  examineCase,
  persona,
  request,
  sendRequest,
  SLUG,
} from './aid-steps.ts';
import { CASEWORK, expectBudget, PLAIN, WORKSPACE } from './budgets.ts';
import { follow, openTab, visit, type Tab } from './pages.ts';
import { act, fillIn, inDays, saveButton } from './provider-steps.ts';

const SHARE_OF_RUN = 240_000;
const mainOf = ({ page }: Tab) => page.locator('main').innerText();
const fine = ({ complaints }: Tab) => complaints.filter((one) => !one.includes('422'));

/** Centimes of an account of the programme's envelopes, as the public reads them. */
async function committed(look: number): Promise<bigint> {
  const { origin } = ownApp();
  const answer = await fetch(`${origin}/api/v1/programmes/${SLUG}/account?look=${look}`);
  expect(answer.status).toBe(200);
  const { envelopes } = (await answer.json()) as { envelopes: { committed: string }[] };
  return envelopes.reduce((sum, one) => sum + BigInt(one.committed.replace('.', '')), 0n);
}

/** Opens what was decided; it is not told before. */
async function openDecision(tab: Tab, here: string): Promise<string> {
  await visit(tab, `${here}/decision`);
  await follow(tab, saveButton(tab), /\/decision$/);
  return mainOf(tab);
}

async function fetchPdf(tab: Tab, path: string): Promise<string> {
  const answer = await tab.visitor.request.get(ownApp().origin + path);
  expect([path, answer.status()]).toEqual([path, 200]);
  const body = await answer.body();
  expect(body.subarray(0, 5).toString()).toBe('%PDF-');
  expect(body.length).toBeGreaterThan(10_000);
  return body.toString('latin1');
}

/** What the pages that follow a request load for everybody it concerns, with scripts. */
async function expectLightPages(here: string, code: string): Promise<void> {
  const owner = await persona('sme-fr', {});
  for (const path of ['/fr/sme/applications', here, '/fr/sme/vouchers'])
    await expectBudget(owner, path, WORKSPACE);
  const manager = await persona('manager-1', {});
  for (const page of ['money', 'vouchers', 'accreditations'])
    await expectBudget(manager, `/fr/programme/${page}`, WORKSPACE);
  for (const path of ['/fr/programme/cases', casePage(manager, here)])
    await expectBudget(manager, path, CASEWORK);
  const anybody = { ...(await openTab()), scripts: false };
  for (const path of [`/fr/programmes/${SLUG}/account?look=3`, `/fr/vouchers/${code}`])
    await expectBudget(anybody, path, PLAIN);
}

test(
  'a firm applies, two officers decide, the voucher is verified and the public meter moves by it',
  { timeout: SHARE_OF_RUN },
  async () => {
    const sme = await persona('sme-fr', { scripts: false, width: 360 });
    const before = await committed(1);
    const here = await request(
      sme,
      {
        ...{ title: 'Un site pour la boutique', need: 'Nos clients nous cherchent sur internet.' },
        ...{ category: 'WEB', cost: '20 000,00 DH', startsOn: inDays(40), otherAid: '0' },
        ...{ contactName: 'Salma Bennani', contactPhone: '06 12 34 56 78' },
      },
      ['cnssCompliant'],
    );
    await sendRequest(sme, here);
    expect(await mainOf(sme)).toMatch(/RQ-\d{4}-\d{6}/);
    await fetchPdf(sme, `${here}/receipt.pdf`);

    const proposing = await persona(await assigned(here), { lang: 'fr', width: 1280 });
    await visit(proposing, '/fr/programme/cases');
    await expectAccessible(proposing.page);
    await examineCase(proposing, here, { outcome: 'approve', note: 'Projet conforme.' });
    await visit(proposing, `${casePage(proposing, here)}/decide`);
    expect(await act(proposing, 'do', 'decide').count(), 'nobody decides alone').toBe(0);
    expect(await proposing.page.locator('button[name=decision]').count()).toBe(0);

    await visit(sme, here);
    const waiting = await mainOf(sme);
    const deciding = await persona('deciding-1', { lang: 'ar', width: 360 });
    const decision = `${casePage(deciding, here)}/decide`;
    await expectBudget(deciding, decision, CASEWORK);
    await expectAccessible(deciding.page);
    await decide(deciding, here, { button: 'confirm' });

    await visit(sme, here);
    expect(await mainOf(sme), 'a decision is not told before it is opened').not.toMatch(/accord/i);
    expect(await mainOf(sme)).not.toBe(waiting);
    await openDecision(sme, here);
    await fetchPdf(sme, `${here}/decision.pdf`);

    const id = here.split('/').at(-1) ?? '';
    const amount = await ask('SELECT amount AS answer FROM voucher WHERE application_id = $1', id);
    const code = await ask('SELECT code AS answer FROM voucher WHERE application_id = $1', id);
    expect(BigInt(amount)).toBe(1_000_000n);
    expect((await committed(2)) - before).toBe(BigInt(amount));

    await visit(sme, '/fr/sme/vouchers');
    await follow(
      sme,
      sme.page.locator('main a[href*="/sme/vouchers/"]').first(),
      /\/vouchers\/[^/]+$/,
    );
    const voucher = new URL(sme.page.url()).pathname;
    await sme.page.locator('main [name=agrees]').check();
    await follow(sme, act(sme, 'do', 'accept'), /\?done=/);
    await fetchPdf(sme, `${voucher}/voucher.pdf`);

    await visit(sme, `/v/${code}`);
    expect(new URL(sme.page.url()).pathname).toBe(`/fr/vouchers/${code}`);
    const verified = await mainOf(sme);
    expect(verified).toContain(code);
    expect(verified).not.toContain('Maârif');
    await expectLightPages(here, code);
    expect(
      await ask(
        "SELECT count(*) AS answer FROM ledger_account WHERE balance < 0 AND code <> 'FUNDER'",
      ),
    ).toBe('0');
    for (const tab of [sme, deciding]) expect(fine(tab)).toEqual([]);
    // The page of the decision is not there for who proposed it, and for nobody else.
    expect(fine(proposing)).toEqual([expect.stringMatching(/ 404 .*\/decide$/)]);
  },
);

test(
  'a refusal is contested and answered by two other officers, in Arabic and without scripts',
  { timeout: SHARE_OF_RUN },
  async () => {
    const sme = await persona('sme-ar', { lang: 'ar', scripts: false, width: 360 });
    const here = await request(
      sme,
      {
        ...{ title: 'موقع للورشة', need: 'نريد أن يجدنا الزبائن على الإنترنت.' },
        ...{ category: 'WEB', cost: '١٥٠٠٠', startsOn: inDays(40), otherAid: '0' },
        ...{ contactName: 'إدريس العمراني', contactPhone: '06 12 34 56 79' },
      },
      ['taxCompliant'],
    );
    await sendRequest(sme, here);
    const first = await assigned(here);
    const proposing = await persona(first, { lang: 'fr', width: 360 });
    await examineCase(proposing, here, {
      ...{ outcome: 'reject', reasons: ['cost-not-justified'], note: 'Le devis manque.' },
    });
    const deciding = await persona('deciding-1', { lang: 'fr', width: 1280 });
    await decide(deciding, here, { button: 'confirm' });
    await openDecision(sme, here);
    await fetchPdf(sme, `${here}/decision.pdf`);

    await visit(sme, `${here}/appeal`);
    await fillIn(sme, { grounds: 'قدمنا عرض الأثمان مع الطلب.' });
    await follow(sme, saveButton(sme), /\/applications\/[^/]+(\?|$)/);
    const second = await assigned(here, 2);
    expect(second).not.toBe(first);
    const other = await persona(second, { lang: 'ar', width: 360 });
    const at = casePage(other, here);
    await visit(other, at);
    await fillIn(other, { declaration: 'none' });
    await follow(other, act(other, 'do', 'declare').first(), /\?done=/);
    await visit(other, `${at}/appeal`);
    await fillIn(other, { outcome: 'uphold', note: 'عرض الأثمان موجود في الملف.' });
    await follow(other, act(other, 'do', 'propose'), /\?done=/);

    await visit(deciding, `${casePage(deciding, here)}/appeal`);
    expect(
      await deciding.page.locator('button[name=decision]').count(),
      'who refused does not answer the appeal',
    ).toBe(0);
    const last = await persona('deciding-2', { lang: 'fr', width: 1280 });
    await decide(last, here, { page: 'appeal', button: 'confirm' });
    await expectAccessible(last.page);
    const id = here.split('/').at(-1) ?? '';
    expect(await ask('SELECT state AS answer FROM aid_application WHERE id = $1', id)).toBe(
      'under-review',
    );
    await visit(sme, here);
    for (const tab of [sme, proposing, deciding, other, last]) expect(fine(tab)).toEqual([]);
  },
);
