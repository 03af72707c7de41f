const LONGEST = 120;
const LONGEST_EXTENSION = 10;
/** Control and format characters, among them those that turn the direction of text round. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** The part after the last dot, lower case; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/**
 * A file's name fit to be shown: without folders, hidden or control characters, at most 120
 * characters with its ending kept. Empty when nothing remains.
 */
export function shownName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const clean = base.normalize('NFC').replace(HIDDEN, '').replace(/\s+/g, ' ').trim();
  const letters = Array.from(clean);
  if (letters.length <= LONGEST) return clean;
  const extension = extensionOf(clean);
  const kept = extension.length <= LONGEST_EXTENSION ? `.${extension}` : '';
  return (
    letters
      .slice(0, LONGEST - kept.length)
      .join('')
      .trimEnd() + kept
  );
}
