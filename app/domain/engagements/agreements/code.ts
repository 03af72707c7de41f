import { mintPrintedCode, readPrintedCode } from '#domain/kernel/index.server.ts';

/** A new code of an agreement, `RA-XXXX-XXXX-XXXX`. */
export function mintAgreementCode(randomBytes: (size: number) => Uint8Array): string {
  return mintPrintedCode('RA', randomBytes);
}

/** The code of an agreement as it is printed, however it was typed; null for what cannot be one. */
export function readAgreementCode(typed: string): string | null {
  return readPrintedCode('RA', typed);
}

/** What people call an agreement: the number of its project and its own, `000123-1`. */
export function agreementNumber(project: number, number: number): string {
  return `${String(project).padStart(6, '0')}-${String(number)}`;
}
