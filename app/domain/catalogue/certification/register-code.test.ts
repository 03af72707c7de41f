import { expect, test } from 'vitest';
import { readCertificateCode } from './register-code.ts';

test.each([
  'RQ-7K3F-9M2D',
  'rq-7k3f-9m2d',
  ' RQ 7K3F 9M2D ',
  'RQ7K3F9M2D',
  'RQ–7K3F‑9M2D',
  '\u2066RQ-7K3F-9M2D\u2069',
  'ＲＱ-7K3F-9M2D',
])('%j is read as it is printed', (typed) => {
  expect(readCertificateCode(typed)).toBe('RQ-7K3F-9M2D');
});

test.each([
  '',
  'RQ',
  'RQ-7K3F',
  'RQ-7K3F-9M2',
  'RQ-7K3F-9M2DX',
  '7K2M-90QX-4TBA-C3WE',
  'RQ/../7K3F',
])('%j is no code', (typed) => {
  expect(readCertificateCode(typed)).toBeNull();
});

test('a very long text is cut before it is looked at', () => {
  expect(readCertificateCode(`RQ-7K3F-9M2D${' '.repeat(1_000_000)}`)).toBe('RQ-7K3F-9M2D');
});
