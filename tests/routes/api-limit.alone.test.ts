import { beforeEach, expect, test, vi } from 'vitest';
import { freshDatabase } from '../factories/drafts.ts';
import { call } from './call.ts';
import * as score from '../../app/endpoints/api.v1.assessments.score.ts';

vi.hoisted(() => {
  process.env['RATE_LIMIT_API_PER_MINUTE'] = '2';
  process.env['RATE_LIMIT_API_BURST'] = '3';
});

beforeEach(freshDatabase);

const post = (ip: string) => call(score.action, { body: '{}', ip });

test('an address that calls too often is told when to come back, the others are not', async () => {
  const statuses = [];
  for (let request = 0; request < 3; request += 1) statuses.push((await post('192.0.2.1')).status);
  expect(statuses).toEqual([422, 422, 422]);
  const refused = await post('192.0.2.1');
  expect(refused.status).toBe(429);
  expect(refused.data).toEqual({
    errors: [{ path: '', code: 'too_many_requests', message: expect.stringMatching(/\S/) }],
  });
  const wait = Number(refused.headers.get('Retry-After'));
  expect(wait).toBeGreaterThanOrEqual(25);
  expect(wait).toBeLessThanOrEqual(30);
  expect((await post('192.0.2.2')).status).toBe(422);
});

test('requests at once are counted one by one', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => post('192.0.2.3')));
  expect(answers.filter(({ status }) => status === 422)).toHaveLength(3);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
});
