import { expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import { CORRECTABLE_FIELDS } from '../codes.ts';
import { correctableField, readCorrected } from './correct-form.ts';

const ABOUT = {
  asked: CORRECTABLE_FIELDS,
  categories: ['WEB', 'CRM'],
  today: civilDate('2026-11-16'),
};
const TYPED = {
  ...{ title: ' Un four ', need: 'Vendre\r\nen ligne', category: 'CRM', cost: '١٢٣' },
  ...{ startsOn: '16/11/2026', contactName: 'Amina', contactPhone: '06 12 34 56 78' },
  otherAid: '1 000,00 DH',
};

test('reads every field as it is typed in Morocco', () => {
  expect(readCorrected(TYPED, ABOUT)).toEqual({
    ok: true,
    value: {
      ...{ title: 'Un four', need: 'Vendre\nen ligne', category: 'CRM', cost: '12300' },
      ...{ startsOn: '2026-11-16', contactName: 'Amina', contactPhone: '+212612345678' },
      otherAid: '100000',
    },
  });
});

test('takes what was asked, and nothing else that is sent', () => {
  const read = readCorrected({ ...TYPED, state: 'approved' }, { ...ABOUT, asked: ['cost'] });
  expect(read).toEqual({ ok: true, value: { cost: '12300' } });
  expect(readCorrected(TYPED, { ...ABOUT, asked: [] })).toEqual({ ok: true, value: {} });
});

test.each([
  ['title', '  ', 'missing'],
  ['title', 'x'.repeat(121), 'too-long'],
  ['need', '', 'missing'],
  ['category', 'ERP', 'choose'],
  ['category', '', 'choose'],
  ['cost', '', 'missing'],
  ['cost', '0', 'zero'],
  ['cost', '-5', 'amount'],
  ['cost', '1e9', 'amount'],
  ['cost', '999999999999', 'too-much'],
  ['startsOn', '31/02/2027', 'date'],
  ['startsOn', '15/11/2026', 'past'],
  ['contactPhone', 'allô', 'phone'],
  ['otherAid', 'rien', 'amount'],
  ['otherAid', '', 'missing'],
] as const)('refuses %s typed as « %s »', (field, text, code) => {
  const read = readCorrected({ ...TYPED, [field]: text }, ABOUT);
  expect(read).toEqual({ ok: false, errors: { [field]: code } });
});

test('no other aid is an answer', () => {
  const read = readCorrected({ otherAid: '0' }, { ...ABOUT, asked: ['otherAid'] });
  expect(read).toEqual({ ok: true, value: { otherAid: '0' } });
});

test('papers are no fields', () => {
  expect(correctableField('cost')).toBe('cost');
  expect(correctableField('document:quote')).toBeNull();
});
