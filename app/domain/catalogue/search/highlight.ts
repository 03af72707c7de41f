import { stemmedWords } from './fold.ts';
import type { Segment } from './types.ts';

const WORD = /[\p{L}\p{N}\p{M}\u0640]+/gu;
/** Marks shorter than this must be the whole word. */
const SHORT = 4;

/**
 * A text in pieces, those that match one of the `marks` of a page as hits; put together again they
 * are the text. Never HTML.
 */
export function highlight(text: string, marks: readonly string[]): readonly Segment[] {
  const segments: { text: string; hit: boolean }[] = [];
  const add = (piece: string, hit: boolean) => {
    const last = segments.at(-1);
    if (piece === '') return;
    if (last?.hit === hit) last.text += piece;
    else segments.push({ text: piece, hit });
  };
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    add(text.slice(end, index), false);
    add(word, isMarked(word, marks));
    end = index + word.length;
  }
  add(text.slice(end), false);
  return segments;
}

function isMarked(word: string, marks: readonly string[]): boolean {
  const stems = stemmedWords(word);
  return stems.some((stem) =>
    marks.some((mark) => (mark.length < SHORT ? stem === mark : stem.startsWith(mark))),
  );
}
