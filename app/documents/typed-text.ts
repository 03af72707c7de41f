const LRI = '\u2066';
const FSI = '\u2068';
const PDI = '\u2069';
const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/u;
const ZERO_WIDTH_SPACE = '\u200b';

/** The longest word that fits a narrow column, and the longest that fits a line of the page. */
export const NARROW = 20;
const WIDE = 72;
/** Twelve characters, each with its combining marks. */
const PIECE = /(?:\P{M}\p{M}*){12}(?!$)/gu;

/** What a text fit for a paragraph never has; white space at its ends goes too. */
const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]| {2}|^\s|\s$/u;

/** A code, reference, address or date: Latin letters or digits joined by - / . : _ @ or +. */
const CODE = /(?<![\u2066\p{L}\p{N}])[A-Za-z0-9]+(?:[-/.:_@+]+[A-Za-z0-9]+)+/gu;

/** `text` as a left-to-right island, for references, addresses and codes in a text of any direction. */
export function isolateLtr(text: string): string {
  return `${LRI}${balanced(text)}${PDI}`;
}

/** `text` with the direction of its own first letter, unable to reorder what stands around it. */
export function isolate(text: string): string {
  return `${FSI}${balanced(text)}${PDI}`;
}

/**
 * `text` fit for one paragraph of a document: white space of any kind becomes one space, control
 * characters go, direction marks stay but are closed, and a word of more than `longest` characters
 * gets zero-width spaces where a line may end.
 */
export function plainText(text: string, longest = WIDE): string {
  if (!UNFIT.test(text) && !hasLongWord(text, longest)) return text;
  const printable = text
    .replace(/[\t-\r \u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
  return balanced(printable)
    .split(' ')
    .map((word) => (word.length > longest ? word.replace(PIECE, `$&${ZERO_WIDTH_SPACE}`) : word))
    .join(' ');
}

function hasLongWord(text: string, longest: number): boolean {
  let start = 0;
  while (text.length - start > longest) {
    const end = text.indexOf(' ', start);
    if (end === -1 || end - start > longest) return true;
    start = end + 1;
  }
  return false;
}

/** Arabic text with its Latin codes isolated: `2026-000123` is otherwise drawn `000123-2026`. */
export function isolateCodes(text: string): string {
  return text.replace(CODE, (code) => `${LRI}${code}${PDI}`);
}

/** Drops closings that open nothing and closes what is left open, so that the effect ends here. */
function balanced(text: string): string {
  if (!BIDI_CONTROL.test(text)) return text;
  const open: string[] = [];
  let kept = '';
  for (const character of text) {
    if (/[\u2066-\u2068]/u.test(character)) open.push(PDI);
    else if (/[\u202a\u202b\u202d\u202e]/u.test(character)) open.push('\u202c');
    else if (character === PDI || character === '\u202c') {
      if (open.at(-1) !== character) continue;
      open.pop();
    }
    kept += character;
  }
  return kept + open.reverse().join('');
}
