import {
  createHash,
  createSign,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/** What a device signs with besides the challenge; each can be wrong in a test. */
interface Signing {
  readonly challenge: string;
  readonly origin?: string;
  readonly rpId?: string;
  /** False for a device that asked for no finger, face or PIN. */
  readonly verified?: boolean;
  readonly counter?: number;
}

const FLAG = { present: 0x01, verified: 0x04, attested: 0x40 } as const;
export const ORIGIN = 'http://localhost:3000';
const RP_ID = 'localhost';

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();

/** A device that makes one passkey and signs with it (WebAuthn level 3, attestation "none"). */
export class Authenticator {
  readonly id = base64url(randomBytes(32));
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #userHandle: string | undefined;

  /** The answer to `navigator.credentials.create()`. */
  register({ userId, ...signing }: Signing & { readonly userId: string }) {
    this.#userHandle = userId;
    const clientDataJSON = clientData('webauthn.create', signing);
    const attestationObject = cbor({
      fmt: 'none',
      attStmt: {},
      authData: Buffer.concat([
        head(signing, FLAG.attested),
        Buffer.alloc(16),
        Buffer.from([0, 32]),
        Buffer.from(this.id, 'base64url'),
        coseKey(this.#keys.publicKey),
      ]),
    });
    return this.#credential({
      clientDataJSON: base64url(clientDataJSON),
      attestationObject: base64url(attestationObject),
      transports: ['internal'],
    });
  }

  /** The answer to `navigator.credentials.get()`. */
  sign(signing: Signing) {
    const clientDataJSON = clientData('webauthn.get', signing);
    const authenticatorData = head(signing, 0);
    const signature = createSign('sha256')
      .update(authenticatorData)
      .update(sha256(clientDataJSON))
      .sign(this.#keys.privateKey);
    return this.#credential({
      clientDataJSON: base64url(clientDataJSON),
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
      ...(this.#userHandle === undefined ? {} : { userHandle: this.#userHandle }),
    });
  }

  #credential<R>(response: R) {
    const { id } = this;
    const type = 'public-key' as const;
    return { id, rawId: id, type, clientExtensionResults: {}, response };
  }
}

function clientData(type: string, { challenge, origin = ORIGIN }: Signing): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** Hash of the site, flags, counter (WebAuthn §6.1). */
function head({ rpId = RP_ID, verified = true, counter = 0 }: Signing, extra: number): Buffer {
  const tail = Buffer.alloc(5);
  tail.writeUInt8(FLAG.present | (verified ? FLAG.verified : 0) | extra, 0);
  tail.writeUInt32BE(counter, 1);
  return Buffer.concat([sha256(rpId), tail]);
}

/** An ES256 public key as COSE writes it (RFC 9053 §7.1.1): kty 2, alg -7, crv 1, x, y. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const pairs: [number, number | Buffer][] = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, Buffer.from(x, 'base64url')],
    [-3, Buffer.from(y, 'base64url')],
  ];
  return Buffer.concat([
    Buffer.from([0xa0 + pairs.length]),
    ...pairs.flatMap(([label, value]) => [cbor(label), cbor(value)]),
  ]);
}

type Cbor = number | string | Buffer | { readonly [key: string]: Cbor };

/** The few kinds of CBOR (RFC 8949) that a passkey needs. */
function cbor(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? start(1, -1 - value) : start(0, value);
  if (typeof value === 'string') return Buffer.concat([start(3, value.length), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([start(2, value.length), value]);
  const entries = Object.entries(value);
  return Buffer.concat([
    start(5, entries.length),
    ...entries.flatMap(([key, inner]) => [cbor(key), cbor(inner)]),
  ]);
}

function start(major: number, length: number): Buffer {
  const first = major << 5;
  if (length < 24) return Buffer.from([first | length]);
  return length < 256
    ? Buffer.from([first | 24, length])
    : Buffer.from([first | 25, length >> 8, length & 0xff]);
}
