import { describe, expect, test } from 'vitest';
import { REGIONS } from '../vocabulary.ts';
import { EMPTY_OFFER, type OfferContent } from './content.ts';
import { viewOffer } from './offer-view.ts';

const OFFER: OfferContent = {
  ...EMPTY_OFFER,
  category: 'ERP',
  title: { fr: 'Caisse', ar: 'صندوق أداء' },
  summary: { fr: 'Une caisse.', ar: '' },
  deliverables: [{ text: { fr: '', ar: 'صندوق' }, acceptance: { fr: 'Une vente.', ar: '' } }],
  mode: 'on-site',
  regions: ['MA-06'],
  hosting: 'MA',
};

describe('an offer in words', () => {
  test('shows each text in the reader’s language, else in the other, and says which', () => {
    const french = { text: 'Caisse', lang: 'fr' };
    expect(viewOffer(OFFER, 'fr').title).toEqual(french);
    expect(viewOffer(OFFER, 'en').title).toEqual(french);
    const arabic = viewOffer(OFFER, 'ar');
    expect(arabic.title).toEqual({ text: 'صندوق أداء', lang: 'ar' });
    expect(arabic.summary).toEqual({ text: 'Une caisse.', lang: 'fr' });
    expect(arabic.description).toBeNull();
    expect(viewOffer(OFFER, 'fr').deliverables).toEqual([
      { text: { text: 'صندوق', lang: 'ar' }, acceptance: { text: 'Une vente.', lang: 'fr' } },
    ]);
  });

  test('names category, regions and country', () => {
    const { category, regions, everywhere, hosting } = viewOffer(OFFER, 'ar');
    expect(category?.code).toBe('ERP');
    expect(regions).toEqual([{ code: 'MA-06', name: 'الدار البيضاء-سطات' }]);
    expect(everywhere).toBe(false);
    expect(hosting).toEqual({ code: 'MA', name: 'المغرب' });
  });

  test('of a draft has what there is', () => {
    const view = viewOffer(EMPTY_OFFER, 'fr');
    expect(view).toMatchObject({ title: null, category: null, hosting: null, everywhere: true });
    expect(view.regions).toHaveLength(REGIONS.length);
  });
});
