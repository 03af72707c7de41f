/** The second factors an account has, and what its roles ask for. */
export interface SecondFactors {
  readonly totp: boolean;
  readonly passkeys: number;
  readonly hasPassword: boolean;
  /** True when a role of the person asks for a second factor at each sign-in. */
  readonly isStaff: boolean;
}

/**
 * What a session still has to do before it may touch the keys of its account. `show`: prove the
 * second factor that is there, or a stolen password could replace it; `set-up`: a role asks for one
 * and there is none yet. A passkey of somebody whose roles ask for nothing is a way to sign in, not
 * a second lock: losing it locks nobody out.
 */
export function secondFactorStep(
  factors: SecondFactors,
  shownAt: Date | null,
): 'show' | 'set-up' | null {
  if (shownAt !== null) return null;
  if (factors.totp || (factors.isStaff && factors.passkeys > 0)) return 'show';
  return factors.isStaff ? 'set-up' : null;
}

/** Why a key cannot be taken away, null when it can. */
export function refusalToRemove(
  factors: SecondFactors,
  key: 'totp' | 'passkey',
): 'last-key' | 'second-factor-needed' | null {
  // A key that waits for its first code protects nothing yet.
  if (key === 'totp' && !factors.totp) return null;
  const totp = factors.totp && key !== 'totp';
  const passkeys = factors.passkeys - (key === 'passkey' ? 1 : 0);
  if (!factors.hasPassword && passkeys <= 0) return 'last-key';
  return factors.isStaff && !totp && passkeys <= 0 ? 'second-factor-needed' : null;
}
