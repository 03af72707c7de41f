import { controlKey, plainDigits } from '#domain/kernel/index.server.ts';

const PREFIX = 'RQ';
const BODY = 10;
const BODY_RANGE = 10n ** BigInt(BODY);
/** Bytes that a reference is made of. */
export const REFERENCE_BYTES = 8;

/**
 * The structured reference of a transfer: `RQ`, ten digits, two of control by modulo 97, as a RIB
 * has them, so that a digit misheard on the phone is found at once.
 */
export function makeReference(random: Uint8Array): string {
  const number = Buffer.from(random).readBigUInt64BE(0) % BODY_RANGE;
  const body = String(number).padStart(BODY, '0');
  return `${PREFIX}${body}${controlKey(body)}`;
}

/** A reference as it is read aloud and printed: `RQ 1234 5678 9012`. */
export function groupReference(reference: string): string {
  return reference.replace(/^RQ(\d{4})(\d{4})(\d{4})$/, 'RQ $1 $2 $3');
}

const WRITTEN = /RQ[\s\p{Pd}.:/]*((?:\d[\s\p{Pd}.]*){12})(?!\d)/gu;

/** The references a text holds, however they were written, and whether one has a wrong key. */
export function readReferences(text: string): {
  readonly references: readonly string[];
  readonly hasWrongKey: boolean;
} {
  const references = new Set<string>();
  let hasWrongKey = false;
  for (const [, digits = ''] of text.normalize('NFKC').toUpperCase().matchAll(WRITTEN)) {
    const plain = plainDigits(digits);
    if (controlKey(plain.slice(0, BODY)) === plain.slice(BODY)) references.add(PREFIX + plain);
    else hasWrongKey = true;
  }
  return { references: [...references], hasWrongKey };
}
