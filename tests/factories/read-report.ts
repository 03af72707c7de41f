import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { expect } from 'vitest';
import {
  renderAssessmentReport,
  type AssessmentReport,
} from '#documents/assessment-report.server.ts';

const BIDI_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A report as a reader gets it: its pages without marks of direction, its outline and its bytes. */
export async function readReport(report: AssessmentReport) {
  const bytes = await renderAssessmentReport(report);
  const raw = Buffer.from(bytes).toString('latin1');
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(document, { mergePages: false });
  const pages = text.map((page) => page.replace(BIDI_MARKS, ''));
  const { info } = await getMeta(document);
  const outline = await document.getOutline();
  return {
    raw,
    info,
    pages,
    outline: outline.map((entry) => entry.title),
    whole: pages.join('\n'),
    flat: pages.join(' ').replace(/\s+/gu, ' '),
  };
}

/** Fails unless the words stand in the text one after the other. */
export function expectInOrder(text: string, words: readonly string[]) {
  let from = 0;
  for (const word of words) {
    const at = text.indexOf(word, from);
    expect(at, `"${word}" after character ${from}`).toBeGreaterThanOrEqual(0);
    from = at + word.length;
  }
}
