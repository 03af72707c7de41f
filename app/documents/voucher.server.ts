import { setImmediate } from 'node:timers/promises';
import { renderPdf } from './typst.server.ts';
import type { VoucherPrint } from './voucher-model.ts';
import { toVoucherView } from './voucher-view.ts';

/**
 * The voucher of a firm as a PDF of one page, with the square that leads to its check. One that
 * cannot be used bears its state across the page. Equal inputs give equal bytes.
 */
export async function renderVoucherPdf(print: VoucherPrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('voucher.typ', toVoucherView(print));
}
