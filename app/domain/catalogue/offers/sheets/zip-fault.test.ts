import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readXlsx, writeXlsx } from './xlsx.ts';
import { zipFault } from './zip-fault.ts';

const LIMITS = { bytes: 1_000_000, parts: 20 };

interface Given {
  readonly name: string;
  readonly text: string;
  /** What it says it unfolds to. */
  readonly says?: number;
  /** Left out of the directory. */
  readonly hidden?: boolean;
  /** Its lengths follow it. */
  readonly described?: boolean;
}

/** The parts of a zip file one after the other, then their directory. */
function zip(...given: readonly Given[]): Uint8Array {
  const bodies: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, text, says = text.length, hidden = false, described = false } of given) {
    const packed = deflateRawSync(Buffer.from(text));
    const flags = described ? 8 : 0;
    const lengths = [crc32(text), packed.length, says];
    const heading = Buffer.alloc(30);
    heading.writeUInt32LE(0x04034b50, 0);
    heading.writeUInt16LE(flags, 6);
    heading.writeUInt16LE(8, 8);
    if (!described) lengths.forEach((value, index) => heading.writeUInt32LE(value, 14 + 4 * index));
    heading.writeUInt16LE(name.length, 26);
    const after = Buffer.alloc(described ? 16 : 0);
    if (described)
      [0x08074b50, ...lengths].forEach((value, index) => after.writeUInt32LE(value, 4 * index));
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(flags, 8);
    entry.writeUInt16LE(8, 10);
    lengths.forEach((value, index) => entry.writeUInt32LE(value, 16 + 4 * index));
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    const body = Buffer.concat([heading, Buffer.from(name), packed, after]);
    bodies.push(body);
    if (!hidden) entries.push(Buffer.concat([entry, Buffer.from(name)]));
    at += body.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...entries, end]);
}

const SMALL = { name: 'a.xml', text: '<a/>' };
const HUGE = { name: 'b.xml', text: ' '.repeat(2_000_000) };

describe('a zip file', () => {
  test.each([
    ['with lengths before its parts', [SMALL, { ...SMALL, name: 'c.xml' }]],
    ['with lengths after its parts', [{ ...SMALL, described: true }, SMALL]],
  ])('%s is read', (_, parts) => {
    expect(zipFault(zip(...parts), LIMITS)).toBeNull();
  });

  test.each([
    ['says so', [HUGE]],
    ['says that it is small', [{ ...HUGE, says: 10 }]],
    ['says so after it only', [{ ...HUGE, says: 10, described: true }]],
    [
      'is large together',
      Array.from({ length: 3 }, () => ({ ...SMALL, text: 'x'.repeat(400_000) })),
    ],
    ['has too many parts', Array.from({ length: 21 }, () => SMALL)],
  ])('that unfolds to too much is refused when it %s', (_, parts) => {
    expect(zipFault(zip(...parts), LIMITS)).toBe('too-big');
  });

  test.each([
    ['before the others', [{ ...HUGE, hidden: true }, SMALL]],
    ['between the others', [SMALL, { ...HUGE, hidden: true }, SMALL]],
    ['after the others', [SMALL, { ...HUGE, hidden: true }]],
  ])('with a part %s that its directory hides is refused', (_, parts) => {
    expect(zipFault(zip(...parts), LIMITS)).toBe('broken');
  });

  test('with a part behind its directory is refused', () => {
    expect(zipFault(Buffer.concat([zip(SMALL), zip(HUGE)]), LIMITS)).toBe('broken');
    const inComment = Buffer.concat([zip(SMALL), Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(9)]);
    expect(zipFault(inComment, LIMITS)).toBe('broken');
  });

  test('that is none is refused', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(22), Buffer.from('PK, and a text')])
      expect(zipFault(bytes, LIMITS)).toBe('broken');
    const cut = zip(SMALL, SMALL);
    for (let length = 0; length < cut.length; length += 1)
      expect(zipFault(cut.subarray(0, length), LIMITS)).not.toBeNull();
  });
});

test('a workbook of ours is read, one whose sheet lies about its size is not', async () => {
  const sheet = { name: 'Offres', rows: [['category'], ['WEB']], rightToLeft: false };
  expect((await readXlsx(await writeXlsx([sheet]))).rows).toHaveLength(2);
  const bomb = zip({ name: 'xl/worksheets/sheet1.xml', text: ' '.repeat(60_000_000), says: 10 });
  await expect(readXlsx(bomb)).rejects.toThrow('catalogue.sheet-too-big');
});
