import { formatDate, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { amountInWords } from './amount-words.ts';
import { qrRuns } from './certificate-view.ts';
import type { LetterPrint } from './decision-letter-model.ts';
import { isolate, isolateCodes, isolateLtr, NARROW, plainText } from './typed-text.ts';

/** What the template prints: strings in the applicant's language. */
export function toLetterView(print: LetterPrint) {
  const { language, outcome, number, record, amount } = print;
  const t = i18nFor(language).getFixedT(null, ['follow', 'report']);
  const coded = (text: string) => plainText(language === 'ar' ? isolateCodes(text) : text);
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const day = (date: string) => isolate(formatDate(language, date));
  const facts: [label: string, value: string | null][] = [
    [t('letter.firm'), typed(print.firm)],
    [t('letter.ice'), print.ice && isolateLtr(plainText(print.ice))],
    [t('letter.programme'), typed(print.programme)],
    [t('letter.project'), typed(print.title)],
    [t('letter.sentOn'), day(print.sentOn)],
    [t('letter.decidedOn'), day(print.decidedOn)],
  ];
  return {
    lang: language,
    rtl: language === 'ar',
    good: outcome === 'approved',
    documentTitle: t('letter.titleWithNumber', { number }),
    title: t('letter.title'),
    brand: t('report:brand'),
    brandLocal: t('report:brandLocal'),
    author: t('report:author'),
    demo: print.demo ? t('report:demo') : null,
    specimen: print.demo ? t('receipt.specimen') : null,
    owner: typed(print.owner),
    number: isolateLtr(number),
    facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
    outcome: t(`letter.outcome.${outcome}`),
    text: t(`letter.text.${outcome}`),
    amount: amount && {
      label: t('letter.amount'),
      figures: isolate(formatMad(language, amount)),
      words: inWords(language, amount, (words) => t('letter.inWords', { words })),
    },
    reasonsTitle: t('letter.reasons'),
    reasons: print.reasons.map(({ text, legalRef, remedy }) => ({
      text: coded(text),
      legal: t('letter.legal', { reference: coded(legalRef) }),
      remedy: remedy && t('letter.remedy', { remedy: coded(remedy) }),
    })),
    noteTitle: t('letter.note'),
    note: print.note === '' ? null : typed(print.note),
    next: nextOf(print, (key, date) => t(key, { date: date && day(date) })),
    persons: t('letter.persons'),
    record: record && {
      title: t('letter.verifyTitle'),
      text: t('letter.verify'),
      address: isolateLtr(plainText(record.address)),
      qr: qrRuns(record.address),
      qrText: t('receipt.qr', { address: record.address }),
    },
    printed: t('letter.printed', { date: formatDate(language, print.decidedOn) }),
    date: print.decidedOn,
  };
}

function inWords(
  language: LetterPrint['language'],
  amount: NonNullable<LetterPrint['amount']>,
  wrap: (words: string) => string,
): string | null {
  const words = amountInWords(language, amount);
  return words === null ? null : wrap(words);
}

type NextKey =
  | 'letter.next.approved'
  | 'letter.next.appeal'
  | 'letter.next.final'
  | 'letter.next.dismissed'
  | 'letter.next.revoked';

/** What the firm may do now. */
function nextOf(
  { outcome, appealUntil }: LetterPrint,
  write: (key: NextKey, date: string | null) => string,
): string {
  if (outcome !== 'rejected') return write(`letter.next.${outcome}`, null);
  return appealUntil === null
    ? write('letter.next.final', null)
    : write('letter.next.appeal', appealUntil);
}
