import { describe, expect, test } from 'vitest';
import { renderAssessmentReport } from '#documents/assessment-report.server.ts';
import { makeReport } from '../factories/assessment-report.ts';
import { expectInOrder, readReport as read } from '../factories/read-report.ts';

describe('assessment report', () => {
  test('French: profile first, then stage, reasons, next steps, roadmap and method', async () => {
    const { raw, pages, flat, info, outline } = await read(makeReport('fr'));
    expect(raw.startsWith('%PDF-')).toBe(true);
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expectInOrder(flat, [
      'Profil numérique de l’entreprise',
      '2026-000123',
      '21 novembre 2026',
      'Votre profil',
      'Clients et vente en ligne 62 62',
      'Finance, paiement, factures et démarches 48 46 à 51',
      'à compléter 20 à 85',
      'Ensemble 39 36 à 48',
      'Votre étape',
      'Entre « En construction » et « Organisé »',
      'question SEC-02',
      '3 sur 11',
      'La marche suivante',
      'Votre plan d’action',
      'Fatima Zahra El Amrani',
      '15 janvier 2027',
      'Méthode',
      'M1 1.0.0',
      '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    ]);
    expect(pages[0]).toContain('Ensemble');
    expect(info).toMatchObject({
      Title: 'Profil numérique 2026-000123',
      Author: 'Raqmana',
      Language: 'fr-MA',
    });
    expect(outline).toContain('Votre plan d’action');
  });

  test('English', async () => {
    const { flat, info } = await read(makeReport('en'));
    expectInOrder(flat, [
      'Your profile',
      '46 to 51',
      'Between “Building” and “Organised”',
      'Your action plan',
      '15 January 2027',
      'Method',
    ]);
    expect(info).toMatchObject({ Language: 'en' });
  });

  test('Arabic: whole words can be found, lam-alef ligatures included', async () => {
    const { pages, flat, info, outline } = await read(makeReport('ar'));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expectInOrder(flat, [
      'ملفكم',
      'الزبناء',
      'المجموع',
      'مرحلتكم',
      'الموالية',
      'الميزانيات',
      'المنهجية',
    ]);
    for (const word of ['الإنترنت', 'الاصطناعي', 'الذاتي', 'نونبر', 'الأجوبة']) {
      expect(flat).toContain(word);
    }
    expect(info).toMatchObject({ Language: 'ar-MA', Title: 'الملف الرقمي 2026-000123' });
    expect(outline[0]).toBe('ملفكم');
  });

  test('Arabic keeps Latin references and addresses in one left-to-right piece', async () => {
    const { flat } = await read(
      makeReport('ar', { gates: ['ملف رقم 2026-000777 لم يُرسل، انظر INV/2026-11.'] }),
    );
    for (const code of [
      '2026-000123',
      '2026-000777',
      'INV/2026-11',
      'https://raqmana.example/fr/resultat/7K4M-Q2XD-9HTA',
    ]) {
      expect(flat).toContain(code);
    }
  });

  test('is a tagged PDF/UA-1 in every language', async () => {
    for (const language of ['fr', 'ar', 'en'] as const) {
      const { raw } = await read(makeReport(language, { demo: true }));
      expect(raw).toContain('pdfuaid:part');
      expect(raw).toContain('/MarkInfo');
    }
  });

  test('marks sample data on every page, and only then', async () => {
    const demo = await read(makeReport('fr', { demo: true }));
    expect(demo.pages.filter((page) => page.includes('Démonstration'))).toHaveLength(
      demo.pages.length,
    );
    const real = await read(makeReport('fr'));
    expect(real.whole).not.toContain('Démonstration');
  });
});

describe('stage', () => {
  const single = { kind: 'single', number: 2, name: 'En construction' } as const;

  test('is one stage after a full assessment when no threshold is near', async () => {
    const report = makeReport('fr');
    const { flat } = await read({ ...report, overall: { ...report.overall, stage: single } });
    expect(flat).toContain('2 sur 5 : En construction');
    expect(flat).not.toContain('Entre «');
  });

  test('is never one bare stage after an express assessment', async () => {
    const report = makeReport('fr', { path: 'express' });
    await expect(
      renderAssessmentReport({ ...report, overall: { ...report.overall, stage: single } }),
    ).rejects.toThrow(/express/u);
  });

  test('without a score says so and still prints the range', async () => {
    const { flat } = await read(
      makeReport('fr', {
        overall: { score: null, low: 10, high: 90, stage: { kind: 'none' } },
        gates: [],
        nextSteps: [],
        roadmap: [],
      }),
    );
    expectInOrder(flat, [
      'Ensemble à compléter 10 à 90',
      'Pas assez de réponses',
      'Pas encore d’étape',
      'Aucune réponse',
      'Aucune action',
    ]);
    expect(flat).not.toContain('Ce qui retient');
  });
});

describe('typed texts', () => {
  const withOwner = (language: 'fr' | 'ar', owner: string) => {
    const report = makeReport(language);
    const [wave] = report.roadmap;
    const [action] = wave?.items ?? [];
    if (!wave || !action) throw new Error('the fixture has no action');
    return { ...report, roadmap: [{ ...wave, items: [{ ...action, owner }] }] };
  };

  test.each([
    '#eval("1")',
    '"; #panic("x") //',
    'C:\\temp\\u{41} $x^2$',
    '@ref <label> *b* _i_',
    '= Titre [x](y) `z`',
    '{{low}} {{page}}',
  ])('%s is printed as it was typed', async (owner) => {
    const { flat } = await read(withOwner('fr', owner));
    expect(flat.replace(/\s/gu, '')).toContain(owner.replace(/\s/gu, ''));
  });

  test('a very long word breaks inside its column and keeps every letter', async () => {
    const word = 'Anticonstitutionnellement'.repeat(12);
    const { flat } = await read(withOwner('fr', word));
    expect(flat.replace(/\s/gu, '')).toContain(word);
  });

  test('open or stray direction marks change nothing after them', async () => {
    const { flat } = await read(withOwner('fr', '\u2069\u202eabc\u200f def\u2067 \u0007x'));
    expectInOrder(flat, ['Budget', 'Durée en semaines', '15 janvier 2027', 'Méthode', 'M1 1.0.0']);
  });

  test('a character that no font has does not prevent the report', async () => {
    const { pages, flat } = await read(withOwner('ar', 'Amina 😀 漢字'));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(flat).toContain('Amina');
  });

  test('a text longer than a page runs on to the next ones', async () => {
    const report = makeReport('fr');
    const [step] = report.nextSteps;
    if (!step) throw new Error('the fixture has no step');
    const how = `${'mot '.repeat(4000)}FIN`;
    const { flat } = await read({ ...report, nextSteps: [{ ...step, how }] });
    expectInOrder(flat, ['mot mot', 'FIN', 'Votre plan d’action']);
  });
});
