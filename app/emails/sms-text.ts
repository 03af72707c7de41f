/** Characters of a well-set text that would double the price of a text message, and plain ones. */
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '…': '...',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
};

const ARABIC = /\p{Script=Arabic}|\p{Script=Tifinagh}/u;

/**
 * A text as a telephone shows it. Latin texts keep to the letters of the GSM alphabet as far as
 * may be, which fit 160 to a message and not 70, so that marks of direction go where nothing is
 * written from right to left.
 */
export function smsText(text: string): string {
  const plain = text.replace(/[’‘“”«»…–—\u00a0\u202f]/g, (mark) => PLAIN[mark] ?? mark);
  return ARABIC.test(plain) ? plain : plain.replace(/[\u2068\u2069]/g, '');
}
