/**
 * Characters that show nothing and mislead: controls but tabs and line ends, marks that turn the
 * direction of what follows, and signs without width that hide in words.
 */
const HIDDEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/gu;
const KEPT = new Set(['\n', '\t']);

/** What a browser could take for a tag, an entity of a tag or a script. */
const MARKUP = /<[a-z/!?]|&lt;|javascript\s*:/i;

function withoutHidden(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(HIDDEN, (sign) => (KEPT.has(sign) ? sign : ''))
    .normalize('NFC');
}

/** A typed line as it is kept: no hidden characters, one space between words. */
export function cleanLine(text: string): string {
  return withoutHidden(text)
    .replace(/[ \t\n]+/g, ' ')
    .trim();
}

/** A typed text of several lines as it is kept: no hidden characters, line ends as `\n`. */
export function cleanText(text: string): string {
  return withoutHidden(text).trim();
}

/** Whether a text holds HTML or a script; `stock < 5` does not. */
export function hasMarkup(text: string): boolean {
  return MARKUP.test(text);
}
