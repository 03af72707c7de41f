import { setImmediate } from 'node:timers/promises';
import type { ReceiptPrint } from './receipt-model.ts';
import { toReceiptView } from './receipt-view.ts';
import { renderPdf } from './typst.server.ts';

export type * from './receipt-model.ts';

/**
 * The receipt of a request as a PDF of one page, with the fingerprint of what was sent and the square
 * that leads to its check. Equal inputs give equal bytes.
 */
export async function renderReceiptPdf(print: ReceiptPrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('receipt.typ', toReceiptView(print));
}
