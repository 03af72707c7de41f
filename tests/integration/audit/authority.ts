import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { Integer, ObjectIdentifier, OctetString, PrintableString, UTCTime } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  getCrypto,
  id_ContentType_SignedData,
  id_eContentType_TSTInfo,
  IssuerAndSerialNumber,
  MessageImprint,
  PKIStatus,
  PKIStatusInfo,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';

const COMMON_NAME = '2.5.4.3';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const POLICY = '1.3.6.1.4.1.99999.1';

/** What the authority does with the next request. */
export type Manner =
  'honest' | 'other-imprint' | 'other-nonce' | 'unsigned' | 'refuses' | 'nonsense' | 'away';

interface Keys {
  readonly privateKey: CryptoKey;
  readonly certificate: Certificate;
}

/** A time-stamping authority on this machine, with a certificate it signed itself. */
export interface Authority {
  readonly url: string;
  /** The instant it stamps with. */
  readonly at: Date;
  readonly requests: readonly string[];
  behave: (manner: Manner) => void;
  stop: () => Promise<void>;
}

export async function startAuthority(): Promise<Authority> {
  const keys = await makeKeys();
  const at = new Date('2026-11-17T00:30:00Z');
  const requests: string[] = [];
  let manner: Manner = 'honest';
  const server = createServer((request, response) => {
    void (async () => {
      const body = await bodyOf(request);
      requests.push(`${request.method ?? ''} ${request.headers['content-type'] ?? ''}`);
      if (manner === 'away') return response.writeHead(503).end();
      const reply =
        manner === 'nonsense' ? Buffer.from('<p>hello</p>') : await answer(body, manner);
      response.writeHead(200, { 'Content-Type': 'application/timestamp-reply' }).end(reply);
    })();
  });

  async function answer(body: Buffer, how: Manner): Promise<Buffer> {
    const asked = TimeStampReq.fromBER(Uint8Array.from(body).buffer);
    if (how === 'refuses')
      return encode(
        new TimeStampResp({ status: new PKIStatusInfo({ status: PKIStatus.rejection }) }),
      );
    const info = new TSTInfo({
      version: 1,
      policy: POLICY,
      messageImprint: how === 'other-imprint' ? otherImprint(asked) : asked.messageImprint,
      serialNumber: new Integer({ value: requests.length }),
      genTime: at,
      ...(asked.nonce
        ? { nonce: how === 'other-nonce' ? new Integer({ value: 7 }) : asked.nonce }
        : {}),
    });
    const token = await signed(info, keys, how === 'unsigned');
    return encode(
      new TimeStampResp({
        status: new PKIStatusInfo({ status: PKIStatus.granted }),
        timeStampToken: token,
      }),
    );
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/tsa`,
    at,
    requests,
    behave: (next) => (manner = next),
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function encode(reply: TimeStampResp): Buffer {
  return Buffer.from(reply.toSchema().toBER());
}

function otherImprint({ messageImprint }: TimeStampReq): MessageImprint {
  const { hashAlgorithm } = messageImprint;
  return new MessageImprint({
    hashAlgorithm,
    hashedMessage: new OctetString({ valueHex: new Uint8Array(32).buffer }),
  });
}

async function signed(info: TSTInfo, keys: Keys, spoiled: boolean): Promise<ContentInfo> {
  const content = info.toSchema().toBER();
  const digest = await getCrypto(true).digest('SHA-256', content);
  const attributes = [
    new Attribute({
      type: CONTENT_TYPE,
      values: [new ObjectIdentifier({ value: id_eContentType_TSTInfo })],
    }),
    new Attribute({ type: SIGNING_TIME, values: [new UTCTime({ valueDate: info.genTime })] }),
    new Attribute({
      type: MESSAGE_DIGEST,
      values: [new OctetString({ valueHex: spoiled ? new Uint8Array(32).buffer : digest })],
    }),
  ];
  const { issuer, serialNumber } = keys.certificate;
  const data = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: id_eContentType_TSTInfo,
      eContent: new OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer, serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
      }),
    ],
    certificates: [keys.certificate],
    digestAlgorithms: [new AlgorithmIdentifier({ algorithmId: '2.16.840.1.101.3.4.2.1' })],
  });
  await data.sign(keys.privateKey, 0, 'SHA-256', content);
  return new ContentInfo({
    contentType: id_ContentType_SignedData,
    content: data.toSchema(true),
  });
}

async function makeKeys(): Promise<Keys> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ value: 1 }),
  });
  const name = new AttributeTypeAndValue({
    type: COMMON_NAME,
    value: new PrintableString({ value: 'Test authority' }),
  });
  certificate.issuer.typesAndValues.push(name);
  certificate.subject.typesAndValues.push(name);
  certificate.notBefore.value = new Date('2026-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2036-01-01T00:00:00Z');
  await certificate.subjectPublicKeyInfo.importKey(pair.publicKey);
  await certificate.sign(pair.privateKey, 'SHA-256');
  return { privateKey: pair.privateKey, certificate };
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks);
}
