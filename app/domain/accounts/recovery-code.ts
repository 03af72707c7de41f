/** Letters and digits nobody takes for one another, also when they are read aloud. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;

export const RECOVERY_CODES = 10;
/** Two bytes a character: what the remainder favours is less than one part in 2 000. */
export const RECOVERY_CODE_BYTES = 2 * LENGTH;

/** A recovery code, as shown, out of random bytes: about 49 bits, `7K2MP-X9QRT`. */
export function recoveryCodeOf(random: Uint8Array): string {
  const bytes = Buffer.from(random);
  const letters = Array.from(
    { length: LENGTH },
    (_, index) => ALPHABET[bytes.readUInt16BE(2 * index) % ALPHABET.length] ?? '',
  );
  return `${letters.slice(0, LENGTH / 2).join('')}-${letters.slice(LENGTH / 2).join('')}`;
}

/** A typed recovery code as it is hashed, null for what cannot be one. */
export function normalRecoveryCode(typed: string): string | null {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return code.length === LENGTH && Array.from(code).every((letter) => ALPHABET.includes(letter))
    ? code
    : null;
}
