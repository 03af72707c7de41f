import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every authenticator application knows it: SHA-1, six digits, thirty seconds. */
const SETTINGS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** RFC 4226 §4: the length of the hash. */
export const TOTP_SECRET_BYTES = 20;
/** A code of the step before or after is still good: typing takes time, clocks differ. */
const SKEW_STEPS = 1;
/** A code this far off is not guessed: the clock of the phone is wrong. */
const CLOCK_STEPS = 10;

export type TotpCheck =
  | { readonly kind: 'right'; readonly step: number }
  /** Right for another time, at most five minutes away. */
  | { readonly kind: 'clock' }
  | { readonly kind: 'wrong' };

/** Judges a code of six digits at a moment; whether its step was used before is for the caller. */
export function checkTotp(secret: Uint8Array, code: string, now: Date): TotpCheck {
  const timestamp = now.getTime();
  const delta = totpOf(secret).validate({ token: code, timestamp, window: CLOCK_STEPS });
  if (delta === null) return { kind: 'wrong' };
  if (Math.abs(delta) > SKEW_STEPS) return { kind: 'clock' };
  return { kind: 'right', step: TOTP.counter({ period: SETTINGS.period, timestamp }) + delta };
}

export interface TotpKey {
  /** What the QR code says. */
  readonly uri: string;
  /** The key in groups of four letters, for typing. */
  readonly text: string;
}

/** What an authenticator application needs to know, for an account named `label`. */
export function totpKey(secret: Uint8Array, label: string): TotpKey {
  const totp = totpOf(secret, label);
  return { uri: totp.toString(), text: totp.secret.base32.replace(/(.{4})(?=.)/g, '$1 ') };
}

function totpOf(secret: Uint8Array, label = ''): TOTP {
  return new TOTP({
    ...SETTINGS,
    issuer: 'Raqmana',
    label,
    secret: new Secret({ buffer: new Uint8Array(secret).buffer }),
  });
}
