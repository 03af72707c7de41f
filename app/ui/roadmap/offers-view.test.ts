import { describe, expect, test } from 'vitest';
import { EMPTY_OFFER } from '#domain/catalogue/offers/content.ts';
import { viewOffer } from '#domain/catalogue/offers/offer-view.ts';
import { NO_WISH } from '#domain/matching/score/asked.ts';
import type { NamedAid, RoadmapMatch } from '#domain/matching/schema.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { Lang } from '#i18n/languages.ts';
import { actionOffers, type ActionOffersView } from './offers-view.ts';

type Best = RoadmapMatch['best'][number];

const BAD_TITLE = '<b>"Caisse"</b>';
const at = (amount: number) => ({ min: amount, max: amount });
const offerIn = (lang: 'fr' | 'ar', isDemo = false): Best['offer'] => ({
  ...{ slug: 'caisse', offerId: 'o', organisationId: 'p', standing: 'certified', startUp: false },
  ...{ startsOn: null, yearPrice: 0n, isDemo, provider: PROVIDER },
  version: { id: 'v', number: 1, publishedAt: new Date(0) },
  view: viewOffer({ ...EMPTY_OFFER, title: { fr: BAD_TITLE, ar: '' } }, lang),
});
const PROVIDER = { slug: 'atlas', name: 'Atlas', nameArabic: 'أطلس' };
const AID: NamedAid = {
  ...{ programme: 'pays', number: 1, standing: 'eligible', name: 'Chèque', isPublic: true },
  ...{ at: { min: at(100_000), max: at(100_000) }, isDemo: false, takesRequests: true },
};
const matchOf = (changes: Partial<Best> = {}): Best => ({
  ...{ offerId: 'o', offer: offerIn('fr'), total: 0, values: [], isNewcomer: false },
  ...{ pricePlace: null, shared: [], reasons: [], rank: 1, asNewcomer: false },
  cost: { ...at(1_000_000), basis: 'once', users: null },
  ...{ sure: null, possible: null, restThen: null },
  rest: { beforeVat: at(900_000), vat: at(200_000), withVat: at(1_100_000) },
  ...changes,
});

function view(changes: Partial<RoadmapMatch>, lang: Lang = 'fr'): ActionOffersView {
  const i18n = i18nFor(lang);
  const t = i18n.getFixedT(null, ['roadmap', 'common', 'catalogue']);
  const words = i18n.getFixedT(null, ['matching', 'vocab', 'catalogue', 'result']);
  const match = { matches: 0, near: 0, best: [], nearest: null, wish: NO_WISH, ...changes };
  const ask = (programme: string, offer: string) => `/ask/${programme}/${offer}`;
  return actionOffers({ lang, t, words, ask }, match);
}
/** Without marks of direction, with ordinary spaces. */
const plain = (texts: readonly string[] = []) =>
  texts.map((text) => text.replaceAll(/[\u2068\u2069]/g, '').replaceAll(/[\u00a0\u202f]/g, ' '));

describe('the lines of an action', () => {
  test('name the first offer, what it leaves to pay and its aid', () => {
    const { supply, best, near } = view({ matches: 5, best: [matchOf({ sure: AID })] });
    expect(supply).toBe('5 offres conviennent.');
    expect(best).toMatchObject({ title: BAD_TITLE, titleLang: null, provider: 'Atlas', tags: [] });
    expect(plain(best?.money)).toEqual(['Reste à payer hors TVA : 9 000 DH', 'Aide sûre : Chèque']);
    expect(near).toBeNull();
  });

  test('lead to the request for an aid that is sure and taken here', () => {
    const askOf = (sure: NamedAid) => view({ matches: 1, best: [matchOf({ sure })] }).best?.ask;
    expect(askOf(AID)).toBe('/ask/pays/o');
    expect(askOf({ ...AID, takesRequests: false })).toBeNull();
  });

  test('name an aid that may be had where none is sure, and what a price counts', () => {
    const cost = { ...at(1_000_000), basis: 'year', users: null } as const;
    const { best } = view({ matches: 1, best: [matchOf({ possible: AID, cost })] });
    expect(plain(best?.money)).toEqual([
      'Reste à payer hors TVA : 9 000 DH (première année)',
      'Aide possible : Chèque',
    ]);
    expect(view({ matches: 1, best: [matchOf()] }).best?.money).toHaveLength(1);
  });

  test('say which offer is an example, and the language of a title', () => {
    const best = [matchOf({ offer: offerIn('ar', true) })];
    expect(view({ matches: 1, best }, 'ar').best).toMatchObject({
      ...{ titleLang: 'fr', provider: 'أطلس', tags: ['عرض تجريبي'] },
    });
  });

  test('say that no offer fits yet, and what keeps the nearest one out', () => {
    const nearest = { ...matchOf(), block: 'region' } as const;
    const { supply, best, near } = view({ near: 2, nearest });
    expect(supply).toBe('Aucune offre ne convient aujourd’hui.');
    expect(best).toBeNull();
    expect(near).toMatchObject({
      title: BAD_TITLE,
      sentence: 'Ne se déplace pas dans votre région.',
    });
    expect(near?.label).toMatch(/^2 offres/);
    expect(view({}).near).toBeNull();
  });

  test.each<Lang>(['fr', 'ar', 'en', 'zgh'])('are all in words in %s', (lang) => {
    const all = view({ matches: 2, best: [matchOf({ sure: AID })] }, lang);
    expect(JSON.stringify([all, view({ near: 1 }, lang)])).not.toMatch(
      /offers\.|matching:|roadmap:/,
    );
  });
});
