import { describe, expect, test } from 'vitest';
import { refusalToRemove, secondFactorStep, type SecondFactors } from './second-factor-rules.ts';

const having = (changes: Partial<SecondFactors>): SecondFactors => ({
  totp: false,
  passkeys: 0,
  hasPassword: true,
  isStaff: false,
  ...changes,
});
const NOON = new Date('2026-11-16T11:00:00Z');

describe('before keys are touched', () => {
  test.each<[string, Partial<SecondFactors>, ReturnType<typeof secondFactorStep>]>([
    ['an owner with a password', {}, null],
    ['an owner with a passkey', { passkeys: 1 }, null],
    ['an owner with an application', { totp: true }, 'show'],
    ['staff with nothing', { isStaff: true }, 'set-up'],
    ['staff with a passkey', { isStaff: true, passkeys: 1 }, 'show'],
    ['staff with an application', { isStaff: true, totp: true }, 'show'],
  ])('%s: %j → %s, and nothing once it was shown', (_who, changes, step) => {
    expect(secondFactorStep(having(changes), null)).toBe(step);
    expect(secondFactorStep(having(changes), NOON)).toBeNull();
  });
});

describe('taking a key away', () => {
  test.each<
    [string, Partial<SecondFactors>, 'totp' | 'passkey', ReturnType<typeof refusalToRemove>]
  >([
    ['an owner’s application', { totp: true }, 'totp', null],
    ['an owner’s passkey beside a password', { passkeys: 1 }, 'passkey', null],
    ['the only passkey', { passkeys: 1, hasPassword: false }, 'passkey', 'last-key'],
    [
      'the only passkey beside codes',
      { passkeys: 1, totp: true, hasPassword: false },
      'passkey',
      'last-key',
    ],
    ['one of two passkeys', { passkeys: 2, hasPassword: false }, 'passkey', null],
    ['the last factor of staff', { passkeys: 1, isStaff: true }, 'passkey', 'second-factor-needed'],
    [
      'the last application of staff',
      { totp: true, isStaff: true },
      'totp',
      'second-factor-needed',
    ],
    [
      'the application of staff with a passkey',
      { totp: true, passkeys: 1, isStaff: true },
      'totp',
      null,
    ],
    [
      'the passkey of staff with codes',
      { totp: true, passkeys: 1, isStaff: true },
      'passkey',
      null,
    ],
    ['an application that waits for its first code', { isStaff: true }, 'totp', null],
  ])('%s', (_what, changes, key, refusal) => {
    expect(refusalToRemove(having(changes), key)).toBe(refusal);
  });
});
