import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupReference, makeReference, readReferences, REFERENCE_BYTES } from './reference.ts';

const random = fc.uint8Array({ minLength: REFERENCE_BYTES, maxLength: REFERENCE_BYTES });

test('a reference is found again in what a bank prints, however it is grouped', () => {
  fc.assert(
    fc.property(random, fc.constantFrom('', ' ', '-', '.'), (bytes, mark) => {
      const reference = makeReference(bytes);
      expect(reference).toMatch(/^RQ\d{12}$/);
      const written = groupReference(reference).replaceAll(' ', mark).toLowerCase();
      const { references } = readReferences(`VIR RECU /${written}/ de Atlas 2026`);
      expect(references).toEqual([reference]);
    }),
  );
});

test('one digit that is wrong is noticed', () => {
  fc.assert(
    fc.property(random, fc.nat(11), fc.integer({ min: 1, max: 9 }), (bytes, place, more) => {
      const reference = makeReference(bytes);
      const digits = [...reference.slice(2)];
      digits[place] = String((Number(digits[place]) + more) % 10);
      expect(readReferences(`RQ${digits.join('')}`)).toEqual({ references: [], hasWrongKey: true });
    }),
  );
});

test('the number of a request for aid is no reference of a transfer', () => {
  expect(readReferences('RQ-2026-000123')).toEqual({ references: [], hasWrongKey: false });
});
