import { describe, expect, test } from 'vitest';
import type { ReportOffer } from '#documents/assessment-report.server.ts';
import { makeReport } from '../factories/assessment-report.ts';
import { expectInOrder, readReport as read } from '../factories/read-report.ts';

describe('offers in the report', () => {
  const withOffer = (language: 'fr' | 'ar', changes: Partial<ReportOffer>) => {
    const report = makeReport(language);
    const [list] = report.matching?.lists ?? [];
    const [offer] = list?.offers ?? [];
    if (!report.matching || !list || !offer) throw new Error('the fixture has no offer');
    const lists = [{ ...list, offers: [{ ...offer, ...changes }] }];
    return { ...report, matching: { ...report.matching, lists } };
  };

  test('stand after the plan with their provider, price, aid and what is left to pay', async () => {
    const { flat, outline } = await read(makeReport('fr'));
    expectInOrder(flat, [
      'Votre plan d’action',
      'Offres et aides pour votre plan',
      'choisies le 20 novembre 2026',
      'Les prix sont ceux publiés ce jour-là',
      'le devis fait foi',
      'taux usuel de 20 %',
      'Site trilingue pour riad ou maison d’hôtes',
      'Atlas Numérique SARL · certifié',
      '12 500,50 DH',
      '6 250 DH',
      'Chèque numérique — démonstration',
      '6 250,50 DH',
      '8 750,50 DH TTC',
      'Coopérative Digitale du Souss · en période probatoire',
      'première année, utilisateurs : 7',
      'à confirmer',
      '10 080 DH TTC',
      '30 000–45 000 DH',
      'Méthode',
    ]);
    expect(flat).toMatch(/certifié · démonstration/u);
    expect(outline).toContain('Offres et aides pour votre plan');
  });

  test('are in Arabic for an Arabic reader, foreign names in one piece', async () => {
    const { flat, raw } = await read(makeReport('ar'));
    expectInOrder(flat, ['عملكم', 'ومساعدات', 'ضيافة', 'تجريبي', 'المنهجية']);
    for (const text of ['الشيك', 'معتمد', 'Solutions du Nord SARL', 'Facturation Pro 2026'])
      expect(flat).toContain(text);
    expect(flat).toContain('6.250,50');
    expect(raw).toContain('pdfuaid:part');
  });

  test('fill one page more at most when they are fifteen', async () => {
    for (const language of ['fr', 'ar'] as const) {
      const report = makeReport(language, { path: 'express' });
      const lists = report.matching?.lists.slice(0, 5) ?? [];
      const matching = report.matching && { ...report.matching, lists };
      const [without, withOffers] = [
        await read({ ...report, matching: null }),
        await read({ ...report, matching }),
      ];
      expect(withOffers.pages.length - without.pages.length).toBeLessThanOrEqual(1);
    }
  });

  test('are left out where none are known, and said to be none where none fits', async () => {
    const none = await read(makeReport('fr', { matching: null }));
    expect(none.whole).not.toContain('Offres et aides');
    const report = makeReport('fr');
    const lists = [{ action: 'Vendre en ligne', offers: [] }];
    const empty = await read({
      ...report,
      matching: report.matching && { ...report.matching, lists },
    });
    expectInOrder(empty.flat, ['Vendre en ligne', 'Aucune offre ne convient']);
  });

  test('say that something changed since, and only then', async () => {
    const report = makeReport('fr');
    const stale = report.matching && { ...report.matching, isStale: true };
    expect((await read({ ...report, matching: stale })).flat).toContain('Depuis ce jour');
    expect((await read(report)).flat).not.toContain('Depuis ce jour');
  });

  test.each([
    '#eval("1") #panic("x") //',
    '#read("/data.json") \\ $x^2$ `z`',
    '@ref <label> *b* _i_ = t',
    '<script>alert(1)</script> {{amount}}',
    '], [x], table.cell(colspan: 9)[y',
  ])('with hostile texts print them as they are: %s', async (text) => {
    const aid = { programme: text, amount: { min: 100, max: 100 } };
    for (const language of ['fr', 'ar'] as const) {
      const { flat } = await read(withOffer(language, { title: text, provider: text, aid }));
      const printed = flat.replace(/\s/gu, '');
      if (language === 'fr') expect(printed.split(text.replace(/\s/gu, ''))).toHaveLength(4);
      expect(printed).toContain(language === 'fr' ? 'Méthode' : 'المنهجية');
    }
  });

  test('with a name of many letters or with stray marks harm nothing after them', async () => {
    const long = 'Anticonstitutionnellement'.repeat(12);
    const { flat } = await read(
      withOffer('fr', { title: long, provider: '\u2069\u202eabc\u2067' }),
    );
    expect(flat.replace(/\s/gu, '')).toContain(long);
    expectInOrder(flat, ['certifié', '8 750,50 DH TTC', 'Méthode', 'M1 1.0.0']);
  });
});
