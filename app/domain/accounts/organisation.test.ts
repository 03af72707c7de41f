import { describe, expect, test } from 'vitest';
import { basicsOf, maskedEmail, numbersOf, unusualNumbers } from './organisation.ts';
import { organisationSchema, registerSchema } from './organisation-form.ts';

const INTENT = 'an intent of sixteen characters or more';
const FORM = { kind: 'sme', ice: '990000001000040', name: 'Atelier du Rif', intentId: INTENT };

describe('what is kept of an organisation', () => {
  test('has null where nothing was given', () => {
    expect(basicsOf({ name: 'A', sector: 'G' })).toEqual({
      name: 'A',
      nameArabic: null,
      legalForm: null,
      sector: 'G',
      province: null,
    });
    expect(numbersOf({ taxId: '', cnss: '1234567' })).toEqual({
      taxId: null,
      tradeRegister: null,
      registerCourt: null,
      cnss: '1234567',
      businessTax: null,
    });
  });

  test('points out identifiers of an unusual form, never missing ones', () => {
    const none = { taxId: null, tradeRegister: null, cnss: null, businessTax: null };
    expect(unusualNumbers(none)).toEqual([]);
    expect(unusualNumbers({ ...none, taxId: '12', cnss: '1234567', businessTax: 'X' })).toEqual([
      'taxId',
      'businessTax',
    ]);
  });
});

describe('the form of a registration', () => {
  test('gives the ICE as fifteen digits and the name on one line without hidden marks', () => {
    const form = registerSchema.parse({
      ...FORM,
      ice: 'ICE ٩٩٠ ٠٠٠ ٠٠١ ٠٠٠٠ ٤٠',
      name: '  Atelier\u202e\n du   Rif ',
    });
    expect(form).toMatchObject({ ice: '990000001000040', name: 'Atelier du Rif' });
  });

  test.each([
    [{ ice: '990000001000041' }, 'error.iceKey'],
    [{ ice: '99000000100004' }, 'error.iceLength'],
    [{ ice: '123' }, 'error.iceLength'],
    [{ ice: 'none' }, 'error.iceCharacters'],
    [{ ice: undefined }, 'error.iceMissing'],
    [{ name: ' \u200f ' }, 'error.name'],
    [{ name: 'x'.repeat(201) }, 'error.tooLong'],
    [{ kind: 'platform' }, 'error.kind'],
    [{ province: 'nowhere' }, 'error.choice'],
    [{ intentId: undefined }, 'error.reload'],
  ])('refuses %j: %s', (changes, message) => {
    const parsed = registerSchema.safeParse({ ...FORM, ...changes });
    expect(parsed.error?.issues.map((issue) => issue.message)).toContain(message);
  });

  test('keeps unusual identifiers as they were given, digits joined', () => {
    const form = organisationSchema.parse({ name: 'A firm', taxId: ' 12 34 ', cnss: 'n/a' });
    expect(form).toEqual({ name: 'A firm', taxId: '1234', cnss: 'NA' });
  });
});

test('an address is shown by its first letter and its domain', () => {
  expect(maskedEmail('amina@example.ma')).toBe('a•••@example.ma');
});
