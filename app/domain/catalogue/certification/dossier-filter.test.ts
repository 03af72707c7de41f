import { describe, expect, test } from 'vitest';
import { civilDate } from '#domain/kernel/index.server.ts';
import {
  countDossiers,
  filterDossiers,
  isOverdue,
  type DossierFilter,
  type QueuedDossier,
} from './dossier-filter.ts';

const TODAY = civilDate('2026-11-16');
const ME = { accountId: 'me', today: TODAY };
const ALL: DossierFilter = {
  ...{ kind: null, state: null, who: null, overdue: false, region: null, text: '' },
};

function aDossier(id: string, changes: Partial<QueuedDossier> = {}): QueuedDossier {
  return {
    ...{ about: 'application', id, organisationId: id, name: `Société ${id}`, ice: null },
    ...{ region: 'MA-06', kind: 'first', state: 'examining', examinerId: null },
    ...{ proposedById: null, waitsFor: 'examiner', dueOn: civilDate('2026-12-01') },
    remindedOn: null,
    ...changes,
  };
}

const DOSSIERS = [
  aDossier('a', { examinerId: 'me', ice: '001527890000038' }),
  aDossier('b', { dueOn: civilDate('2026-11-13'), kind: 'renewal' }),
  aDossier('c', { dueOn: null, state: 'changes-requested', waitsFor: 'provider' }),
  aDossier('d', { state: 'proposed', waitsFor: 'second', proposedById: 'me', region: 'MA-04' }),
  aDossier('e', { state: 'proposed', waitsFor: 'second', proposedById: 'you', examinerId: 'you' }),
  aDossier('f', {
    ...{ about: 'measure', kind: 'suspension', state: 'noticed', waitsFor: 'provider' },
    ...{ dueOn: civilDate('2026-11-15'), examinerId: 'you', name: 'أطلس' },
  }),
];

const ids = (changes: Partial<DossierFilter>) =>
  filterDossiers(DOSSIERS, { ...ALL, ...changes }, ME)
    .map(({ id }) => id)
    .join('');

describe('the queue of the examiners', () => {
  test('has the first due first and those without a day last', () => {
    expect(ids({})).toBe('bfadec');
  });

  test.each([
    [{ who: 'mine' }, 'a'],
    [{ who: 'unassigned' }, 'bdc'],
    [{ who: 'second' }, 'e'],
    [{ overdue: true }, 'bf'],
    [{ region: 'MA-04' }, 'd'],
    [{ kind: 'renewal' }, 'b'],
    [{ state: 'changes-requested' }, 'c'],
    [{ text: 'societe A' }, 'a'],
    [{ text: '0015 2789' }, 'a'],
    [{ text: 'أطلس' }, 'f'],
    [{ text: 'nobody' }, ''],
  ] as const)('filters by %o', (filter, shown) => {
    expect(ids(filter)).toBe(shown);
  });

  test('counts what each quick filter shows', () => {
    expect(countDossiers(DOSSIERS, ME)).toEqual({
      ...{ all: 6, mine: 1, unassigned: 3, second: 1, overdue: 2 },
    });
  });

  test('a provider who has days left to answer is not late, and neither is the last day', () => {
    const late = civilDate('2026-11-15');
    expect(isOverdue(aDossier('a', { dueOn: TODAY }), TODAY)).toBe(false);
    expect(isOverdue(aDossier('a', { dueOn: late, waitsFor: 'provider' }), TODAY)).toBe(false);
  });
});
