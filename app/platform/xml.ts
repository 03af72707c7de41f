/** What XML 1.0 cannot carry, even escaped. */
const UNFIT = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(UNFIT, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An element that was written; made by `el` only, so that no text gets into a file unescaped. */
export interface XmlElement {
  readonly xml: string;
}

type Child = XmlElement | null;

/** An element with a text, escaped, or with other elements; what is null is left out. */
export function el(
  name: string,
  content: string | readonly Child[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const inside =
    typeof content === 'string'
      ? escaped(content)
      : content.map((child) => child?.xml ?? '').join('');
  return { xml: `<${name}${given.join('')}>${inside}</${name}>` };
}

/** A whole document. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.xml}\n`;
}
