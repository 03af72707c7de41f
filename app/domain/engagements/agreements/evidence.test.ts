import { expect, test } from 'vitest';
import { channelOf, isSameBrowser, maskTarget } from './evidence.ts';

const BOTH = {
  ...{ email: 'amina@example.ma', emailVerified: true },
  ...{ phone: '+212612345678', phoneVerified: true },
};

test('a code goes to what was verified, the telephone first', () => {
  expect(channelOf(BOTH)).toEqual({ channel: 'sms', target: '+212612345678' });
  expect(channelOf({ ...BOTH, phoneVerified: false })).toEqual({
    ...{ channel: 'email', target: 'amina@example.ma' },
  });
  expect(channelOf({ ...BOTH, phone: null, emailVerified: false })).toBeNull();
});

test.each([
  ['amina@example.ma', 'a•••@e•••.ma'],
  ['+212612345678', '+212•••78'],
  ['a@localhost', 'a•••@l•••'],
])('%s is shown as %s', (target, masked) => {
  expect(maskTarget(target)).toBe(masked);
});

test('one browser for both sides is seen, but in a demonstration', () => {
  const [live, demo] = [{ demo: false }, { demo: true }];
  expect(isSameBrowser({ browser: 'a' }, { browser: 'a' }, live)).toBe(true);
  expect(isSameBrowser({ browser: 'a' }, { browser: 'b' }, live)).toBe(false);
  expect(isSameBrowser({ browser: 'a' }, { browser: 'a' }, demo)).toBe(false);
  expect(isSameBrowser({ browser: null }, { browser: null }, live)).toBe(false);
  expect(isSameBrowser({ browser: 'a' }, {}, live)).toBe(false);
});
