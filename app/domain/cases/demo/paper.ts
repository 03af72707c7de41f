/** Characters that Windows-1252 has and Latin 1 does not, among those people write here. */
const CURLY: Readonly<Record<string, number>> = { '’': 0x92, '–': 0x96, '—': 0x97 };
const LARGEST_BYTE = 0xff;
const UNKNOWN = '?';

/**
 * A page of a PDF with some lines of French on it: what firms of the demonstration join to their
 * requests. Characters that its font does not have are left out of it as question marks.
 */
export function printPaper(lines: readonly string[]): Uint8Array {
  const shown = lines.map(
    (line, place) => `1 0 0 1 72 ${String(740 - place * 32)} Tm ${hex(line)} Tj`,
  );
  const stream = `BT /F1 16 Tf ${shown.join(' ')} ET`;
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ]);
}

/** A line as a string of the format, in Windows-1252. */
function hex(line: string): string {
  const bytes = Array.from(line, (one) => {
    const code = CURLY[one] ?? one.codePointAt(0) ?? 0;
    return code <= LARGEST_BYTE ? code : UNKNOWN.charCodeAt(0);
  });
  return `<${Buffer.from(bytes).toString('hex')}>`;
}

function assemble(objects: readonly string[]): Uint8Array {
  let text = '%PDF-1.4\n';
  const places: number[] = [];
  for (const [index, object] of objects.entries()) {
    places.push(text.length);
    text += `${String(index + 1)} 0 obj\n${object}\nendobj\n`;
  }
  const table = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = String(objects.length + 1);
  text += `xref\n0 ${size}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(table)}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
