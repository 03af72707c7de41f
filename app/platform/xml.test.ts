import { describe, expect, test } from 'vitest';
import { el, xmlDocument } from './xml.ts';

describe('writing XML', () => {
  test('escapes texts and attributes, and drops what no XML carries', () => {
    const written = xmlDocument(el('a', [el('b', 'x < y & "z"\u0000', { c: '"<' }), null]));
    expect(written).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<a><b c="&quot;&lt;">x &lt; y &amp; &quot;z&quot;</b></a>\n',
    );
  });
});
