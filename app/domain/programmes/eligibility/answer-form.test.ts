import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import type { FactName } from '../rules/facts.ts';
import { readAnswer } from './answer-form.ts';

const TODAY = civilDate('2026-11-22');

type Fields = Readonly<Record<string, string | readonly string[]>>;

function read(fact: FactName, fields: Fields) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const text of typeof value === 'string' ? [value] : value) form.append(name, text);
  return readAnswer(form, fact, TODAY);
}

const answer = (value: unknown) => ({ kind: 'answer', answer: { value } });
const error = (code: string) => ({ kind: 'error', error: code });

describe('numbers', () => {
  test.each([
    ['staff', '12', 12],
    ['staff', '١٢', 12],
    ['turnoverMAD', '1 250 000,50 DH', 1_250_000],
    ['turnoverMAD', '74.999.999', 74_999_999],
    ['exportShare', '25 %', 0.25],
    ['exportShare', '12,5', 0.125],
    ['stableJobsRatio', '1,5', 1.5],
  ] as const)('%s: %s', (fact, text, value) => {
    expect(read(fact, { [fact]: text })).toEqual(answer(value));
  });

  test.each([
    ['staff', 'twelve', 'number'],
    ['staff', '-3', 'number'],
    ['staff', '2,5', 'whole'],
    ['staff', '1000001', 'bounds'],
    ['exportShare', '101', 'bounds'],
  ] as const)('%s: %s is refused', (fact, text, code) => {
    expect(read(fact, { [fact]: text })).toEqual(error(code));
  });

  test('a band is a range, and an exact amount beside it wins', () => {
    expect(read('turnoverMAD', { 'turnoverMAD.band': '50-200' })).toEqual(
      answer({ min: 50_000_000, max: 199_999_999 }),
    );
    expect(
      read('turnoverMAD', { turnoverMAD: '60 000 000', 'turnoverMAD.band': '50-200' }),
    ).toEqual(answer(60_000_000));
    expect(read('turnoverMAD', { 'turnoverMAD.band': 'huge' })).toEqual(error('choice'));
  });

  test('none can be said of what may not be there, and not beside an amount', () => {
    expect(read('turnoverMAD', { 'turnoverMAD.none': 'yes' })).toEqual(answer(null));
    expect(read('turnoverMAD', { turnoverMAD: '5', 'turnoverMAD.none': 'yes' })).toEqual(
      error('both'),
    );
    expect(read('staff', { 'staff.none': 'yes' })).toEqual(error('choice'));
  });
});

describe('choices', () => {
  test('yes, no, not known, and anything else', () => {
    expect(read('taxCompliant', { taxCompliant: 'yes' })).toEqual(answer(true));
    expect(read('taxCompliant', { taxCompliant: 'no' })).toEqual(answer(false));
    expect(read('taxCompliant', { taxCompliant: 'dk' })).toEqual({
      kind: 'answer',
      answer: { skip: 'unknown' },
    });
    expect(read('taxCompliant', { taxCompliant: 'maybe' })).toEqual(error('choice'));
  });

  test('codes of the vocabulary only', () => {
    expect(read('legalForm', { legalForm: 'SARL' })).toEqual(answer('SARL'));
    expect(read('legalForm', { legalForm: 'XXX' })).toEqual(error('choice'));
  });

  test('a set, no element of it, or both at once', () => {
    const both = ['iso-9001', 'pme-tech-label'];
    expect(read('certifications', { certifications: both })).toEqual(answer(both));
    expect(read('certifications', { 'certifications.none': 'yes' })).toEqual(answer([]));
    expect(read('certifications', { certifications: both, 'certifications.none': 'yes' })).toEqual(
      error('both'),
    );
    expect(read('certifications', { certifications: ['x'] })).toEqual(error('choice'));
  });
});

describe('registration', () => {
  const on = (year: string, month: string, day = '') =>
    read('ageMonths', { 'ageMonths.year': year, 'ageMonths.month': month, 'ageMonths.day': day });

  test('a month gives a range, a day an age', () => {
    expect(on('2026', '5')).toEqual({
      kind: 'answer',
      answer: { value: { min: 5, max: 6 }, evidence: 'registered:2026-05' },
    });
    expect(on('2026', '5', '14')).toEqual({
      kind: 'answer',
      answer: { value: 6, evidence: 'registered:2026-05-14' },
    });
  });

  test.each([
    ['2026', '13', '', 'date'],
    ['2026', '2', '30', 'date'],
    ['2026', '', '', 'date'],
    ['', '5', '', 'date'],
    ['1700', '5', '', 'date'],
    ['2026', '12', '', 'future'],
    ['2026', '11', '23', 'future'],
  ])('%s-%s-%s is refused', (year, month, day, code) => {
    expect(on(year, month, day)).toEqual(error(code));
  });
});

test('an untouched question says nothing', () => {
  for (const fact of ['staff', 'turnoverMAD', 'ageMonths', 'sector', 'taxCompliant'] as const)
    expect(read(fact, {})).toEqual({ kind: 'empty' });
  expect(read('certifications', {})).toEqual({ kind: 'empty' });
});
