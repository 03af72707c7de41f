import { setImmediate } from 'node:timers/promises';
import type { LetterPrint } from './decision-letter-model.ts';
import { toLetterView } from './decision-letter-view.ts';
import { renderPdf } from './typst.server.ts';

export type * from './decision-letter-model.ts';

/**
 * The letter of a decision as a PDF in the applicant's language: outcome, amount in figures and in
 * words, reasons with their rule and what would change it, how to contest it. Equal inputs give equal
 * bytes.
 */
export async function renderDecisionLetterPdf(print: LetterPrint): Promise<Uint8Array> {
  // Typst frees its memory only between turns of the event loop: a loop of documents must yield.
  await setImmediate();
  return renderPdf('decision-letter.typ', toLetterView(print));
}
