import { expect, test } from 'vitest';
import { missingFields, PROFILE_FIELDS } from './profile-completeness.ts';

const FULL = {
  ice: '990000001000040',
  nameArabic: 'اسم',
  legalForm: 'SARL',
  sector: 'NUM',
  province: 'MA-CAS',
  taxId: '1234567',
  tradeRegister: '12345',
  registerCourt: 'Casablanca',
  cnss: '1234567',
  businessTax: '12345678',
};

test('nothing is missing from a full profile', () => {
  expect(missingFields(FULL)).toEqual([]);
});

test.each(PROFILE_FIELDS)('an empty %s is missing', (field) => {
  expect(missingFields({ ...FULL, [field]: null })).toEqual([field]);
  expect(missingFields({ ...FULL, [field]: ' ' })).toEqual([field]);
});
