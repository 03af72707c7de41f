import { beforeEach, describe, expect, test } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import { db } from '#platform/db.ts';
import { dayFromNoon, makeCertifiedProvider } from '../factories/providers.ts';
import { resetDatabase } from '../setup/database.ts';
import { call } from './call.ts';
import * as check from '../../app/routes/_public.certificates._index.tsx';
import * as page from '../../app/routes/_public.certificates.$code._index/route.tsx';
import * as pdf from '../../app/routes/_public.certificates.$code.certificate[.pdf].ts';
import * as register from '../../app/routes/_public.register/route.tsx';
import * as short from '../../app/endpoints/v.$code.ts';
import * as verify from '../../app/routes/_public.verify/route.tsx';

const FOREVER = new Date('2099-12-31');
const params = { lang: 'fr' };

beforeEach(resetDatabase);

interface Made {
  readonly code: string;
  readonly organisationId: string;
}

/** A provider certified whatever the day these tests run on. */
async function makeLasting(name = 'Atlas Logiciels'): Promise<Made> {
  const { organisationId } = (await makeCertifiedProvider({ name })).person.seat;
  await db.credential.updateMany({ where: { organisationId }, data: { state: 'withdrawn' } });
  for (const kind of ['tax-attestation', 'cnss-attestation'])
    await keepInForce(organisationId, kind);
  const { code } = await db.certificate.update({
    where: { id: (await db.certificate.findFirstOrThrow({ where: { organisationId } })).id },
    data: { validUntil: FOREVER },
  });
  return { code, organisationId };
}

/** The tax attestation may last six months only: it begins today. */
async function keepInForce(organisationId: string, kind: string): Promise<void> {
  const today = new Date(new Date().toISOString().slice(0, 10));
  const DAY_MS = 24 * 60 * 60 * 1000;
  await db.credential.create({
    data: {
      ...{ id: `${organisationId} ${kind}`, organisationId, kind, issuer: 'DGI', number: '1' },
      ...{ state: 'verified', addedById: 'one', addedAt: today, decidedById: 'two' },
      ...{ decidedAt: today, validFrom: new Date(today.getTime() - DAY_MS), scopes: [] },
      validTo: new Date(today.getTime() + 100 * DAY_MS),
    },
  });
}

const open = (code: string, lang = 'fr') => call(page.loader, { params: { lang, code } });

describe('the check of a certificate', () => {
  test('says that it is valid, and what to compare', async () => {
    const { code } = await makeLasting();
    const answer = await open(code);
    expect(answer).toMatchObject({
      status: 200,
      data: {
        view: {
          tone: 'ok',
          verdict: 'Oui : ce certificat est valable aujourd’hui.',
          checkedAt: expect.stringMatching(/\d{4}, \d{2}:\d{2}$/),
          facts: expect.arrayContaining([
            { term: 'Prestataire', value: 'Atlas Logiciels', kind: 'name' },
            { term: 'Siège', value: 'Casablanca, Casablanca-Settat', kind: 'plain' },
            { term: 'Code', value: code, kind: 'code' },
          ]),
          history: [{ text: 'Certificat délivré' }],
        },
      },
    });
    expect(page.headers()['Cache-Control']).toMatch(/^public/);
    expect(JSON.stringify(answer.data)).not.toMatch(/\+212|Contact|examiner/);
  });

  test.each([
    [{ state: 'suspended', measureAt: dayFromNoon(0) }, /^Non : .* suspendu depuis le 16 novembre/],
    [{ validUntil: new Date('2020-01-05') }, /^Non : .* expiré.* 5 janvier 2020\.$/],
    [{ state: 'revoked', endedAt: dayFromNoon(1) }, /^Non : .* retiré le 17 novembre 2026\.$/],
    [{ state: 'withdrawn', endedAt: dayFromNoon(1) }, /^Non : .* renoncé .* 17 novembre 2026\.$/],
    [{ state: 'probation', grade: 'probation' }, /^Oui : .* période probatoire\.$/],
  ])('says in one sentence what it is: %j', async (data, verdict) => {
    const { code } = await makeLasting();
    await db.certificate.update({ where: { code }, data });
    expect((await open(code)).data).toMatchObject({
      view: { verdict: expect.stringMatching(verdict) },
    });
  });

  test('does not wait for the job when an attestation has ended', async () => {
    const { code, organisationId } = await makeLasting();
    const yesterday = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    await db.credential.updateMany({
      where: { organisationId, kind: 'cnss-attestation' },
      data: { validFrom: new Date('2020-01-01'), validTo: yesterday },
    });
    expect((await open(code)).data).toMatchObject({
      view: {
        tone: 'warn',
        verdict: expect.stringContaining('suspendu depuis'),
        reasons: ['attestation fiscale ou sociale'],
        provider: null,
      },
    });
  });

  test('of an unknown code answers 404 with the form, whatever was typed', async () => {
    for (const code of ['RQ-ZZZZ-ZZZZ', '<b>x</b>', 'x'.repeat(5000)]) {
      const answer = await open(code, 'ar');
      expect(answer).toMatchObject({ status: 404, data: { view: null } });
      expect(JSON.stringify(answer.data).length).toBeLessThan(1000);
    }
  });

  test('has one address, however the code was written', async () => {
    const { code } = await makeLasting();
    expect(await open(code.toLowerCase())).toMatchObject({
      status: 302,
      location: `/fr/certificates/${code}`,
    });
  });

  test('is reached from the form, the square and the check of codes', async () => {
    const typed = 'rq 7k3f 9m2d';
    const path = `/fr/x?code=${encodeURIComponent(typed)}`;
    for (const loader of [check.loader, verify.loader])
      expect(await call(loader, { params, path })).toMatchObject({
        status: 302,
        location: '/fr/certificates/RQ-7K3F-9M2D',
      });
    const scanned = await call(short.loader, { params: { code: 'RQ-7K3F-9M2D' } });
    expect(scanned.location).toBe('/fr/certificates/RQ-7K3F-9M2D');
    expect(await call(check.loader, { params, path: '/fr/x?code=abc' })).toMatchObject({
      status: 422,
      data: { bad: true, typed: 'abc' },
    });
    expect(await call(check.loader, { params })).toMatchObject({
      status: 200,
      data: { bad: false },
    });
  });
});

describe('the register', () => {
  const list = (query = '', lang = 'fr') =>
    call(register.loader, { params: { lang }, path: `/${lang}/register${query}` });

  test('lists certificates with their state of today, and counts them', async () => {
    const { code } = await makeLasting();
    await db.certificate.update({
      where: { code: (await makeLasting('Rif Réseaux')).code },
      data: { state: 'revoked', endedAt: dayFromNoon(0) },
    });
    const { data } = await list();
    expect(data).toMatchObject({
      view: {
        total: '2',
        rows: expect.arrayContaining([
          expect.objectContaining({
            code,
            stateWord: 'Certifié',
            href: `/fr/certificates/${code}`,
          }),
        ]),
        states: expect.arrayContaining([{ value: 'revoked', text: 'Retiré (1)' }]),
      },
    });
    expect((await list('?state=revoked')).data).toMatchObject({
      view: { total: '1', rows: [{ name: 'Rif Réseaux', stateWord: 'Retiré' }] },
    });
    expect((await list('?q=rif+reseaux')).data).toMatchObject({ view: { total: '1' } });
    expect((await list('?q=%D8%A3%D8%B7%D9%84%D8%B3', 'ar')).data).toMatchObject({
      view: { total: '2' },
    });
  });

  test('has one address a list', async () => {
    expect((await list('?q=&state=&region=MA-06')).location).toBe('/fr/register?region=MA-06');
    expect((await list('?state=fine&after=1')).location).toBe('/fr/register');
    expect((await list('?lite=1&q=')).status).toBe(200);
  });

  test('goes on to the next page and back to the first', async () => {
    for (let made = 0; made < 21; made += 1) await makeCertifiedProvider();
    const first = (await list()).data as { view: { rows: unknown[]; next: string } };
    expect(first.view.rows).toHaveLength(20);
    expect((await list(`?${first.view.next}`)).data).toMatchObject({
      view: { rows: [{ code: expect.any(String) }], next: null, first: '' },
    });
  });
});

describe('the certificate on paper', () => {
  async function read(code: string, lang = 'fr') {
    const answer = await call(pdf.loader, { params: { lang, code } });
    if (answer.status !== 200) return { answer, text: '' };
    const document = await getDocumentProxy(new Uint8Array(answer.bytes));
    const { text } = await extractText(document, { mergePages: true });
    return {
      answer,
      text: text.replace(/[\u2066-\u2069\u200e\u200f]/gu, '').replace(/\s+/gu, ' '),
    };
  }

  test.each(['fr', 'ar', 'en', 'zgh'])('is made in %s', async (lang) => {
    const { code } = await makeLasting();
    const { answer, text } = await read(code, lang);
    expect(answer.headers.get('Content-Type')).toBe('application/pdf');
    expect(answer.headers.get('Content-Disposition')).toBe(
      `inline; filename="raqmana-${code}.pdf"`,
    );
    expect(text).toContain(code);
    expect(text).toContain(`/v/${code}`);
  });

  test('of an unknown code is not made', async () => {
    for (const code of ['RQ-ZZZZ-ZZZZ', 'none']) expect((await read(code)).answer.status).toBe(404);
  });
});
