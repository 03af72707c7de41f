import { http, HttpResponse, type RequestHandler } from 'msw';
import { idOf, nested, newSession, type StandInObject, type StandInStore } from './objects.ts';

const API = 'https://api.stripe.com/v1';

const refused = (status: number, code: string, message: string) =>
  HttpResponse.json({ error: { type: 'invalid_request_error', code, message } }, { status });
const missing = () => refused(404, 'resource_missing', 'No such object.');

/**
 * Answers for the part of Stripe that own shares use: hosted pages, payments, refunds, disputes.
 * What is asked twice with one idempotency key is made once. `pageOf` is the address of a hosted page,
 * whose reader comes back to `backTo`.
 */
export function stripeHandlers(
  store: StandInStore,
  pageOf: (sessionId: string, backTo: string) => string,
): RequestHandler[] {
  const read = (kind: string) =>
    http.get(`${API}/${kind}/:id`, async ({ params }) => {
      const found = await store.get(String(params['id']));
      return found === null ? missing() : HttpResponse.json(found);
    });
  return [
    http.post(`${API}/checkout/sessions`, ({ request }) =>
      once(store, request, async (form, key) => {
        const session = newSession(idOf('cs_test', key), form, pageOf);
        await store.put(session.id, session);
        return session;
      }),
    ),
    http.post(`${API}/checkout/sessions/:id/expire`, async ({ params }) => {
      const session = await store.get(String(params['id']));
      if (session === null) return missing();
      if (session['status'] !== 'open') return refused(400, 'session_over', 'It is over.');
      const expired = { ...session, status: 'expired', url: null };
      await store.put(session.id, expired);
      return HttpResponse.json(expired);
    }),
    http.post(`${API}/refunds`, ({ request }) =>
      once(store, request, (form, key) => refundOf(store, form, key)),
    ),
    http.get(`${API}/refunds`, async ({ request }) => {
      const intent = new URL(request.url).searchParams.get('payment_intent') ?? '';
      const found = await Promise.all(
        refundsOf(await store.get(intent)).map((id) => store.get(id)),
      );
      const data = found.filter((one) => one !== null);
      return HttpResponse.json({ object: 'list', url: '/v1/refunds', has_more: false, data });
    }),
    ...['checkout/sessions', 'payment_intents', 'refunds', 'disputes'].map(read),
  ];
}

async function once(
  store: StandInStore,
  request: Request,
  make: (form: URLSearchParams, key: string) => Promise<StandInObject | null>,
) {
  const key = request.headers.get('Idempotency-Key') ?? '';
  const form = new URLSearchParams(await request.text());
  const asked = form.toString();
  const before = await store.get(`key ${key}`);
  if (before !== null && before['asked'] !== asked)
    return refused(400, 'idempotency_error', 'The key was used for something else.');
  const known = before === null ? null : await store.get(String(before['made']));
  if (known !== null) return HttpResponse.json(known);
  const made = await make(form, key);
  if (made === null) return refused(400, 'charge_already_refunded', 'More than was paid.');
  await store.put(`key ${key}`, { id: `key ${key}`, asked, made: made.id });
  return HttpResponse.json(made);
}

/** Ids of the refunds of a payment. */
function refundsOf(intent: StandInObject | null): readonly string[] {
  const ids: unknown = intent?.['refund_ids'];
  return Array.isArray(ids) ? ids.map(String) : [];
}

async function refundOf(
  store: StandInStore,
  form: URLSearchParams,
  key: string,
): Promise<StandInObject | null> {
  const intent = await store.get(form.get('payment_intent') ?? '');
  const amount = Number(form.get('amount') ?? intent?.['amount'] ?? 0);
  const back = Number(intent?.['refunded'] ?? 0) + amount;
  if (intent === null || back > Number(intent['amount'])) return null;
  const id = idOf('re', key);
  const refund_ids = [...refundsOf(intent), id];
  await store.put(intent.id, { ...intent, refunded: back, refund_ids });
  const refund = {
    ...{ id, object: 'refund', status: 'succeeded', amount, livemode: false },
    ...{ payment_intent: intent.id, currency: 'mad', metadata: nested(form, 'metadata') },
  };
  await store.put(refund.id, refund);
  return refund;
}
