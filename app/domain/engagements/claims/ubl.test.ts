import { describe, expect, test } from 'vitest';
import { anInvoice } from '../../../../tests/factories/invoice.ts';
import { schemaProblems } from '../../../../tests/factories/xsd.ts';
import { toUbl } from './ubl.ts';

const problems = (xml: string) =>
  schemaProblems(
    ...([xml, 'ubl-2.1-invoice.subset.xsd'] as const),
    ...['ubl-2.1-aggregate.subset.xsd', 'ubl-2.1-basic.subset.xsd'],
  );

describe('an invoice as UBL 2.1', () => {
  test.each(['fr', 'ar'] as const)('keeps to the schema in %s', async (language) => {
    expect(await problems(toUbl(anInvoice({ language })))).toEqual([]);
  });

  test('with a discount, an exemption and little known of its seller too', async () => {
    const bare = anInvoice();
    const invoice = anInvoice({
      discounts: [{ percent: 20, ht: '10000' }],
      clearanceId: 'DGI-1',
      lines: [
        ...bare.lines,
        {
          ...{ label: 'Formation <1>', quantity: 2, unit: 'jour', unitPrice: '100', percent: 0 },
          ...{ ht: '200', exemption: 'Art. 91' },
        },
      ],
      rates: [...bare.rates, { percent: 0, ht: '200', vat: '0' }],
      seller: { ...bare.seller, tradeRegister: null, registerCourt: null, cnss: null },
    });
    expect(await problems(toUbl(invoice))).toEqual([]);
  });

  test('is refused by the schema without its total', async () => {
    const cut = toUbl(anInvoice()).replace(/<cbc:PayableAmount.*?<\/cbc:PayableAmount>/, '');
    expect(await problems(cut)).not.toEqual([]);
  });

  test('tells the amounts of the invoice', () => {
    const xml = toUbl(anInvoice());
    expect(xml).toContain('<cbc:PayableAmount currencyID="MAD">6000.00</cbc:PayableAmount>');
    expect(xml).toContain('<cbc:TaxAmount currencyID="MAD">1000.00</cbc:TaxAmount>');
    expect(xml).toContain('<cbc:ID schemeID="ICE">990000001000040</cbc:ID>');
  });
});
