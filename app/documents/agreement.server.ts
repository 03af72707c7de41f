import { setImmediate } from 'node:timers/promises';
import type { AgreementPrint } from './agreement-model.ts';
import { toAgreementView } from './agreement-view.ts';
import { renderPdf } from './typst.server.ts';

export type * from './agreement-model.ts';

/**
 * An agreement, or an amendment, as a PDF: parties, work, amounts and fixed clauses in the firm's
 * language with another beside it. Equal inputs give equal bytes.
 */
export async function renderAgreementPdf(print: AgreementPrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('agreement.typ', toAgreementView(print));
}
