import { createHash, randomBytes } from 'node:crypto';
import { Integer, Null, OctetString } from 'asn1js';
import {
  AlgorithmIdentifier,
  id_eContentType_TSTInfo,
  id_sha256,
  MessageImprint,
  SignedData,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

const TIMEOUT_MS = 15_000;
const MAX_REPLY_BYTES = 128 * 1024;
const NONCE_BYTES = 16;
/** `granted` and `grantedWithMods` of RFC 3161 §2.4.2. */
const GRANTED: readonly number[] = [0, 1];

/** A time-stamping authority's word that some bytes existed at a time. */
export interface Timestamp {
  /** The reply of the authority, DER, as it came: `openssl ts -verify -in` reads it. */
  readonly token: Uint8Array<ArrayBuffer>;
  /** The authority's time, to the second or finer. */
  readonly at: Date;
}

/**
 * Asks the time-stamping authority at `url` (RFC 3161 over HTTP) for a token over SHA-256 of
 * `data`. Rejects when it does not answer in 15 s, refuses, or answers with a token that is over
 * other bytes, lacks our nonce or is not signed by the certificate it carries.
 */
export async function requestTimestamp(url: string, data: Uint8Array): Promise<Timestamp> {
  const nonce = positive(randomBytes(NONCE_BYTES));
  const request = new TimeStampReq({
    version: 1,
    messageImprint: imprintOf(data),
    nonce: new Integer({ valueHex: nonce.buffer }),
    certReq: true,
  });
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/timestamp-query' },
    body: request.toSchema().toBER(),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`the time-stamping authority answered ${response.status}`);
  const token = new Uint8Array(await response.arrayBuffer());
  if (token.length > MAX_REPLY_BYTES) throw new Error('the time-stamp is too long');
  const read = await readToken(token, data);
  if (Buffer.compare(read.nonce, nonce) !== 0) throw new Error('the time-stamp has another nonce');
  return { token, at: read.at };
}

/**
 * The time a token gives to `data`; null when it is not a token over `data`, or its signature is
 * not that of the certificate inside. Whether that certificate is to be trusted is for the reader
 * to decide.
 */
export async function readTimestamp(token: Uint8Array, data: Uint8Array): Promise<Date | null> {
  try {
    return (await readToken(token, data)).at;
  } catch {
    return null;
  }
}

async function readToken(token: Uint8Array, data: Uint8Array) {
  const { status, timeStampToken } = TimeStampResp.fromBER(Uint8Array.from(token).buffer);
  if (!GRANTED.includes(status.status) || !timeStampToken)
    throw new Error(`the time-stamping authority refused with status ${status.status}`);
  const signed = new SignedData({ schema: timeStampToken.content });
  const { eContentType, eContent } = signed.encapContentInfo;
  if (eContentType !== id_eContentType_TSTInfo || !eContent)
    throw new Error('the reply holds no time-stamp');
  const info = TSTInfo.fromBER(eContent.getValue());
  if (!isOver(info.messageImprint, data)) throw new Error('the time-stamp is over other bytes');
  const isSigned = await signed.verify({ signer: 0, data: Uint8Array.from(data).buffer });
  if (!isSigned) throw new Error('the time-stamp is not signed by its certificate');
  const nonce = Uint8Array.from(info.nonce?.valueBlock.valueHexView ?? []);
  return { at: info.genTime, nonce };
}

function imprintOf(data: Uint8Array): MessageImprint {
  return new MessageImprint({
    hashAlgorithm: new AlgorithmIdentifier({
      algorithmId: id_sha256,
      algorithmParams: new Null(),
    }),
    hashedMessage: new OctetString({ valueHex: digest(data).buffer }),
  });
}

function isOver({ hashAlgorithm, hashedMessage }: MessageImprint, data: Uint8Array): boolean {
  const hashed = hashedMessage.valueBlock.valueHexView;
  return hashAlgorithm.algorithmId === id_sha256 && Buffer.compare(hashed, digest(data)) === 0;
}

function digest(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHash('sha256').update(data).digest());
}

/** A DER integer that is positive and in its shortest form: its first byte is 1 to 127. */
function positive(random: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(random);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x01;
  return bytes;
}
