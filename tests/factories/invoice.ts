import type { InvoiceContent } from '#domain/engagements/claims/invoice.ts';

/** An invoice of 5 000 DH before tax with every mention. */
export function anInvoice(changes: Partial<InvoiceContent> = {}): InvoiceContent {
  return {
    ...{ format: 1, kind: 'made', language: 'fr', number: '2026-0001', date: '2026-11-23' },
    ...{ dueOn: '2026-12-23', paymentReference: 'RQ-12-1', programme: 'Chèque numérique' },
    subject: 'Site en ligne',
    seller: {
      ...{ name: 'Atlas Logiciels', legalForm: 'SARL', capital: '100 000 DH' },
      ...{ address: '12, rue des Tanneurs', province: 'Casablanca', taxId: '12345678' },
      ...{ businessTax: '34567890', cnss: '1234567', tradeRegister: '4567' },
      ...{ registerCourt: 'Casablanca', ice: '990000001000040' },
    },
    client: { name: 'Boulangerie Amal', address: '', province: 'Fès', ice: '990000002000013' },
    lines: [
      {
        ...{ label: 'Site et paiement', quantity: 1, unit: 'forfait', unitPrice: '500000' },
        ...{ percent: 20, ht: '500000', exemption: '' },
      },
    ],
    discounts: [],
    rates: [{ percent: 20, ht: '500000', vat: '100000' }],
    ...{ ht: '500000', vat: '100000', subsidy: '250000', share: '350000' },
    ...{ clearanceId: null, isDemo: false },
    ...changes,
  };
}
