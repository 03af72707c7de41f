import legalForms from '#content/legal-forms.json' with { type: 'json' };
import type { Cents } from '#domain/kernel/index.server.ts';
import { formatDate, formatMad, formatNumber, formatPercent } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { amountInWords } from './amount-words.ts';
import type { InvoicePrint } from './invoice-model.ts';
import { factsView, houseView } from './paper-view.ts';
import { isolate, isolateLtr, NARROW, plainText } from './typed-text.ts';

function isCents(amount: bigint): amount is Cents {
  return typeof amount === 'bigint';
}

/** An amount in words for `Arrêtée la présente facture…`; null beyond what is written in words. */
function inWords(language: 'fr' | 'ar', amount: bigint): string | null {
  return isCents(amount) ? amountInWords(language, amount) : null;
}

const legalFormOf = (code: string | null, language: 'fr' | 'ar') =>
  legalForms.find((form) => form.code === code)?.[language] ?? code;

/** What the template prints: strings in the invoice's language. */
export function toInvoiceView(print: InvoicePrint) {
  const { language, number, date, seller, client, lines, rates, discounts } = print;
  const t = i18nFor(language).getFixedT(null, 'claim');
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const id = (text: string | null) =>
    text === null || text === '' ? null : isolateLtr(plainText(text));
  const day = (text: string) => isolate(formatDate(language, text));
  const money = (text: string | bigint) => isolate(formatMad(language, BigInt(text)));
  const rate = (percent: number) => isolate(formatPercent(language, percent / 100));
  const ttc = BigInt(print.ht) + BigInt(print.vat);
  const words = inWords(language, ttc);
  const place = (address: string, province: string) =>
    [address, province].filter((part) => part !== '').join(', ');
  const register = seller.tradeRegister
    ? [seller.tradeRegister, seller.registerCourt].filter(Boolean).join(' — ')
    : null;
  return {
    ...houseView(language, print.isDemo),
    documentTitle: t('pdf.documentTitle', { number }),
    title: t('pdf.title'),
    specimen: print.isDemo ? t('pdf.specimen') : null,
    number: id(number),
    facts: factsView([
      [t('pdf.number'), id(number)],
      [t('pdf.date'), day(date)],
      [t('pdf.dueOn'), day(print.dueOn)],
      [t('pdf.mode'), t('pdf.transfer')],
      [t('pdf.reference'), id(print.paymentReference)],
      [t('pdf.clearance'), id(print.clearanceId)],
    ]),
    sellerTitle: t('pdf.seller'),
    seller: typed(seller.name),
    sellerFacts: factsView([
      [t('pdf.legalForm'), legalFormOf(seller.legalForm, language)],
      [t('pdf.capital'), seller.capital === '' ? null : typed(seller.capital)],
      [t('pdf.address'), typed(place(seller.address, seller.province))],
      [t('pdf.ice'), id(seller.ice)],
      [t('pdf.taxId'), id(seller.taxId)],
      [t('pdf.businessTax'), id(seller.businessTax)],
      [t('pdf.register'), register && typed(register)],
      [t('pdf.cnss'), id(seller.cnss)],
    ]),
    clientTitle: t('pdf.client'),
    client: typed(client.name),
    clientFacts: factsView([
      [t('pdf.address'), typed(place(client.address, client.province))],
      [t('pdf.ice'), id(client.ice)],
      [t('pdf.programme'), typed(print.programme)],
      [t('pdf.subject'), typed(print.subject)],
    ]),
    columns: [t('pdf.label'), t('pdf.quantity'), t('pdf.unitPrice'), t('pdf.rate'), t('pdf.ht')],
    lines: lines.map((line) => [
      [typed(line.label), line.exemption === '' ? '' : typed(line.exemption)]
        .filter(Boolean)
        .join(' — '),
      isolate(`${formatNumber(language, line.quantity)} ${plainText(line.unit)}`.trim()),
      ...[money(line.unitPrice), rate(line.percent), money(line.ht)],
    ]),
    totals: [
      ...discounts.map(({ percent, ht }) => [
        t('pdf.discount', { rate: rate(percent) }),
        isolate(formatMad(language, -BigInt(ht))),
      ]),
      [t('pdf.totalHt'), money(print.ht)],
      ...rates.map(({ percent, ht, vat }) => [
        t('pdf.vatOf', { rate: rate(percent), base: money(ht) }),
        money(vat),
      ]),
    ],
    ttc: [t('pdf.totalTtc'), money(ttc)],
    split: [
      [t('pdf.subsidy'), money(print.subsidy)],
      [t('pdf.share'), money(print.share)],
    ],
    words: words && t('pdf.words', { words }),
    printed: day(date),
    date,
  };
}
