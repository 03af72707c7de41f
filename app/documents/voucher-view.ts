import { formatDate, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { checkView, factsView, houseView } from './paper-view.ts';
import { isolate, isolateLtr, NARROW, plainText } from './typed-text.ts';
import type { VoucherPrint } from './voucher-model.ts';

/** What the template prints: strings in the reader's language. */
export function toVoucherView(print: VoucherPrint) {
  const { language, state, code, address, amount, used, until, isAccepted, demo } = print;
  const t = i18nFor(language).getFixedT(null, ['voucher', 'case']);
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const day = (date: string) => formatDate(language, date);
  const isUsable = state === 'active' || state === 'partly-used';
  const standing = t(`case:voucherState.${state}`);
  return {
    ...houseView(language, demo),
    documentTitle: t('pdf.titleWithNumber', { number: isolateLtr(plainText(print.number)) }),
    title: t('pdf.title'),
    subtitle: t('pdf.subtitle'),
    specimen: demo ? t('pdf.specimen') : null,
    given: t('pdf.given'),
    firm: typed(print.firm),
    amountLabel: t('pdf.upTo'),
    amount: formatMad(language, amount),
    pays: t('pdf.pays'),
    stateOn: t('pdf.stateOn', { date: day(print.asOf) }),
    standing,
    /** Printed across a voucher that cannot be used. */
    stamp: isUsable ? null : standing,
    isUsable,
    facts: factsView([
      [t('pdf.programme'), typed(print.programme)],
      [t('pdf.category'), print.category],
      [t('pdf.number'), isolateLtr(plainText(print.number))],
      [t('pdf.issuedOn'), day(print.issuedOn)],
      [t('pdf.acceptedOn'), print.acceptedOn && day(print.acceptedOn)],
      [t(isAccepted ? 'pdf.useUntil' : 'pdf.acceptUntil'), until && day(until)],
      [t('pdf.rest'), used === 0n ? null : formatMad(language, amount - used)],
    ]),
    termsTitle: t('pdf.terms', { version: print.termsVersion }),
    terms: print.terms.map(({ title, text }) => ({ title, text })),
    code: isolateLtr(plainText(code)),
    check: checkView(address, {
      title: t('pdf.verifyTitle'),
      text: t('pdf.verify'),
      qrText: t('pdf.qr', { address }),
    }),
    printed: t('pdf.printedOn', { date: day(print.asOf) }),
    date: print.asOf,
  };
}
