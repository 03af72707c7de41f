import { expect, test } from 'vitest';
import { referenceSchema } from './reference-form.ts';

const TYPED = {
  clientName: 'Comptoir Bab Lkhir',
  clientIce: '002 136 093 0000 40',
  sector: 'GRO',
  year: '2024',
  workFr: 'Caisse et stock',
  contactName: 'Une personne',
  contactPhone: '06 12 34 56 78',
};

const schema = referenceSchema(2026);

test('a reference is kept with its numbers in one form', () => {
  expect(schema.parse(TYPED)).toEqual({
    ...TYPED,
    clientIce: '002136093000040',
    year: 2024,
    workAr: '',
    contactPhone: '+212612345678',
    showsClient: false,
  });
});

test.each([
  ['clientIce', { clientIce: '002136093000041' }, 'error.iceKey'],
  ['clientIce', { clientIce: undefined }, 'error.iceMissing'],
  ['year', { year: '2027' }, 'error.year'],
  ['year', { year: '2015' }, 'error.year'],
  ['year', { year: '2016' }, null],
  ['year', { year: '2026' }, null],
  ['sector', { sector: 'XXX' }, 'error.sector'],
  ['workFr', { workFr: '' }, 'error.oneLanguage'],
  ['workFr', { workFr: undefined, workAr: 'صندوق' }, null],
  ['workFr', { workFr: '<img src=x>' }, 'error.html'],
  ['contactPhone', { contactPhone: '12' }, 'error.phone'],
  ['contactName', { contactName: undefined }, 'error.contactName'],
  ['clientName', { clientName: 'X' }, 'error.clientName'],
  ['year', { year: undefined }, 'error.year'],
  ['workFr', { clientName: 'X', workFr: undefined }, 'error.oneLanguage'],
])('%s with %j: %s', (field, changes, message) => {
  const issues = schema.safeParse({ ...TYPED, ...changes }).error?.issues ?? [];
  expect(issues.find(({ path }) => path[0] === field)?.message ?? null).toBe(message);
});
