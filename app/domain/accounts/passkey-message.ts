import { z } from 'zod';

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(16_384);
const step = { purpose: z.enum(['register', 'sign-in', 'confirm']) } as const;
const finish = { step: z.literal('finish'), challengeId: base64url.max(64) } as const;
const credential = {
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  // Nothing that browsers add is relied upon.
  clientExtensionResults: z.unknown().transform(() => ({})),
} as const;

const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(base64url.max(32)).max(10).default([]),
  }),
});

const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.exactOptional(),
  }),
});

/** What the browser's part of a passkey says: asks for a challenge, then answers it. */
export const passkeyMessage = z.union([
  z.object({ ...step, step: z.literal('begin') }),
  z.object({ ...finish, purpose: z.literal('register'), response: attestation }),
  z.object({
    ...finish,
    purpose: z.enum(['sign-in', 'confirm']),
    response: assertion,
    next: z.string().max(2_048).nullable().default(null),
  }),
]);

export type Attestation = z.output<typeof attestation>;
export type Assertion = z.output<typeof assertion>;
