import { setImmediate } from 'node:timers/promises';
import type { InvoicePrint } from './invoice-model.ts';
import { toInvoiceView } from './invoice-view.ts';
import { renderPdf } from './typst.server.ts';

/** An invoice as a PDF. Equal inputs give equal bytes. */
export async function renderInvoicePdf(print: InvoicePrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('invoice.typ', toInvoiceView(print));
}
