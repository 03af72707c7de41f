import { DomainError } from '#domain/kernel/index.server.ts';

/** How the bytes of a text file were read. */
export type SheetEncoding = 'utf-8' | 'utf-16' | 'windows-1252' | 'windows-1256';

const ARABIC = /[\u0600-\u06ff]/g;
const ACCENTS = /[éèêàçùâîôûëïœÉÈÀÇ]/g;

function tried(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * The text of a file of unknown encoding: UTF-8 or UTF-16 when it is sound as such, else the one of
 * Windows' two usual code pages whose letters make the more likely words. A guess is told, so that
 * its reader can check the accents. Throws `catalogue.sheet-encoding` for bytes of no text.
 */
export function decodeSheet(bytes: Uint8Array): {
  readonly text: string;
  readonly encoding: SheetEncoding;
} {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked) {
    const text = tried(first === 0xff ? 'utf-16le' : 'utf-16be', bytes);
    if (text !== null) return { text, encoding: 'utf-16' };
  }
  const utf8 = tried('utf-8', bytes);
  if (utf8 !== null && !utf8.includes('\0')) return { text: utf8, encoding: 'utf-8' };
  if (bytes.includes(0)) throw new DomainError('catalogue.sheet-encoding');
  const latin = new TextDecoder('windows-1252').decode(bytes);
  const arabic = new TextDecoder('windows-1256').decode(bytes);
  return count(arabic, ARABIC) > count(latin, ACCENTS) * 2
    ? { text: arabic, encoding: 'windows-1256' }
    : { text: latin, encoding: 'windows-1252' };
}
