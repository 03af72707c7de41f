import { cents, plainAmount } from '#domain/kernel/index.server.ts';
import { el, xmlDocument, type XmlElement } from '#platform/xml.ts';
import type { InvoiceContent } from './invoice.ts';

const UBL = 'urn:oasis:names:specification:ubl:schema:xsd';
/** UN/EDIFACT 1001: commercial invoice. */
const COMMERCIAL_INVOICE = '380';
/** UN/EDIFACT 4461: credit transfer. */
const CREDIT_TRANSFER = '30';
/** UN/ECE recommendation 20: one, where no better unit is known. */
const ONE = 'C62';
/** UN/EDIFACT 5305. */
const categoryOf = (percent: number) => (percent === 0 ? 'E' : 'S');

const cbc = (name: string, text: string, attributes: Readonly<Record<string, string>> = {}) =>
  el(`cbc:${name}`, text, attributes);
const cac = (name: string, children: readonly (XmlElement | null)[]) => el(`cac:${name}`, children);
const money = (name: string, centimes: bigint | string) =>
  cbc(name, plainAmount(cents(BigInt(centimes))), { currencyID: 'MAD' });
const unless = (name: string, text: string | null) =>
  text === null || text === '' ? null : cbc(name, text);

/**
 * An invoice as UBL 2.1 XML (OASIS), the amounts those of the frozen content. No Moroccan profile is
 * published: the identifiers of seller and client go under the names Moroccan invoices give them.
 */
export function toUbl(invoice: InvoiceContent): string {
  const { number, date, dueOn, lines, rates, discounts, ht, vat, subject, programme } = invoice;
  const ttc = BigInt(ht) + BigInt(vat);
  const off = discounts.reduce((sum, one) => sum + BigInt(one.ht), 0n);
  return xmlDocument(
    el(
      'Invoice',
      [
        cbc('UBLVersionID', '2.1'),
        cbc('ID', number),
        cbc('IssueDate', date),
        cbc('DueDate', dueOn),
        cbc('InvoiceTypeCode', COMMERCIAL_INVOICE),
        cbc('Note', subject),
        invoice.clearanceId === null ? null : cbc('Note', invoice.clearanceId),
        cbc('DocumentCurrencyCode', 'MAD'),
        cac('ContractDocumentReference', [
          cbc('ID', invoice.paymentReference),
          cbc('DocumentDescription', programme),
        ]),
        cac('AccountingSupplierParty', [sellerOf(invoice)]),
        cac('AccountingCustomerParty', [clientOf(invoice)]),
        cac('PaymentMeans', [
          cbc('PaymentMeansCode', CREDIT_TRANSFER),
          cbc('PaymentDueDate', dueOn),
          cbc('PaymentID', invoice.paymentReference),
        ]),
        ...discounts.map(({ percent, ht: amount }) =>
          cac('AllowanceCharge', [
            cbc('ChargeIndicator', 'false'),
            money('Amount', amount),
            taxCategory('TaxCategory', percent, ''),
          ]),
        ),
        cac('TaxTotal', [money('TaxAmount', vat), ...rates.map((rate) => subtotal(rate, lines))]),
        cac('LegalMonetaryTotal', [
          money('LineExtensionAmount', BigInt(ht) + off),
          money('TaxExclusiveAmount', ht),
          money('TaxInclusiveAmount', ttc),
          off === 0n ? null : money('AllowanceTotalAmount', off),
          money('PayableAmount', ttc),
        ]),
        ...lines.map(lineOf),
      ],
      {
        xmlns: `${UBL}:Invoice-2`,
        'xmlns:cac': `${UBL}:CommonAggregateComponents-2`,
        'xmlns:cbc': `${UBL}:CommonBasicComponents-2`,
      },
    ),
  );
}

type Line = InvoiceContent['lines'][number];
type Rate = InvoiceContent['rates'][number];

function taxCategory(name: string, percent: number, exemption: string): XmlElement {
  return cac(name, [
    cbc('ID', categoryOf(percent)),
    cbc('Percent', String(percent)),
    unless('TaxExemptionReason', exemption),
    cac('TaxScheme', [cbc('ID', 'VAT'), cbc('Name', 'TVA')]),
  ]);
}

function subtotal({ percent, ht, vat }: Rate, lines: readonly Line[]): XmlElement {
  const exemption = lines.find((line) => line.percent === percent)?.exemption ?? '';
  return cac('TaxSubtotal', [
    money('TaxableAmount', ht),
    money('TaxAmount', vat),
    taxCategory('TaxCategory', percent, exemption),
  ]);
}

function lineOf({ label, quantity, unit, unitPrice, percent, ht, exemption }: Line, place: number) {
  return cac('InvoiceLine', [
    cbc('ID', String(place + 1)),
    unless('Note', unit),
    cbc('InvoicedQuantity', String(quantity), { unitCode: ONE }),
    money('LineExtensionAmount', ht),
    cac('Item', [cbc('Name', label), taxCategory('ClassifiedTaxCategory', percent, exemption)]),
    cac('Price', [money('PriceAmount', unitPrice)]),
  ]);
}

const identified = (scheme: string, id: string | null) =>
  id === null || id === ''
    ? null
    : cac('PartyIdentification', [cbc('ID', id, { schemeID: scheme })]);

function addressOf(address: string, province: string): XmlElement {
  return cac('PostalAddress', [
    unless('StreetName', address),
    unless('CityName', province),
    cac('Country', [cbc('IdentificationCode', 'MA')]),
  ]);
}

function sellerOf({ seller }: InvoiceContent): XmlElement {
  const { name, ice, taxId, businessTax, cnss, tradeRegister, registerCourt, legalForm } = seller;
  return cac('Party', [
    identified('ICE', ice),
    identified('IF', taxId),
    identified('TP', businessTax),
    identified('CNSS', cnss),
    cac('PartyName', [cbc('Name', name)]),
    addressOf(seller.address, seller.province),
    cac('PartyTaxScheme', [
      unless('CompanyID', taxId),
      cac('TaxScheme', [cbc('ID', 'VAT'), cbc('Name', 'TVA')]),
    ]),
    cac('PartyLegalEntity', [
      cbc('RegistrationName', name),
      tradeRegister === null ? null : cbc('CompanyID', tradeRegister, { schemeID: 'RC' }),
      unless('CompanyLegalForm', legalForm),
      registerCourt === null || registerCourt === ''
        ? null
        : cac('CorporateRegistrationScheme', [cbc('Name', registerCourt)]),
    ]),
  ]);
}

function clientOf({ client: { name, ice, address, province } }: InvoiceContent): XmlElement {
  return cac('Party', [
    identified('ICE', ice),
    cac('PartyName', [cbc('Name', name)]),
    addressOf(address, province),
    cac('PartyLegalEntity', [cbc('RegistrationName', name)]),
  ]);
}
