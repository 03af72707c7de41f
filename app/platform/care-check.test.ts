import { describe, expect, test } from 'vitest';
import { isPublicAddress, lookAtAddress, readCareUrl } from './care-check.ts';

describe('only the public internet is looked at', () => {
  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.31.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
    ...['0.0.0.0', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fd00::1'],
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '2002:7f00:1::', '64:ff9b::7f00:1', '2001:db8::1'],
    ...['', 'localhost', '999.1.1.1'],
  ])('not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  test.each(['196.200.131.1', '8.8.8.8', '2a00:1450:4007:80e::2003'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ...['ftp://example.ma/', 'file:///etc/passwd', 'javascript:alert(1)', 'example.ma', ''],
    ...['https://example.ma:8443/', 'http://user:pass@example.ma/', 'http://example.ma:5432'],
  ])('not the address %s', (text) => {
    expect(readCareUrl(text)).toBeNull();
  });

  test('hosts that lead inside are not asked', async () => {
    for (const url of [
      'http://127.0.0.1/',
      'https://[::1]/',
      'http://0x7f000001/',
      'http://10.0.0.1/',
    ])
      expect(await lookAtAddress(url)).toEqual({
        ...{ address: { result: 'unknown', detail: 'refused' }, certificate: null },
      });
  });
});
