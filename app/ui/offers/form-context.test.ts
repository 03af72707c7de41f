import { expect, test } from 'vitest';
import { rowsOf } from './form-context.ts';

test.each<[Record<string, string | string[]>, number]>([
  [{}, 1],
  [{ rows: '3' }, 3],
  [{ rows: '2', 'deliverables.4.acceptance.ar': '' }, 5],
  [{ rows: '99' }, 8],
  [{ rows: '-1' }, 1],
  [{ rows: 'many' }, 1],
  [{ rows: ['2', '3'] }, 1],
  [{ 'deliverables.7.text.fr': 'x' }, 8],
])('a form of %j shows %i deliverables', (values, rows) => {
  expect(rowsOf(values)).toBe(rows);
});
