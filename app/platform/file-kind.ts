import { fileTypeFromBuffer } from 'file-type';
import { DomainError, FILE_EXTENSIONS, type FileExtension } from '#domain/kernel/index.server.ts';
import { extensionOf } from './file-name.ts';

const TEXTS: ReadonlySet<FileExtension> = new Set<FileExtension>(['csv', 'txt']);
/** Tags by which a browser takes something for a page, or a server for a program. */
const ACTIVE = /<(?:!doctype|html|head|body|script|iframe|svg|object|embed)/i;
const ACTIVE_TEXT = /<(?:!doctype|html|head|body|script|iframe|svg|object|embed|\?xml|\?php)/i;
/** How far into a file browsers look for such tags. */
const SNIFFED_BYTES = 1024;
/** Readers look for the end mark of a PDF in its last bytes. */
const PDF_END_BYTES = 2048;
const CONTROLS = /[^\P{Cc}\t\n\f\r]/u;
const PROGRAM_START = /^(?:#!|%!|MZ)/;

function isExtension(text: string): text is FileExtension {
  return text in FILE_EXTENSIONS;
}

/**
 * The media type of a file, found in its content and checked against the ending of its name.
 * Throws `files.type` for what may not be kept (pages, drawings with scripts, programs, macros,
 * anything not on the list), `files.extension` when name and content differ, `files.encoding` for
 * a text that is not UTF-8.
 */
export async function mediaTypeOf(name: string, bytes: Uint8Array): Promise<string> {
  const extension = extensionOf(name);
  if (!isExtension(extension)) throw new DomainError('files.type');
  if (TEXTS.has(extension)) checkText(bytes);
  else await checkBinary(extension, bytes);
  return FILE_EXTENSIONS[extension];
}

function checkText(bytes: Uint8Array): void {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DomainError('files.encoding');
  }
  if (CONTROLS.test(text)) throw new DomainError('files.extension');
  if (ACTIVE_TEXT.test(text) || PROGRAM_START.test(text)) throw new DomainError('files.type');
}

async function checkBinary(extension: FileExtension, bytes: Uint8Array): Promise<void> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const allowed: readonly string[] = Object.values(FILE_EXTENSIONS);
  if (!found || !allowed.includes(found.mime)) throw new DomainError('files.type');
  if (found.mime !== FILE_EXTENSIONS[extension]) throw new DomainError('files.extension');
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  // What begins like a picture or a document and goes on as a page is a page to a careless reader.
  if (ACTIVE.test(content.toString('latin1', 0, SNIFFED_BYTES)))
    throw new DomainError('files.type');
  if (extension === 'pdf' && !content.subarray(-PDF_END_BYTES).includes('%%EOF'))
    throw new DomainError('files.type');
  // Macros lie in an office document under this name, whatever the document calls itself.
  if (content.includes('vbaProject')) throw new DomainError('files.type');
}
