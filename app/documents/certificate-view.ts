import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { CertificatePrint } from './certificate-model.ts';
import { checkView, factsView, houseView } from './paper-view.ts';
import { isolate, isolateCodes, isolateLtr, NARROW, plainText } from './typed-text.ts';

/** What the template prints: strings in the reader's language. */
export function toCertificateView(print: CertificatePrint) {
  const { language, state, code, address, demo } = print;
  const t = i18nFor(language).getFixedT(null, ['register', 'vocab']);
  const coded = (text: string) => plainText(language === 'ar' ? isolateCodes(text) : text);
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const day = (date: string) => formatDate(language, date);
  const inForce = state === 'certified' || state === 'probation';
  const standing = t(`vocab:standing.${state}`);
  return {
    ...houseView(language, demo),
    documentTitle: t('pdf.titleWithCode', { code }),
    title: t('pdf.title'),
    subtitle: t('pdf.subtitle'),
    specimen: demo ? t('pdf.specimen') : null,
    granted: t('pdf.granted'),
    name: typed(print.name),
    stateOn: t('pdf.stateOn', { date: day(print.asOf) }),
    standing,
    /** Printed across a certificate that is not in force. */
    stamp: inForce ? null : standing,
    inForce,
    text: coded(inForce ? t(`pdf.${state}`) : t('pdf.notInForce')),
    facts: factsView([
      [t('certificate.legalName'), typed(print.legalName)],
      [t('certificate.ice'), print.ice && isolateLtr(plainText(print.ice))],
      [t('certificate.place'), print.place && typed(print.place)],
      [t('certificate.issuedOn'), day(print.issuedOn)],
      [t('certificate.certifiedOn'), print.certifiedOn && day(print.certifiedOn)],
      [t('certificate.validUntil'), day(print.validUntil)],
    ]),
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
