import { encode } from 'uqr';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { CertificatePrint } from './certificate-model.ts';
import { isolate, isolateCodes, isolateLtr, NARROW, plainText } from './typed-text.ts';

/** White modules round the code, ISO/IEC 18004 §9.1. */
const QUIET_ZONE = 4;

/** The dark runs of a QR code, row by row: place and length of each in modules. */
export interface QrRuns {
  readonly size: number;
  readonly runs: readonly (readonly [x: number, y: number, length: number])[];
}

/** The QR code of a text, with medium error correction and its quiet zone. */
export function qrRuns(text: string): QrRuns {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const runs: [number, number, number][] = [];
  for (const [y, row] of data.entries()) {
    for (const [x, dark] of row.entries()) {
      const last = runs.at(-1);
      if (!dark) continue;
      if (last?.[1] === y && last[0] + last[2] === x) last[2] += 1;
      else runs.push([x, y, 1]);
    }
  }
  return { size, runs };
}

/** What the template prints: strings in the reader's language. */
export function toCertificateView(print: CertificatePrint) {
  const { language, state, code, address } = print;
  const t = i18nFor(language).getFixedT(null, ['register', 'vocab', 'report']);
  const coded = (text: string) => plainText(language === 'ar' ? isolateCodes(text) : text);
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const day = (date: string) => formatDate(language, date);
  const inForce = state === 'certified' || state === 'probation';
  const standing = t(`vocab:standing.${state}`);
  const facts: [label: string, value: string | null][] = [
    [t('certificate.legalName'), typed(print.legalName)],
    [t('certificate.ice'), print.ice && isolateLtr(plainText(print.ice))],
    [t('certificate.place'), print.place && typed(print.place)],
    [t('certificate.issuedOn'), day(print.issuedOn)],
    [t('certificate.certifiedOn'), print.certifiedOn && day(print.certifiedOn)],
    [t('certificate.validUntil'), day(print.validUntil)],
  ];
  return {
    lang: language,
    rtl: language === 'ar',
    documentTitle: t('pdf.titleWithCode', { code }),
    title: t('pdf.title'),
    subtitle: t('pdf.subtitle'),
    brand: t('report:brand'),
    brandLocal: t('report:brandLocal'),
    author: t('report:author'),
    demo: print.demo ? t('report:demo') : null,
    specimen: print.demo ? t('pdf.specimen') : null,
    granted: t('pdf.granted'),
    name: typed(print.name),
    stateOn: t('pdf.stateOn', { date: day(print.asOf) }),
    standing,
    /** Printed across a certificate that is not in force. */
    stamp: inForce ? null : standing,
    inForce,
    text: coded(inForce ? t(`pdf.${state}`) : t('pdf.notInForce')),
    facts: facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }])),
    verifyTitle: t('pdf.verifyTitle'),
    verify: t('pdf.verify'),
    address: isolateLtr(plainText(address)),
    code: isolateLtr(plainText(code)),
    qr: qrRuns(address),
    qrText: t('pdf.qr', { address }),
    printed: t('pdf.printedOn', { date: day(print.asOf) }),
    date: print.asOf,
  };
}
