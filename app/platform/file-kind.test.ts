import { describe, expect, test } from 'vitest';
import { DOCX_MAIN, HTML, PDF, PNG, word, zip } from '../../tests/factories/files.ts';
import { mediaTypeOf } from './file-kind.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'));
const join = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

describe('a file that may be kept', () => {
  test.each([
    ['a.pdf', PDF, 'application/pdf'],
    ['A.PDF', PDF, 'application/pdf'],
    ['a.png', PNG, 'image/png'],
    ['a.jpg', join(bytes(''), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), bytes('..')), 'image/jpeg'],
    ['a.jpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0), 'image/jpeg'],
    ['a.webp', bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
    ['a.docx', word(DOCX_MAIN), DOCX],
    [
      'a.ods',
      zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }),
      'application/vnd.oasis.opendocument.spreadsheet',
    ],
    ['a.csv', bytes('\uFEFFville;montant\nFès;12 %\n'), 'text/csv'],
    ['a.txt', bytes('BM, MZ ou II : du texte, même en عربية'), 'text/plain'],
  ])('%s', async (name, content, type) => {
    expect(await mediaTypeOf(name, content)).toBe(type);
  });
});

describe('a file that is refused', () => {
  test.each([
    ['a page named as a PDF', 'a.pdf', HTML, 'files.type'],
    ['a page named as a text', 'a.txt', HTML, 'files.type'],
    ['a page in a CSV', 'a.csv', bytes('a;b\n<SVG onload=x>;c'), 'files.type'],
    ['a drawing', 'a.svg', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'files.type'],
    ['a drawing named as a picture', 'a.png', bytes('<?xml version="1.0"?><svg/>'), 'files.type'],
    ['a page behind the start of a PDF', 'a.pdf', join(PDF, HTML, PDF), 'files.type'],
    ['a PDF behind the start of a page', 'a.pdf', join(HTML, PDF), 'files.type'],
    ['the start of a PDF alone', 'a.pdf', bytes('%PDF-1.7\nhello'), 'files.type'],
    ['a picture that goes on as a page', 'a.png', join(PNG, HTML), 'files.type'],
    ['a program', 'a.exe', bytes('MZ\x90\0'), 'files.type'],
    ['a program named as a PDF', 'a.pdf', bytes('MZ\x90\0\x03\0\0\0'), 'files.type'],
    ['a script named as a text', 'a.txt', bytes('#!/bin/sh\nrm -rf /'), 'files.type'],
    ['an archive', 'a.zip', zip({ 'a.txt': 'a' }), 'files.type'],
    ['an archive named as a document', 'a.docx', zip({ 'a.txt': 'a' }), 'files.type'],
    [
      'a document with macros',
      'a.docx',
      word('application/vnd.ms-word.document.macroEnabled.main'),
      'files.type',
    ],
    [
      'a document that hides its macros',
      'a.docx',
      word(DOCX_MAIN, { 'word/vbaProject.bin': 'code' }),
      'files.type',
    ],
    ['a PDF named as a picture', 'a.png', PDF, 'files.extension'],
    ['a picture named as a PDF', 'a.pdf', PNG, 'files.extension'],
    ['a name without ending', 'facture', PDF, 'files.type'],
    ['bytes named as a text', 'a.txt', bytes('a\0b'), 'files.extension'],
    ['a text in an old encoding', 'a.csv', Uint8Array.of(0x46, 0xe8, 0x73), 'files.encoding'],
  ])('%s', async (_what, name, content, code) => {
    await expect(mediaTypeOf(name, content)).rejects.toMatchObject({ code });
  });
});
