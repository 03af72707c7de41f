import { encode } from 'uqr';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { renderCertificatePdf, type CertificatePrint } from '#documents/certificate.server.ts';
import { qrRuns } from '#documents/paper-view.ts';

const BIDI_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

function aPrint(changes: Partial<CertificatePrint> = {}): CertificatePrint {
  return {
    ...{ language: 'fr', code: 'RQ-7K3F-9M2D', state: 'certified', asOf: '2026-11-16' },
    ...{ name: 'Atlas Logiciels', legalName: 'ATLAS LOGICIELS SARL' },
    ...{ ice: '002 136 093 0000 40', place: 'Casablanca, Casablanca-Settat' },
    ...{ issuedOn: '2026-01-05', certifiedOn: '2026-07-10', validUntil: '2028-01-05' },
    ...{ address: 'https://raqmana.example/v/RQ-7K3F-9M2D', demo: false },
    ...changes,
  };
}

async function read(print: CertificatePrint) {
  const bytes = await renderCertificatePdf(print);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  const { info } = await getMeta(document);
  const flat = text.join(' ').replace(BIDI_MARKS, '').replace(/\s+/gu, ' ');
  return { raw: Buffer.from(bytes).toString('latin1'), pages: text.length, flat, info };
}

describe('the certificate', () => {
  test('names who holds it, the state on the day, and where to check it', async () => {
    const { pages, flat, info } = await read(aPrint());
    expect(pages).toBe(1);
    for (const words of [
      ...['Atlas Logiciels', 'ATLAS LOGICIELS SARL', '002 136 093 0000 40'],
      ...['État au 16 novembre 2026 Certifié', '5 janvier 2026', '10 juillet 2026'],
      ...['5 janvier 2028', 'https://raqmana.example/v/RQ-7K3F-9M2D', 'RQ-7K3F-9M2D'],
    ])
      expect(flat).toContain(words);
    expect(info).toMatchObject({ Title: 'Certificat RQ-7K3F-9M2D', Language: 'fr-MA' });
  });

  test('keeps codes in one piece in Arabic', async () => {
    const { flat, info } = await read(aPrint({ language: 'ar', name: 'أطلس للبرمجيات' }));
    for (const words of ['RQ-7K3F-9M2D', '002 136 093 0000 40', 'شهادة', 'أطلس'])
      expect(flat).toContain(words);
    expect(info).toMatchObject({ Language: 'ar-MA' });
  });

  test.each([
    ['suspended', 'Suspendu'],
    ['expired', 'Expiré'],
    ['revoked', 'Retiré'],
    ['withdrawn', 'Renoncé'],
  ] as const)('that is %s says so across the page', async (state, word) => {
    const { flat } = await read(aPrint({ state }));
    expect(flat.split(word).length - 1).toBeGreaterThanOrEqual(2);
    expect(flat).toContain('n’est pas en vigueur');
    expect(flat).not.toContain('Deux instructeurs');
  });

  test('bears the mark of a demonstration, and only then', async () => {
    const demo = await read(aPrint({ demo: true }));
    expect(demo.flat).toContain('SPÉCIMEN');
    expect(demo.flat).toContain('Démonstration');
    const real = await read(aPrint());
    expect(real.flat).not.toMatch(/SPÉCIMEN|Démonstration/);
  });

  test('is a tagged PDF/UA-1, in force or not, in every language', async () => {
    for (const language of ['fr', 'ar', 'en'] as const)
      for (const state of ['probation', 'revoked'] as const) {
        const { raw, pages } = await read(aPrint({ language, state, demo: true }));
        expect(raw).toContain('pdfuaid:part');
        expect(pages).toBe(1);
      }
  });

  test('of equal inputs has equal bytes', async () => {
    const once = await renderCertificatePdf(aPrint());
    await renderCertificatePdf(aPrint({ language: 'ar', state: 'suspended' }));
    expect(Buffer.from(await renderCertificatePdf(aPrint())).equals(Buffer.from(once))).toBe(true);
    const other = await renderCertificatePdf(aPrint({ asOf: '2026-11-17' }));
    expect(Buffer.from(other).equals(Buffer.from(once))).toBe(false);
  });

  test.each(['#eval("1")', '"; #panic("x") //', '$x^2$ *b* @ref', 'A'.repeat(200)])(
    'prints a name as it was typed: %s',
    async (name) => {
      const { flat, pages } = await read(aPrint({ name, legalName: name }));
      expect(flat.replace(/\s/gu, '')).toContain(name.replace(/\s/gu, ''));
      expect(pages).toBe(1);
    },
  );

  test('leaves out what is not known', async () => {
    const { flat } = await read(aPrint({ ice: null, place: null, certifiedOn: null }));
    expect(flat).not.toMatch(/ICE|Siège|Confirmé le/);
  });
});

test('the runs of the square are its dark modules', () => {
  const text = 'https://raqmana.example/v/RQ-7K3F-9M2D';
  const { size, runs } = qrRuns(text);
  const drawn = Array.from({ length: size }, () => Array.from({ length: size }, () => false));
  for (const [x, y, length] of runs) drawn[y]?.fill(true, x, x + length);
  expect(drawn).toEqual(encode(text, { ecc: 'M', border: 4 }).data);
});
