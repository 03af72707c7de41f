import { setImmediate } from 'node:timers/promises';
import type { CertificatePrint } from './certificate-model.ts';
import { toCertificateView } from './certificate-view.ts';
import { renderPdf } from './typst.server.ts';

export type * from './certificate-model.ts';

/**
 * The certificate of a provider as a PDF of one page, with the square that leads to its check. One
 * that is not in force bears its state across the page. Equal inputs give equal bytes.
 */
export async function renderCertificatePdf(print: CertificatePrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('certificate.typ', toCertificateView(print));
}
