const START = Buffer.from('beginbfchar');
const END = Buffer.from('endbfchar');
/** A glyph that stands for several Arabic characters, such as lam-alef: `<00E4> <06440627>`. */
const LIGATURE = /(<[0-9A-F]{4}> <)((?:06[0-9A-F]{2}){2,})>/giu;

/**
 * Makes the Arabic words of a PDF findable; changes `pdf` in place and keeps its length.
 *
 * Readers built on PDFium, pdf.js and Poppler turn a right-to-left line round character by
 * character, also inside a ligature: a lam-alef glyph mapped to لا is found only as ال. Its mapping
 * is therefore written in drawing order, which those readers turn into reading order.
 */
export function orderArabicLigatures(pdf: Buffer): void {
  let from = pdf.indexOf(START);
  while (from !== -1) {
    const to = pdf.indexOf(END, from);
    if (to === -1) return;
    const table = pdf.toString('latin1', from, to);
    const ordered = table.replace(LIGATURE, (_, head: string, text: string) => {
      const characters = text.match(/.{4}/gu) ?? [];
      return `${head}${characters.reverse().join('')}>`;
    });
    if (ordered !== table) pdf.write(ordered, from, 'latin1');
    from = pdf.indexOf(START, to);
  }
}
