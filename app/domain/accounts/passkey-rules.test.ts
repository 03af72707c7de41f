import { describe, expect, test } from 'vitest';
import { passkeyMessage } from './passkey-message.ts';
import { passkeyName, relyingParty } from './passkey-rules.ts';

test.each([
  ['https://raqmana.ma', 'raqmana.ma', 'https://raqmana.ma'],
  ['https://app.raqmana.ma:8443', 'app.raqmana.ma', 'https://app.raqmana.ma:8443'],
  ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
])('passkeys of %s are of %s', (address, id, origin) => {
  expect(relyingParty(address)).toEqual({ id, origin });
});

test.each([
  ['  Téléphone \n du   bureau ', 'Téléphone du bureau'],
  ['هاتف المكتب', 'هاتف المكتب'],
  [' \t', null],
  ['x'.repeat(61), null],
])('the name %j becomes %j', (typed, name) => {
  expect(passkeyName(typed)).toBe(name);
});

describe('what the browser sends', () => {
  const credential = {
    id: 'abc',
    rawId: 'abc',
    type: 'public-key',
    clientExtensionResults: { credProps: { rk: true } },
    authenticatorAttachment: 'platform',
  };
  const assertion = {
    ...credential,
    response: { clientDataJSON: 'aa', authenticatorData: 'bb', signature: 'cc' },
  };
  const finish = { step: 'finish', purpose: 'sign-in', challengeId: 'x', response: assertion };

  test('is read without what is not relied upon', () => {
    expect(passkeyMessage.parse(finish)).toMatchObject({
      next: null,
      response: { clientExtensionResults: {} },
    });
    expect(passkeyMessage.parse({ step: 'begin', purpose: 'register' })).toBeDefined();
  });

  test.each([
    null,
    {},
    { step: 'begin', purpose: 'become admin' },
    { ...finish, purpose: 'register' },
    { ...finish, response: { ...assertion, id: '<script>' } },
    { ...finish, response: { ...assertion, type: 'password' } },
    { ...finish, challengeId: 7 },
    { ...finish, next: ['/fr'] },
  ])('%j is refused', (message) => {
    expect(passkeyMessage.safeParse(message).success).toBe(false);
  });
});
