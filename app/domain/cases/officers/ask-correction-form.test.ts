import { describe, expect, test } from 'vitest';
import { correctableFields, paperOf, readCorrections } from './ask-correction-form.ts';

describe('what may be asked to be corrected', () => {
  test('fields of the request, then papers', () => {
    const fields = correctableFields([{ code: 'quote' }]);
    expect(fields).toContain('title');
    expect(fields).not.toContain('consents');
    expect(fields.at(-1)).toBe('document:quote');
    expect(fields.map(paperOf).filter((code) => code !== null)).toEqual(['quote']);
  });

  test('each line with its reason and its note, the others left out', () => {
    const sent = {
      stamp: '7',
      ...{ 'reason-title': 'incorrect', 'note-title': ' Say more ' },
      ...{ 'reason-need': '', 'note-need': '' },
      ...{ 'reason-document:quote': 'outdated', 'note-document:quote': 'Of this year' },
    };
    expect(readCorrections(sent)).toEqual({
      ok: true,
      stamp: 7,
      items: [
        { field: 'title', reason: 'incorrect', note: 'Say more' },
        { field: 'document:quote', reason: 'outdated', note: 'Of this year' },
      ],
    });
  });

  test('half a line is refused at its half', () => {
    const sent = { stamp: '7', 'reason-title': 'missing', 'reason-need': '', 'note-need': 'x' };
    expect(readCorrections(sent)).toEqual({
      ok: false,
      errors: { 'note-title': 'error.note', 'reason-need': 'error.reason' },
    });
  });
});
