import { setImmediate } from 'node:timers/promises';
import { formatDate, formatMad } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { amountInWords } from './amount-words.ts';
import type { AttestationPrint } from './attestation-model.ts';
import { factsView, houseView } from './paper-view.ts';
import { isolate, isolateLtr, NARROW, plainText } from './typed-text.ts';
import { renderPdf } from './typst.server.ts';

function toAttestationView(print: AttestationPrint) {
  const { language, total, demo, asOf } = print;
  const t = i18nFor(language).getFixedT(null, 'claim');
  const typed = (text: string) => isolate(plainText(text, NARROW));
  const day = (text: string) => isolate(formatDate(language, text));
  const money = (amount: bigint) => isolate(formatMad(language, amount));
  const id = (text: string) => isolateLtr(plainText(text));
  const words = amountInWords(language, total);
  return {
    ...houseView(language, demo),
    documentTitle: t('attestation.documentTitle', { invoice: print.invoice }),
    title: t('attestation.title'),
    specimen: demo ? t('pdf.specimen') : null,
    number: id(print.reference),
    owner: typed(print.owner),
    text: t('attestation.text', { provider: typed(print.provider), owner: typed(print.owner) }),
    facts: factsView([
      [t('attestation.provider'), typed(print.provider)],
      [t('pdf.ice'), print.ice && id(print.ice)],
      [t('attestation.invoice'), id(print.invoice)],
      [t('pdf.reference'), id(print.reference)],
      [t('attestation.certifiedOn'), day(print.certifiedOn)],
      [t('attestation.payBy'), day(print.payBy)],
      [t('pdf.subsidy'), money(print.subsidy)],
      [t('pdf.share'), money(print.share)],
    ]),
    amountLabel: t('attestation.amount'),
    amount: money(total),
    words,
    note: t('attestation.note', { date: day(asOf) }),
    printed: day(asOf),
    date: asOf,
  };
}

/** What a provider shows its bank of a claim that was certified, as a PDF of one page. */
export async function renderAttestationPdf(print: AttestationPrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('attestation.typ', toAttestationView(print));
}
