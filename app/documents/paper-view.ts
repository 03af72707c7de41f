import { encode } from 'uqr';
import { i18nFor } from '#i18n/i18n.server.ts';
import type { ContentLang } from '#i18n/languages.ts';
import { isolateLtr, plainText } from './typed-text.ts';

/** White modules round the code, ISO/IEC 18004 §9.1. */
const QUIET_ZONE = 4;

/** The dark runs of a QR code, row by row: place and length of each in modules. */
interface QrRuns {
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

/** What every paper says of the platform, and the way its text runs. */
export function houseView(language: ContentLang, demo: boolean) {
  const t = i18nFor(language).getFixedT(null, 'report');
  return {
    lang: language,
    rtl: language === 'ar',
    brand: t('brand'),
    brandLocal: t('brandLocal'),
    author: t('author'),
    demo: demo ? t('demo') : null,
  };
}

/** The foot of a paper: the address where anybody checks it, in words and as a square. */
export function checkView(
  address: string,
  words: { readonly title: string; readonly text: string; readonly qrText: string },
) {
  return { ...words, address: isolateLtr(plainText(address)), qr: qrRuns(address) };
}

/** Facts to print; those without a value are left out. */
export function factsView(facts: readonly (readonly [label: string, value: string | null])[]) {
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
