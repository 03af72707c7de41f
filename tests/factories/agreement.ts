import { currentClauses } from '#domain/engagements/agreements/clauses.ts';
import { firstPrice, type AgreementContent } from '#domain/engagements/agreements/content.ts';
import { cents } from '#domain/kernel/index.server.ts';

const party = (name: string, nameArabic: string) => ({
  ...{ name, nameArabic, ice: '990000001000032', legalForm: 'SARL', tradeRegister: '4521' },
  ...{ registerCourt: 'Casablanca', province: 'MA-CAS' },
});

/** The content of an agreement of two milestones, 8 000 DH before tax with 4 000 DH of aid. */
export function anAgreement(
  changes: Partial<Pick<AgreementContent, 'language' | 'number' | 'demo'>> = {},
): AgreementContent {
  return {
    ...{ format: 1, number: '000123-1', place: 1, code: 'RA-0123-4567-89AB', demo: false },
    ...{ address: 'https://raqmana.example/v/RA-0123-4567-89AB', language: 'fr' },
    ...{ madeOn: '2026-11-16', owner: 'Agence du numérique', voucher: 'RQ-2026-000123' },
    firm: party('Atlas Bois', 'أطلس الخشب'),
    provider: party('Rif Logiciels', 'الريف للبرمجيات'),
    programme: { fr: 'Chèque numérique', ar: 'الشيك الرقمي', en: 'Digital voucher' },
    offer: { fr: 'Boutique en ligne', ar: 'متجر إلكتروني', number: 2, hash: 'a'.repeat(64) },
    ...{ quoteHash: 'b'.repeat(64), clauses: currentClauses().hash },
    ...firstPrice(
      {
        format: 1,
        lines: [
          {
            ...{ milestone: 1, label: 'Site et paiement', quantity: 1, unit: 'forfait' },
            ...{ unitPrice: '500000', vatPercent: 20, exemption: '' },
          },
          {
            ...{ milestone: 2, label: 'Formation', quantity: 2, unit: 'jour' },
            ...{ unitPrice: '150000', vatPercent: 10, exemption: '' },
          },
        ],
        milestones: [
          {
            ...{ title: 'Site en ligne', acceptance: 'Un achat de bout en bout' },
            deliverBy: '2026-12-18',
          },
          {
            ...{ title: 'Équipe formée', acceptance: 'Deux personnes formées' },
            deliverBy: '2027-01-15',
          },
        ],
        ...{ startOn: '2026-12-01', note: '', validDays: 15 },
      },
      cents(400_000n),
    ),
    ...{ startOn: '2026-12-01', note: 'Hébergement compris la première année.', amends: null },
    ...changes,
  };
}
