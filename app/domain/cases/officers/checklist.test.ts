import { describe, expect, test } from 'vitest';
import { checklistOf } from './checklist.ts';
import { readChecks } from './checklist-form.ts';

describe('the checklist of a case', () => {
  const documents = [
    { code: 'tax-attestation', required: true },
    { code: 'quote', required: false },
  ];
  const idsOf = (...because: Parameters<typeof checklistOf>[1]) =>
    checklistOf(documents, because).map(({ id }) => id);

  test('asks for the required papers, and what holds for every case', () => {
    expect(idsOf()).toEqual(['identity', 'paper:tax-attestation', 'project', 'cost', 'links']);
  });

  test('asks for the conditions that rest on a word, a weak source or a judgement', () => {
    const ids = idsOf(
      { criterion: 'said', source: 'self' },
      { criterion: 'shown', source: 'document' },
      { criterion: 'weak', source: 'document', weakSource: true },
      { criterion: 'judged', manual: true },
      { criterion: 'unknown' },
    );
    expect(ids.filter((id) => id.startsWith('criterion:'))).toEqual([
      ...['criterion:said', 'criterion:weak', 'criterion:judged'],
    ]);
  });
});

describe('a checklist that is sent', () => {
  const sent = {
    'outcome-identity': 'ok',
    'note-identity': ' Seen ',
    'outcome-paper:quote': 'problem',
    'note-paper:quote': 'Not signed',
    'outcome-cost': '',
    only: 'x',
  };

  test('gives the lines that were filled in', () => {
    expect(readChecks(sent, null)).toEqual({
      ok: true,
      checks: [
        { item: 'identity', outcome: 'ok', note: 'Seen' },
        { item: 'paper:quote', outcome: 'problem', note: 'Not signed' },
      ],
    });
  });

  test('gives one line alone, and leaves the faults of others', () => {
    const faulty = { ...sent, 'note-paper:quote': '' };
    expect(readChecks(faulty, 'identity')).toEqual({
      ok: true,
      checks: [{ item: 'identity', outcome: 'ok', note: 'Seen' }],
    });
    expect(readChecks(faulty, 'cost')).toEqual({
      ok: false,
      errors: { 'outcome-cost': 'error.choose' },
    });
  });

  test('needs a word for a problem, and no more than there is room for', () => {
    expect(readChecks({ 'outcome-cost': 'problem' }, null)).toEqual({
      ok: false,
      errors: { 'note-cost': 'error.problem' },
    });
    expect(readChecks({ 'outcome-cost': 'ok', 'note-cost': 'x'.repeat(2001) }, null)).toEqual({
      ok: false,
      errors: { 'note-cost': 'error.tooLong' },
    });
  });
});
