import { formatDate, formatDateTime, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { checkView, factsView, houseView } from './paper-view.ts';
import type { ReceiptPrint } from './receipt-model.ts';
import { isolate, isolateLtr, NARROW, plainText } from './typed-text.ts';

/** Digits of a hash in one piece, so that it can be read aloud. */
const HASH_PIECE = /.{8}(?=.)/g;

/** What the template prints: strings in the reader's language. */
export function toReceiptView(print: ReceiptPrint) {
  const { language, number, record, cost, asked, demo } = print;
  const t = i18nFor(language).getFixedT(null, ['follow', 'aid']);
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const money = (amount: typeof cost) => amount && isolate(formatMad(language, amount));
  const papers = print.papers.map((code) => t(`aid:document.${code}`));
  return {
    ...houseView(language, demo),
    documentTitle: t('receipt.titleWithNumber', { number }),
    title: t('receipt.title'),
    specimen: demo ? t('receipt.specimen') : null,
    numberLabel: t('receipt.number'),
    number: isolateLtr(number),
    lead: t('receipt.lead'),
    facts: factsView([
      [t('receipt.firm'), typed(print.firm)],
      [t('receipt.ice'), print.ice && isolateLtr(plainText(print.ice))],
      [t('receipt.programme'), typed(print.programme)],
      [t('receipt.sentAt'), isolate(formatDateTime(language, print.sentAt, 'long'))],
      [t('receipt.project'), print.title && typed(print.title)],
      [t('receipt.category'), print.category],
      [t('receipt.cost'), money(cost)],
      [t('receipt.asked'), money(asked)],
    ]),
    papersTitle: t('receipt.papers'),
    papers,
    noPapers: t('receipt.noPapers'),
    hashTitle: t('receipt.hash'),
    hashText: t('receipt.hashText'),
    hash: isolateLtr(print.hash.replace(HASH_PIECE, '$& ')),
    check:
      record &&
      checkView(record.address, {
        title: t('receipt.verifyTitle'),
        text: t('receipt.verify'),
        qrText: t('receipt.qr', { address: record.address }),
      }),
    printed: t('receipt.printed', { date: formatDate(language, print.sentAt) }),
    date: civilDay(print.sentAt),
  };
}

/** The day of an instant, for the document's own date. */
function civilDay(instant: Date): string {
  return formatDate('fr', instant, 'short').split('/').reverse().join('-');
}
