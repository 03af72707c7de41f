import { opaqueToken } from '#domain/kernel/index.server.ts';
import { hmac } from '#platform/secrets.ts';

const TOKEN_BYTES = 32;

/** A token for the link of an invitation, and what the database keeps of it. */
export function drawInvitationToken(randomBytes: (size: number) => Uint8Array): {
  readonly token: string;
  readonly tokenHash: string;
} {
  const token = opaqueToken(randomBytes(TOKEN_BYTES));
  return { token, tokenHash: invitationHash(token) };
}

export function invitationHash(token: string): string {
  return hmac('accounts.invitation', token);
}
