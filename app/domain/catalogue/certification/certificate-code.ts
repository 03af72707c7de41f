/** Digits and letters without 0, 1, I, L, O and U, which are read as one another. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;
const LENGTH = 8;

/** Bytes from here on would make the first signs likelier than the others. */
const FAIR = 256 - (256 % ALPHABET.length);

/** A new code of a certificate, e.g. `RQ-7K3F-9M2D`: 8 of 30 signs, 39 bits. */
export function mintCertificateCode(randomBytes: (size: number) => Uint8Array): string {
  let drawn = '';
  while (drawn.length < LENGTH)
    for (const byte of randomBytes(LENGTH))
      if (byte < FAIR && drawn.length < LENGTH) drawn += ALPHABET.charAt(byte % ALPHABET.length);
  return `RQ-${drawn.slice(0, GROUP)}-${drawn.slice(GROUP)}`;
}
