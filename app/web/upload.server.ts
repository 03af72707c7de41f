import { MAX_FILE_BYTES, type SentFile } from '#domain/kernel/index.server.ts';
import { readForm } from './forms.server.ts';

/** Room for the other fields of a form beside its file. */
const FIELDS_BYTES = 512 * 1024;
const MOST = MAX_FILE_BYTES + FIELDS_BYTES;

/** A form that carried a file, or none. */
export interface Upload {
  /** Every other field. */
  readonly form: FormData;
  /** Null when no file was chosen. */
  readonly file: SentFile | null;
}

/**
 * Reads a form that may carry a file under `field`, after its other fields. Never holds more than a
 * file may have: what comes beyond is read and dropped, and the fields before it are kept. Answers 400 to anything that is no form.
 */
export async function readUpload(request: Request, field: string): Promise<Upload> {
  const type = request.headers.get('Content-Type') ?? '';
  // A button of the same page that sends no file.
  if (!/^multipart\/form-data\b/i.test(type)) return { form: await readForm(request), file: null };
  const { bytes, whole } = await readAtMost(request.body, MOST);
  const sent = await parse(whole ? bytes : withoutLastPart(bytes, type), type);
  const form = new FormData();
  for (const [name, value] of sent)
    if (typeof value === 'string') form.append(name, value.replaceAll('\0', ''));
  const file = await fileOf(sent.get(field));
  // What was cut off is the file, unless that came before another one.
  return { form, file: !whole && file === null ? { name: '', bytes: null } : file };
}

async function fileOf(value: FormDataEntryValue | null): Promise<SentFile | null> {
  if (value === null || typeof value === 'string') return null;
  // A browser sends a file without name and content for a control left empty.
  if (value.name === '' && value.size === 0) return null;
  if (value.size > MAX_FILE_BYTES) return { name: value.name, bytes: null };
  return { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
}

async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  most: number,
): Promise<{ readonly bytes: Buffer; readonly whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let seen = 0;
  const reader = body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    if (seen + read.value.length <= most) chunks.push(read.value);
    else if (seen <= most) chunks.push(read.value.subarray(0, most - seen));
    seen += read.value.length;
  }
  return { bytes: Buffer.concat(chunks), whole: seen <= most };
}

function boundaryOf(type: string): string {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type) ?? [];
  return quoted ?? plain ?? '';
}

/** The form closed before the part that was cut off. */
function withoutLastPart(bytes: Buffer, type: string): Buffer {
  const delimiter = `--${boundaryOf(type)}`;
  const last = bytes.lastIndexOf(delimiter);
  return Buffer.concat([bytes.subarray(0, Math.max(0, last)), Buffer.from(`${delimiter}--\r\n`)]);
}

async function parse(bytes: Buffer, type: string): Promise<FormData> {
  try {
    const body = new Uint8Array(bytes);
    return await new Response(body, { headers: { 'Content-Type': type } }).formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}
