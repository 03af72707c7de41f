import { describe, expect, test } from 'vitest';
import type { ReportMatching, ReportOffer } from './assessment-report-model.ts';
import { toMatching, type OfferWriter } from './assessment-report-offers.ts';
import { REPORT_LABELS } from './assessment-report-labels.ts';

const { fr } = REPORT_LABELS;
const WRITER: OfferWriter = {
  ...{ lang: 'fr', labels: fr },
  text: (value) => `text(${value})`,
  typed: (value) => `typed(${value})`,
};

const at = (amount: number) => ({ min: amount, max: amount });
const OFFER: ReportOffer = {
  ...{ title: 'Caisse', provider: 'Atlas', isCertified: true, isDemo: false },
  ...{ cost: at(1_000_000), basis: 'once', users: null, aid: null, possibleAid: null },
  ...{ rest: at(1_000_000), restWithVat: at(1_200_000) },
};
const one = (changes: Partial<ReportOffer>) => viewOf([['Acheter', [{ ...OFFER, ...changes }]]]);

/** With ordinary spaces. */
const spaced = (text: string | null | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, ' ');

function viewOf(
  lists: readonly (readonly [string, readonly ReportOffer[]])[],
  changes: Partial<ReportMatching> = {},
) {
  return toMatching(WRITER, {
    ...{ matchedOn: '2026-11-20', isStale: false, vatPercent: 20, ...changes },
    lists: lists.map(([action, offers]) => ({ action, offers })),
  });
}
const offerOf = (changes: Partial<ReportOffer>) => one(changes).lists[0]?.offers[0];

describe('offers of a report', () => {
  test('say what they cost and leave to pay, before VAT and with it', () => {
    const offer = offerOf({});
    expect(spaced(offer?.price)).toBe('10 000 DH');
    expect(spaced(offer?.rest)).toBe('10 000 DH');
    expect(spaced(offer?.restWithVat)).toBe('12 000 DH TTC');
    expect(offer).toMatchObject({ basis: null, aid: { text: fr.offers.noAid, programme: null } });
    expect(spaced(offerOf({ cost: { min: 100_000, max: 200_000 } })?.price)).toBe('1 000–2 000 DH');
    expect(spaced(offerOf({ cost: { min: 100_050, max: 200_000 } })?.price)).toBe(
      '1 000,50 DH – 2 000,00 DH',
    );
    expect(spaced(offerOf({ cost: at(100_050) })?.price)).toBe('1 000,50 DH');
    expect(spaced(offerOf({ cost: at(9_007_199_254_740_991) })?.price)).toBe(
      '90 071 992 547 409,91 DH',
    );
  });

  test('say what a price counts when it is not one payment', () => {
    expect(offerOf({ basis: 'year' })?.basis).toBe(fr.offers.year);
    expect(offerOf({ basis: 'year-users', users: 7 })?.basis).toMatch(/: 7$/);
  });

  test('name the aid that is sure before one that may be had', () => {
    const aid = { programme: 'Chèque', amount: at(500_000) };
    const sure = offerOf({ aid, possibleAid: 'Autre' })?.aid;
    expect([spaced(sure?.text), sure?.programme]).toEqual(['5 000 DH', 'typed(Chèque)']);
    expect(offerOf({ possibleAid: 'Autre' })?.aid).toEqual({
      ...{ text: fr.offers.possibleAid, programme: 'typed(Autre)' },
    });
  });

  test('say how the provider stands and what is only an example', () => {
    expect(offerOf({})?.provider).toBe(`typed(Atlas) · ${fr.offers.certified}`);
    expect(offerOf({ isCertified: false, isDemo: true })?.provider).toBe(
      `typed(Atlas) · ${fr.offers.probation} · ${fr.offers.demo}`,
    );
  });

  test('stand once for actions that the same ones serve, in the order of the plan', () => {
    const other = { ...OFFER, title: 'Stock' };
    const { lists } = viewOf([
      ...([
        ['A', [OFFER, other]],
        ['B', []],
      ] as const),
      ...([
        ['C', [OFFER, other]],
        ['D', [other, OFFER]],
        ['E', []],
      ] as const),
    ]);
    expect(lists.map(({ actions, offers }) => [actions, offers.length])).toEqual([
      ['text(A) · text(C)', 2],
      ['text(B) · text(E)', 0],
      ['text(D)', 2],
    ]);
  });

  test('say the day, the rate of VAT, and what changed since', () => {
    const [day, vat, ...more] = viewOf([]).notes;
    expect(day).toContain('20 novembre 2026');
    expect(spaced(vat)).toContain('taux usuel de 20 %');
    expect(more).toEqual([]);
    expect(viewOf([], { isStale: true }).notes).toContain(fr.offers.stale);
  });
});
