import { inflateRawSync } from 'node:zlib';

const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 65_535;
/** What may follow packed bytes whose lengths were not known before: at most a 64-bit descriptor. */
const DESCRIPTOR_BYTES = 24;
const ENCRYPTED = 1;
const DESCRIBED = 8;
const STORED = 0;
const DEFLATED = 8;

export interface ZipLimits {
  /** Bytes that all parts may unfold to. */
  readonly bytes: number;
  readonly parts: number;
}
export type ZipFault = 'broken' | 'too-big';

interface Part {
  /** Where its own heading begins. */
  readonly at: number;
  readonly flags: number;
  readonly method: number;
  readonly unfolds: number;
}

interface Directory {
  readonly at: number;
  readonly parts: readonly Part[];
}

/**
 * Why a zip file may not be given to a reader, null when it may. Its parts must lie one after the
 * other from the first byte to the directory, as both say; a reader that follows the headings then
 * finds the same parts as this one. What they say they unfold to is not believed: each is unfolded
 * here first, up to the limit (ZIP application note §4.3).
 */
export function zipFault(bytes: Uint8Array, limits: ZipLimits): ZipFault | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const directory = directoryOf(view, limits.parts);
  if (typeof directory === 'string') return directory;
  const said = directory.parts.reduce((sum, { unfolds }) => sum + unfolds, 0);
  if (said > limits.bytes) return 'too-big';
  const parts = directory.parts.toSorted((one, other) => one.at - other.at);
  if (parts[0]?.at !== 0) return 'broken';
  let left = limits.bytes;
  for (const [index, part] of parts.entries()) {
    const unfolded = unfold(bytes, view, part, parts[index + 1]?.at ?? directory.at, left);
    if (typeof unfolded === 'string') return unfolded;
    left -= unfolded;
  }
  return null;
}

function directoryOf(view: DataView, most: number): Directory | ZipFault {
  const size = view.byteLength;
  let end = size - END_BYTES;
  const last = Math.max(0, end - LONGEST_COMMENT);
  while (end >= last && view.getUint32(end, true) !== END) end -= 1;
  if (end < last) return 'broken';
  const count = view.getUint16(end + 10, true);
  if (count > most) return 'too-big';
  const begin = view.getUint32(end + 16, true);
  const parts: Part[] = [];
  let at = begin;
  for (let part = 0; part < count; part += 1) {
    if (at + ENTRY_BYTES > size || view.getUint32(at, true) !== ENTRY) return 'broken';
    parts.push({
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      unfolds: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    const lengths = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    at += ENTRY_BYTES + lengths.reduce((sum, length) => sum + length, 0);
  }
  for (let place = at; place + 4 <= size; place += 1)
    if (view.getUint32(place, true) === LOCAL) return 'broken';
  return { at: begin, parts };
}

/** How many bytes a part that ends before `next` unfolds to, at most `left`. */
function unfold(
  bytes: Uint8Array,
  view: DataView,
  { at, flags, method }: Part,
  next: number,
  left: number,
): number | ZipFault {
  if (at + LOCAL_BYTES > next || next > bytes.length) return 'broken';
  const isSame =
    view.getUint32(at, true) === LOCAL &&
    view.getUint16(at + 6, true) === flags &&
    view.getUint16(at + 8, true) === method;
  const begin = at + LOCAL_BYTES + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (!isSame || begin > next || (flags & ENCRYPTED) !== 0) return 'broken';
  const described = (flags & DESCRIBED) !== 0;
  const room = next - begin;
  if (!described && view.getUint32(at + 18, true) !== room) return 'broken';
  if (method === STORED) {
    if (described && room > DESCRIPTOR_BYTES) return 'broken';
    return room > left ? 'too-big' : room;
  }
  if (method !== DEFLATED) return 'broken';
  const found = inflate(bytes.subarray(begin, next), left);
  if (typeof found === 'string') return found;
  return room - found.packed > (described ? DESCRIPTOR_BYTES : 0) ? 'broken' : found.unfolded;
}

/** How many bytes of a stream belong to it, and to how many it unfolds. */
function inflate(
  packed: Uint8Array,
  left: number,
): { readonly packed: number; readonly unfolded: number } | ZipFault {
  try {
    const answer: unknown = inflateRawSync(packed, {
      ...{ info: true, maxOutputLength: Math.max(1, left) },
    });
    return isInfo(answer)
      ? { packed: answer.engine.bytesWritten, unfolded: answer.buffer.length }
      : 'broken';
  } catch (error) {
    const isTooLarge =
      error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? 'too-big' : 'broken';
  }
}

interface Info {
  readonly buffer: Uint8Array;
  readonly engine: { readonly bytesWritten: number };
}

function isInfo(answer: unknown): answer is Info {
  return typeof answer === 'object' && answer !== null && 'buffer' in answer && 'engine' in answer;
}
