import pg from 'pg';
import { expect, test } from 'vitest';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { ownApp } from '../setup/e2e.ts';
import { becomes, follow, openTab, PATIENCE, visit, type Tab } from './pages.ts';
import {
  act,
  addPaper,
  addReference,
  apply,
  decide,
  examine,
  fillIn,
  findOffers,
  openFrom,
  saveButton,
  sendForm,
  inDays,
} from './provider-steps.ts';

/** The provider of the demonstration that begins without a public page. */
const NAME = 'سوس للحلول الرقمية';
/** Words that no other offer of the demonstration has. */
const TITLE = {
  fr: 'Traçabilité numérique pour la conchyliculture',
  ar: 'التتبع الرقمي في تربية المحار',
};

const IDENTITY = { taxId: '99000005', tradeRegister: '4242', registerCourt: 'أكادير' };
const PAGE = {
  ...{ name: NAME, nameArabic: NAME },
  summaryAr: 'نرافق تعاونيات الصيد وتربية الأحياء المائية في رقمنة عملها.',
  descriptionAr: 'فريق من أكادير يعمل مع المقاولات الصغيرة في سوس وفي كل الجهات.',
  ...{ province: 'MA-AGD', regions: ['MA-09'], languages: ['ary', 'ar', 'fr'], sectors: ['AGR'] },
  email: 'contact@example.ma',
};
const OFFER = {
  'summary.fr': 'Un carnet numérique, du parc à l’expédition.',
  'summary.ar': 'دفتر رقمي من الحوض إلى الشحن.',
  'description.fr': 'Suivi des lots, des dates et des analyses sur le téléphone.',
  'description.ar': 'تتبع الدفعات والتواريخ والتحاليل على الهاتف.',
  'deliverables.0.text.fr': 'Carnet des lots en service',
  'deliverables.0.text.ar': 'دفتر الدفعات جاهز للعمل',
  'deliverables.0.acceptance.fr': 'Dix lots suivis du début à la fin',
  'deliverables.0.acceptance.ar': 'تتبع عشر دفعات من البداية إلى النهاية',
  ...{ 'price.kind': 'fixed', 'price.min': '9 500', durationDays: '20', mode: 'remote' },
  ...{ sizes: ['2-3', '4-9'], deliveryLanguages: ['ary', 'fr'], exitKit: ['data-export'] },
};

const words = (lang: Lang) => i18nFor(lang).getFixedT(null, ['register', 'vocab']);

async function persona(name: string, options: Parameters<typeof openTab>[0]): Promise<Tab> {
  const tab = await openTab(options);
  await becomes(tab, name);
  return tab;
}

/** From an empty profile to an application that can be sent. */
async function prepare(provider: Tab): Promise<void> {
  await sendForm(provider, '/ar/provider/profile', IDENTITY, /\?saved=1$/);
  await sendForm(provider, '/ar/provider/presentation', PAGE, /\?saved$/);
  for (const number of [1, 2]) await addReference(provider, number);
  await addPaper(provider, 'tax-attestation', {});
  await addPaper(provider, 'cnss-attestation', { validTo: inDays(90) });
  const charter = '/ar/provider/certification/charter';
  await sendForm(provider, charter, { agrees: 'yes' }, /\?done=charter$/);
}

async function verifyPapers(examiner: Tab): Promise<void> {
  for (const kind of ['tax-attestation', 'cnss-attestation']) {
    await openFrom(examiner, '/fr/programme/credentials', { q: NAME, kind });
    await fillIn(examiner, { verdict: 'verify' });
    await follow(examiner, saveButton(examiner), /\/credentials\?done=verified$/);
  }
}

async function writeOffer(provider: Tab): Promise<void> {
  await visit(provider, '/ar/provider/offers/new');
  await fillIn(provider, { 'title.fr': TITLE.fr, 'title.ar': TITLE.ar, category: 'IOT' });
  await follow(provider, saveButton(provider), /\/edit$/);
  await fillIn(provider, OFFER);
  await follow(provider, act(provider, 'do', 'submit'), /\?sent$/);
}

async function publishOffer(examiner: Tab): Promise<void> {
  await openFrom(examiner, '/fr/programme/offers', { q: 'conchyliculture' });
  await follow(examiner, act(examiner, 'act', 'publish'), /\/offers\?done=published$/);
}

/** The code and the state of its certificate, as the provider's page shows them. */
async function ownCertificate(provider: Tab): Promise<{ code: string; text: string }> {
  await visit(provider, '/ar/provider/certification');
  const code = provider.page.locator('main a[href*="/certificates/"]').first();
  return {
    code: await code.innerText(),
    text: await provider.page.locator('main').innerText(),
  };
}

async function verdictAt(tab: Tab, path: string): Promise<string> {
  await visit(tab, path);
  return tab.page.locator('section[role=status] h2').innerText();
}

/** Makes an attestation end yesterday, and the hour strike. Returns when it was dealt with. */
async function letPaperEnd(code: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownApp().database });
  await client.connect();
  try {
    const changed = await client.query(
      `UPDATE credential SET valid_to = $2 FROM certificate
       WHERE certificate.organisation_id = credential.organisation_id AND code = $1
         AND credential.kind = 'tax-attestation'`,
      [code, inDays(-1)],
    );
    expect(changed.rowCount).toBe(1);
    await client.query(`SELECT graphile_worker.add_job('catalogue-clock', '{}'::json)`);
    const state = async () =>
      (
        await client.query<{ state: string }>('SELECT state FROM certificate WHERE code = $1', [
          code,
        ])
      ).rows;
    await expect.poll(state, { timeout: PATIENCE }).toEqual([{ state: 'suspended' }]);
  } finally {
    await client.end();
  }
}

test(
  'a provider goes from an empty page to a certificate and an offer',
  {
    timeout: 400_000,
  },
  async () => {
    const provider = await persona('provider-3', { lang: 'ar', scripts: false });
    const first = await persona('examiner-1', { width: 1280 });
    const second = await persona('examiner-2', { width: 1280 });

    await prepare(provider);
    await apply(provider, { declaresNoInsurance: 'yes' });
    await verifyPapers(first);
    await decide(second, await examine(first, NAME));
    const onProbation = await ownCertificate(provider);
    expect(onProbation.text).toContain(words('ar')('vocab:standing.probation'));

    await writeOffer(provider);
    await publishOffer(first);
    await apply(provider, {});
    await decide(second, await examine(first, NAME));
    const { code, text } = await ownCertificate(provider);
    expect(code).toBe(onProbation.code);
    expect(text).toContain(words('ar')('vocab:standing.certified'));

    const french = await openTab({ scripts: false });
    expect(await findOffers(french, 'conchyliculture')).toEqual([TITLE.fr]);
    expect(await findOffers(french, 'conchiliculture')).toEqual([TITLE.fr]);
    const arabic = await openTab({ lang: 'ar', scripts: false });
    expect(await findOffers(arabic, 'تربية المحار')).toEqual([TITLE.ar]);
    expect(await findOffers(arabic, 'تربيت المحار')).toContain(TITLE.ar);

    expect(await verdictAt(french, `/v/${code}`)).toBe(words('fr')('register:verdict.certified'));
    const paper = await french.page.locator('main a[href$=".pdf"]').getAttribute('href');
    const pdf = await french.page.request.get(paper ?? '');
    expect(pdf.status()).toBe(200);
    expect(pdf.headers()['content-type']).toBe('application/pdf');

    await letPaperEnd(code);
    expect(await verdictAt(arabic, `/ar/certificates/${code}`)).toBe(
      words('ar')('register:verdict.suspendedSince', { date: formatDate('ar', inDays(0)) }),
    );
    expect(await findOffers(arabic, 'المحار')).not.toContain(TITLE.ar);
    for (const tab of [provider, first, second, french, arabic]) expect(tab.complaints).toEqual([]);
  },
);
