import { expect, test } from 'vitest';
import { DomainError } from './errors.ts';

test('carries a code and the details of its text', () => {
  const error = new DomainError('assessment.not-found', { id: 'a' });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('DomainError');
  expect(error.message).toBe('assessment.not-found');
  expect(error.code).toBe('assessment.not-found');
  expect(error.details).toEqual({ id: 'a' });
  expect(new DomainError('x.y').details).toEqual({});
});
