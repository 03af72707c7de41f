import { mintPrintedCode, readPrintedCode } from '#domain/kernel/index.server.ts';

/** A new code of a voucher, `RQ-XXXX-XXXX-XXXX`. */
export function mintVoucherCode(randomBytes: (size: number) => Uint8Array): string {
  return mintPrintedCode('RQ', randomBytes);
}

/** The code of a voucher as it is printed, however it was typed; null for what cannot be one. */
export function readVoucherCode(typed: string): string | null {
  return readPrintedCode('RQ', typed);
}
