import { takeAllowance } from './rate-limit.server.ts';

/** Ten tries on one account, then one every five minutes, wherever they come from. */
const ACCOUNT = { perMinute: 0.2, burst: 10 };
/** A café or a school shares one address. */
const IP = { perMinute: 6, burst: 30 };
/** Somebody who owns a whole block of addresses. */
const NETWORK = { perMinute: 30, burst: 120 };
/** Messages sent to one address or asked for from one place. */
const SENDING = { perMinute: 0.1, burst: 5 };
const SENDING_IP = { perMinute: 1, burst: 20 };

/** The block an address belongs to: /24 of IPv4, /48 of IPv6. */
function networkOf(ip: string): string {
  const plain = ip.replace(/^::ffff:/, '');
  if (plain.includes('.')) return plain.split('.').slice(0, 3).join('.');
  return plain.split(':').slice(0, 3).join(':');
}

/** The same address however it is typed. */
function plain(text: string): string {
  return text.trim().toLowerCase();
}

async function longest(waits: readonly (() => Promise<number>)[]): Promise<number> {
  let most = 0;
  for (const wait of waits) most = Math.max(most, await wait());
  return most;
}

/** Seconds before another password or code may be tried, 0 when it may now. */
export function waitForSignIn(ip: string, account: string): Promise<number> {
  return longest([
    () => takeAllowance(`sign-in ${plain(account)}`, ACCOUNT),
    () => takeAllowance(`sign-in-ip ${ip}`, IP),
    () => takeAllowance(`sign-in-net ${networkOf(ip)}`, NETWORK),
  ]);
}

/** Seconds before another message may be sent to an address, 0 when it may now. */
export function waitForMessage(ip: string, address: string): Promise<number> {
  return longest([
    () => takeAllowance(`send ${plain(address)}`, SENDING),
    () => takeAllowance(`send-ip ${ip}`, SENDING_IP),
  ]);
}
