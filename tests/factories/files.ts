import { crc32 } from 'node:zlib';
import type { SentFile } from '#domain/kernel/index.server.ts';

const text = (value: string) => new Uint8Array(Buffer.from(value, 'utf8'));

/** The smallest thing readers take for a PDF. */
export const PDF = text(
  '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n',
);

/** One grey point. */
export const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
);

export const HTML = text('<!DOCTYPE html><html><body><script>alert(1)</script></body></html>');

export function sent(name: string, content: Uint8Array | string = PDF): SentFile {
  return { name, bytes: typeof content === 'string' ? text(content) : content };
}

/** An archive of these entries, not compressed. */
export function zip(entries: Readonly<Record<string, string>>): Uint8Array {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const [path, bytes] = [Buffer.from(name), Buffer.from(content)];
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), fields, path, bytes]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), fields, rest, path);
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  const count = Object.keys(entries).length;
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...local, directory, Buffer.from('PK\x05\x06'), end]));
}

/** A Word document of this main type, with more entries where given. */
export function word(main: string, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const type = `<Types><Override PartName="/word/document.xml" ContentType="${main}+xml"/></Types>`;
  return zip({ '[Content_Types].xml': type, 'word/document.xml': '<w:document/>', ...more });
}

export const DOCX_MAIN =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main';
