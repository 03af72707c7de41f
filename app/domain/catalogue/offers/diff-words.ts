import { diffSequences } from './diff-sequence.ts';

/** A piece of a text that stayed, was added or was removed. */
export interface TextEdit {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A word with its marks, a run of spaces, or a single other character: nothing is lost. */
const PIECES = /[\p{L}\p{M}\p{N}_]+|\s+|[^\p{L}\p{M}\p{N}_\s]/gu;

/**
 * What changed between two texts, word by word, in French and Arabic alike: `same` and `added`
 * pieces joined are the new text, `same` and `removed` ones the old. A space alone between two
 * changes belongs to them, so that replaced passages read in one go.
 */
export function diffWords(before: string, after: string): readonly TextEdit[] {
  const runs = diffSequences(before.match(PIECES) ?? [], after.match(PIECES) ?? []).map(
    ({ kind, items }): TextEdit => ({ kind, text: items.join('') }),
  );
  const edits: TextEdit[] = [];
  let [removed, added] = ['', ''];
  const flush = () => {
    if (removed !== '') edits.push({ kind: 'removed', text: removed });
    if (added !== '') edits.push({ kind: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [index, { kind, text }] of runs.entries()) {
    const isJoint = kind === 'same' && text.trim() === '' && removed !== '' && added !== '';
    if (kind === 'removed') removed += text;
    else if (kind === 'added') added += text;
    else if (isJoint && index < runs.length - 1) [removed, added] = [removed + text, added + text];
    else {
      flush();
      edits.push({ kind, text });
    }
  }
  flush();
  return edits;
}

/** The new text of a list of edits. */
export function newText(edits: readonly TextEdit[]): string {
  return edits.map(({ kind, text }) => (kind === 'removed' ? '' : text)).join('');
}

/** The old text of a list of edits. */
export function oldText(edits: readonly TextEdit[]): string {
  return edits.map(({ kind, text }) => (kind === 'added' ? '' : text)).join('');
}
