import { createHash } from 'node:crypto';

/** Where the stand-in keeps what it made. */
export interface StandInStore {
  get(id: string): Promise<StandInObject | null>;
  put(id: string, object: StandInObject): Promise<void>;
}

/** An object as Stripe would send it. */
export type StandInObject = Readonly<Record<string, unknown>> & { readonly id: string };

/** A store that a process keeps to itself. */
export function memoryStore(): StandInStore {
  const kept = new Map<string, StandInObject>();
  return {
    get: (id) => Promise.resolve(kept.get(id) ?? null),
    put: (id, object) => {
      kept.set(id, object);
      return Promise.resolve();
    },
  };
}

/** `metadata[a]=b` of a form as an object. */
export function nested(form: URLSearchParams, name: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [key, value] of form) {
    const [, inner] = new RegExp(`^${name}\\[(\\w+)\\]$`).exec(key) ?? [];
    if (inner !== undefined) found[inner] = value;
  }
  return found;
}

/** Ids that say what they are, the same for the same words. */
export function idOf(kind: string, words: string): string {
  return `${kind}_${createHash('sha256').update(words).digest('hex').slice(0, 40)}`;
}

const DAY_SECONDS = 86_400;

/** A hosted page that was asked for. */
export function newSession(
  id: string,
  form: URLSearchParams,
  pageOf: (id: string, backTo: string) => string,
): StandInObject {
  const amount = Number(form.get('line_items[0][price_data][unit_amount]') ?? 0);
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{ id, object: 'checkout.session', livemode: false, mode: 'payment', status: 'open' },
    ...{
      payment_status: 'unpaid',
      payment_intent: null,
      url: pageOf(id, form.get('success_url') ?? ''),
    },
    ...{ amount_total: amount, currency: form.get('line_items[0][price_data][currency]') },
    ...{ created: now, expires_at: now + DAY_SECONDS, metadata: nested(form, 'metadata') },
    ...{ success_url: form.get('success_url'), cancel_url: form.get('cancel_url') },
    intent_metadata: nested(form, 'payment_intent_data\\[metadata\\]'),
  };
}

/** Somebody paid on a hosted page; the payment that was made. Null when it was over. */
export async function payOn(store: StandInStore, sessionId: string): Promise<StandInObject | null> {
  const session = await store.get(sessionId);
  if (session?.['status'] !== 'open') return null;
  const id = idOf('pi', sessionId);
  const { amount_total: amount, currency, intent_metadata: metadata } = session;
  await store.put(id, {
    ...{ id, object: 'payment_intent', status: 'succeeded', livemode: false, amount, currency },
    ...{ amount_received: amount, refunded: 0, metadata },
  });
  const paid = {
    ...session,
    status: 'complete',
    payment_status: 'paid',
    payment_intent: id,
    url: null,
  };
  await store.put(sessionId, paid);
  return paid;
}

/** A dispute of a payment in a state that Stripe knows. */
export async function disputeOn(
  store: StandInStore,
  intentId: string,
  status: string,
): Promise<StandInObject> {
  const id = idOf('dp', intentId);
  const dispute = { id, object: 'dispute', payment_intent: intentId, status, livemode: false };
  await store.put(id, dispute);
  return dispute;
}
