import { expect, test } from 'vitest';
import { withoutPersonalData } from './job-queue.ts';

test.each([
  ['550 <amina@example.ma> is unknown here', '550 <…> is unknown here'],
  ['no route to +212612345678', 'no route to …'],
  ['bad token dGhpcyBpcyBhIHNlY3JldCB0b2tlbg', 'bad token …'],
  ['the SMS gateway answered 500\n    at sendThrough', 'the SMS gateway answered 500'],
])('an error without what may tell of somebody: %s', (error, expected) => {
  expect(withoutPersonalData(error)).toBe(expected);
});

test('a long error is cut', () => {
  expect(withoutPersonalData('too long '.repeat(100))).toHaveLength(200);
});
