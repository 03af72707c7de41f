/** RQ and eight letters and digits; audit entries have sixteen and so are never taken for one. */
const CODE = /^RQ([0-9A-Z]{4})([0-9A-Z]{4})$/;
const LONGEST = 64;

/** The code of a certificate as it is printed, however it was typed or scanned; null for none. */
export function readCertificateCode(typed: string): string | null {
  const signs = typed
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}\p{Cf}_.]/gu, '');
  return CODE.test(signs) ? signs.replace(CODE, 'RQ-$1-$2') : null;
}
