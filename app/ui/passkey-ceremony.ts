import {
  startAuthentication,
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser';

export type PasskeyPurpose = 'register' | 'sign-in' | 'confirm';

/** Why it did not work, as the texts name it. */
export const PASSKEY_FAILURES = [
  'cancelled',
  'exists',
  'passkey-over',
  'passkey-refused',
  'too-many-passkeys',
  'wait',
  'trouble',
] as const;
export type PasskeyFailure = (typeof PASSKEY_FAILURES)[number];

export type PasskeyOutcome =
  | { readonly kind: 'done'; readonly next: string }
  /** The page has to be asked for anew: it sends to sign in, or to prove again who one is. */
  | { readonly kind: 'again' }
  | { readonly kind: 'failed'; readonly failure: PasskeyFailure };

interface Ceremony {
  /** Address of the endpoint. */
  readonly endpoint: string;
  readonly purpose: PasskeyPurpose;
  readonly next: string | null;
}

/** What our own endpoint answers. */
interface Reply {
  readonly challengeId?: string;
  readonly options?: PublicKeyCredentialCreationOptionsJSON & PublicKeyCredentialRequestOptionsJSON;
  readonly next?: string;
  readonly reason?: string;
}

/** Asks the site for a challenge, the device for its answer, and brings it back. */
export async function passkeyCeremony({
  endpoint,
  purpose,
  next,
}: Ceremony): Promise<PasskeyOutcome> {
  try {
    const begun = await post(endpoint, { step: 'begin', purpose });
    if (!begun.options) return refused(begun);
    const { options: optionsJSON, challengeId } = begun;
    const response =
      purpose === 'register'
        ? await startRegistration({ optionsJSON })
        : await startAuthentication({ optionsJSON });
    const ended = await post(endpoint, { step: 'finish', purpose, challengeId, response, next });
    return ended.next === undefined ? refused(ended) : { kind: 'done', next: ended.next };
  } catch (error) {
    return { kind: 'failed', failure: failureOf(error) };
  }
}

async function post(endpoint: string, body: object): Promise<Reply> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    body: JSON.stringify(body),
  });
  const isReply = response.headers.get('Content-Type')?.startsWith('application/json') ?? false;
  return isReply ? ((await response.json()) as Reply) : {};
}

function refused({ reason }: Reply): PasskeyOutcome {
  if (reason === 'again') return { kind: 'again' };
  const failure = PASSKEY_FAILURES.find((known) => known === reason) ?? 'trouble';
  return { kind: 'failed', failure };
}

function failureOf(error: unknown): PasskeyFailure {
  if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
    return 'exists';
  // The person closed the dialogue, or time ran out: browsers do not tell them apart.
  const name = error instanceof Error ? error.name : '';
  return name === 'NotAllowedError' || name === 'AbortError' ? 'cancelled' : 'trouble';
}
