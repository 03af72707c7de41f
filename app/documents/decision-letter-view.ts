import { formatDate, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { amountInWords } from './amount-words.ts';
import type { LetterPrint } from './decision-letter-model.ts';
import { checkView, factsView, houseView } from './paper-view.ts';
import { isolate, isolateCodes, isolateLtr, NARROW, plainText } from './typed-text.ts';

/** What the template prints: strings in the applicant's language. */
export function toLetterView(print: LetterPrint) {
  const { language, outcome, number, record, amount, demo } = print;
  const t = i18nFor(language).getFixedT(null, 'follow');
  const coded = (text: string) => plainText(language === 'ar' ? isolateCodes(text) : text);
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const day = (date: string) => isolate(formatDate(language, date));
  return {
    ...houseView(language, demo),
    good: outcome === 'approved',
    documentTitle: t('letter.titleWithNumber', { number }),
    title: t('letter.title'),
    specimen: demo ? t('receipt.specimen') : null,
    owner: typed(print.owner),
    number: isolateLtr(number),
    facts: factsView([
      [t('letter.firm'), typed(print.firm)],
      [t('letter.ice'), print.ice && isolateLtr(plainText(print.ice))],
      [t('letter.programme'), typed(print.programme)],
      [t('letter.project'), typed(print.title)],
      [t('letter.sentOn'), day(print.sentOn)],
      [t('letter.decidedOn'), day(print.decidedOn)],
    ]),
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
    check:
      record &&
      checkView(record.address, {
        title: t('letter.verifyTitle'),
        text: t('letter.verify'),
        qrText: t('receipt.qr', { address: record.address }),
      }),
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
