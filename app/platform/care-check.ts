import { lookup } from 'node:dns/promises';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';

const ANSWER_MS = 10_000;
const MOST_REDIRECTS = 3;
const SERVER_ERROR = 500;
const NOT_ALLOWED = [405, 501];

export type CareResult = 'good' | 'bad' | 'unknown';

/** What was found at an address. */
export interface CareFinding {
  readonly result: CareResult;
  /** A code, or a number: what the server answered, the day a certificate ends. */
  readonly detail: string;
}

/** An address as it was seen, and its certificate; null for one without. */
export interface CareLook {
  readonly address: CareFinding;
  readonly certificate: (CareFinding & { readonly validUntil: Date }) | null;
}

/** Looks at an address. */
export type CareProbe = (url: string) => Promise<CareLook>;

/** Networks that are nobody's on the internet: private, local, reserved, of documentation. */
const NOT_PUBLIC = new BlockList();
for (const [network, prefix] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
])
  NOT_PUBLIC.addSubnet(network, prefix, 'ipv4');

/** Global unicast; everything else, and what carries an address of version 4 within, is refused. */
const PUBLIC_V6 = new BlockList();
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6');
const NOT_PUBLIC_V6 = new BlockList();
for (const [network, prefix] of [
  ...([
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
  ] as const),
])
  NOT_PUBLIC_V6.addSubnet(network, prefix, 'ipv6');

/** Whether an IP address is one of the internet that anybody may be asked to look at. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !NOT_PUBLIC.check(address, 'ipv4');
  if (version !== 6) return false;
  return PUBLIC_V6.check(address, 'ipv6') && !NOT_PUBLIC_V6.check(address, 'ipv6');
}

/** An address that may be looked at: of the web, at its usual port, without a password in it. */
export function readCareUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && url.port === '' && url.username === '' && url.password === '' ? url : null;
}

/** The public IP address of a host; null where one of its addresses is not public, or there is none. */
async function publicAddressOf(host: string): Promise<string | null> {
  const plain = host.replace(/^\[|\]$/g, '');
  if (isIP(plain) !== 0) return isPublicAddress(plain) ? plain : null;
  const found = await lookup(plain, { all: true });
  const isAllPublic = found.every(({ address }) => isPublicAddress(address));
  return isAllPublic ? (found[0]?.address ?? null) : null;
}

interface Answer {
  readonly status: number;
  readonly location: string | null;
  readonly validUntil: Date | null;
}

/** Asks a server at the address that was looked up, so that no other answer of the DNS is followed. */
function ask(url: URL, address: string, method: 'HEAD' | 'GET'): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const isSecure = url.protocol === 'https:';
  const options = {
    ...{ method, host: address, path: `${url.pathname}${url.search}`, timeout: ANSWER_MS },
    headers: { Host: url.host, 'User-Agent': 'Raqmana care check' },
    ...(isSecure && isIP(url.hostname) === 0 ? { servername: url.hostname } : {}),
    // An expired certificate is what is looked for; nothing of the answer is trusted.
    ...(isSecure ? { rejectUnauthorized: false } : {}),
    signal: AbortSignal.timeout(ANSWER_MS),
  };
  const heard = (response: IncomingMessage) => {
    const socket = response.socket as TLSSocket;
    const until = isSecure ? socket.getPeerCertificate().valid_to : undefined;
    resolve({
      status: response.statusCode ?? SERVER_ERROR,
      location: response.headers.location ?? null,
      validUntil: until ? new Date(until) : null,
    });
    response.destroy();
  };
  const sent = isSecure ? requestHttps(options, heard) : requestHttp(options, heard);
  sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
  sent.on('error', reject);
  sent.end();
  return promise;
}

/**
 * Looks at an address of the web: a HEAD request, a GET where that is not allowed, three redirects at
 * most. Only public hosts at the usual ports are asked, each hop by the address that was looked up.
 */
export async function lookAtAddress(text: string): Promise<CareLook> {
  const unknown = (detail: string): CareLook => ({
    ...{ address: { result: 'unknown', detail }, certificate: null },
  });
  let url = readCareUrl(text);
  let validUntil: Date | null = null;
  try {
    for (let hops = 0; hops <= MOST_REDIRECTS; hops += 1) {
      const address = url && (await publicAddressOf(url.hostname));
      if (url === null || address === null) return unknown('refused');
      const head = await ask(url, address, 'HEAD');
      const answer = NOT_ALLOWED.includes(head.status) ? await ask(url, address, 'GET') : head;
      validUntil ??= answer.validUntil;
      if (answer.location === null || answer.status < 300 || answer.status >= 400)
        return seen(answer.status, validUntil);
      url = readCareUrl(new URL(answer.location, url).href);
    }
    return unknown('redirects');
  } catch {
    return { address: { result: 'bad', detail: 'no-answer' }, certificate: null };
  }
}

const DAY_LENGTH = 10;

function seen(status: number, validUntil: Date | null): CareLook {
  const isThere = status < 400 || status === 401 || status === 403;
  return {
    address: { result: isThere ? 'good' : 'bad', detail: String(status) },
    certificate: validUntil && {
      ...{ result: 'good', detail: validUntil.toISOString().slice(0, DAY_LENGTH), validUntil },
    },
  };
}
