import { expect, test } from 'vitest';
import { formatDateTime, formatMad } from '#i18n/formatters.ts';
import { showCase } from './show-case.ts';

test('amounts, days and instants are told in the reader’s language, the rest stays', () => {
  const model = {
    amount: 123_450n,
    dueOn: '2026-11-21',
    text: '2026-11-21',
    at: new Date('2026-11-16T11:00:00Z'),
    spans: [{ fromOn: '2026-12-01', toOn: null, state: 'ended' as const }],
    late: false,
  };
  expect(showCase('fr', model)).toEqual({
    amount: formatMad('fr', 123_450n),
    dueOn: '21 novembre 2026',
    text: '2026-11-21',
    at: formatDateTime('fr', model.at),
    spans: [{ fromOn: '1er décembre 2026', toOn: null, state: 'ended' }],
    late: false,
  });
});
