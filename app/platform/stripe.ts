import Stripe from 'stripe';
import { env } from './env.ts';

/** The version of Stripe's interface that this code was written for. */
const API_VERSION = '2026-10-28.endive';
const TIMEOUT_MS = 10_000;
const RETRIES = 2;

/** Keys of the stand-in of a demonstration; Stripe knows neither. */
const STAND_IN_KEYS = {
  secretKey: 'sk_test_standin000000000000000000',
  webhookSecret: 'whsec_standin00000000000000000000',
};

/** Stripe as this site reaches it. */
export interface CardGate {
  readonly stripe: Stripe;
  readonly webhookSecret: string;
  /** Whether real money moves. */
  readonly isLive: boolean;
  /** Nobody pays: a stand-in answers for Stripe. */
  readonly isStandIn: boolean;
}

/** Stripe with these keys: the official client, its version pinned, repeating what may be repeated. */
export function openGate(
  keys: { readonly secretKey: string; readonly webhookSecret: string } = STAND_IN_KEYS,
  { retries = RETRIES }: { readonly retries?: number } = {},
): CardGate {
  const stripe = new Stripe(keys.secretKey, {
    ...{ apiVersion: API_VERSION, timeout: TIMEOUT_MS, maxNetworkRetries: retries },
    ...{ telemetry: false, appInfo: { name: 'Raqmana' } },
    // Looks `fetch` up at each call: the stand-in takes its place later.
    httpClient: Stripe.createFetchHttpClient((...args: Parameters<typeof fetch>) => fetch(...args)),
  });
  return {
    ...{ stripe, webhookSecret: keys.webhookSecret },
    isLive: /^(sk|rk)_live_/.test(keys.secretKey),
    isStandIn: keys === STAND_IN_KEYS,
  };
}

let current: CardGate | null | undefined;

/** Stripe as it is configured, a stand-in in a demonstration without keys; null when it is absent. */
export function cardGate(): CardGate | null {
  if (current === undefined) {
    const { STRIPE, RAQMANA_MODE } = env();
    if (STRIPE) current = openGate(STRIPE);
    else current = RAQMANA_MODE === 'demo' ? openGate() : null;
  }
  return current;
}
