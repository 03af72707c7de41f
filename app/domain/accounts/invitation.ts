const DAY_MS = 24 * 60 * 60_000;

/** Days for which an invitation can be accepted. */
export const INVITATION_DAYS = 7;

/** When an invitation sent at this moment ends. */
export function invitationEnd(now: Date): Date {
  return new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
}

export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired';

interface Stamps {
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly expiresAt: Date;
}

/** What became of an invitation. */
export function stateOf({ acceptedAt, revokedAt, expiresAt }: Stamps, now: Date): InvitationState {
  if (acceptedAt !== null) return 'accepted';
  if (revokedAt !== null) return 'revoked';
  return expiresAt <= now ? 'expired' : 'open';
}

/** Whether an invitation was sent to the address that an account has shown to be its own. */
export function isAddressedTo(
  invitation: { readonly email: string },
  account: { readonly email: string | null; readonly emailVerifiedAt: Date | null },
): boolean {
  return (
    account.email !== null &&
    account.emailVerifiedAt !== null &&
    account.email.toLowerCase() === invitation.email.toLowerCase()
  );
}
