import fc from 'fast-check';
import { http, HttpResponse } from 'msw';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  applyStripeEvent,
  expireShares,
  giveBackTwice,
  payRefund,
  settleShareDispute,
} from '#domain/engagements/index.server.ts';
import { lockEngagement } from '#domain/engagements/records.server.ts';
import { refundShare } from '#domain/engagements/share/refund-share.server.ts';
import { cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { post } from '#domain/ledger/index.server.ts';
import { isShareDisputed, stripeRail, transferRail } from '#domain/payments/index.server.ts';
import { receiveStripeEvent } from '#domain/payments/stripe/receive-event.server.ts';
import type { Rail } from '#domain/payments/rails/rail.ts';
import { db } from '#platform/db.ts';
import type { ShareRequest } from '#platform/prisma-client/client.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import { openProgramme, type OpenProgramme } from '../../factories/cases.ts';
import {
  askedShare,
  bookStatement,
  camtOf,
  cashOf,
  system,
  type Asked,
} from '../../factories/payments.ts';
import { waitingJobs } from '../../factories/jobs.ts';
import { makeMember } from '../../factories/people.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { startStripe } from '../../mocks/stripe.ts';
import { resetDatabase } from '../../setup/database.ts';

const SHARE = 560_000n;
const PART = cents(60_000n);
const LINKS = { lang: 'fr', success: 'https://a.example/ok', cancel: 'https://a.example/no' };
const HELD = { 'RAIL:clearing': -SHARE, 'SHARE:held': SHARE };

let stripe: ReturnType<typeof startStripe>;
let programme: OpenProgramme;

beforeAll(() => {
  stripe = startStripe();
});
afterAll(() => {
  stripe.close();
});
beforeEach(async () => {
  await resetDatabase();
  programme = await openProgramme();
});

const requestOf = ({ request: { id } }: Asked): Promise<ShareRequest> =>
  db.shareRequest.findUniqueOrThrow({ where: { id } });
const stateOf = async ({ engagement: { id } }: Asked) =>
  (await db.engagement.findUniqueOrThrow({ where: { id } })).state;
const cash = () => cashOf(programme.programmeId);

/** Sends an event and lets its job run, as often as said. */
async function tell(type: string, objectId: string, times = 1): Promise<void> {
  const object = (await stripe.store.get(objectId)) ?? { id: objectId };
  const event = stripe.event(type, object);
  for (let time = 0; time < times; time += 1) {
    expect(await receiveStripeEvent(stripe.gate, { ...event, now: NOON })).toBe('taken');
    await applyStripeEvent(`evt_${type}_${objectId}`, system(), stripe.gate);
  }
}

async function pageOf(asked: Asked): Promise<string> {
  const invitation = await stripeRail(stripe.gate).createShareRequest(
    anActor(),
    await requestOf(asked),
    LINKS,
  );
  return invitation.kind === 'page' ? (invitation.url.split('/').at(-1) ?? '') : '';
}

const lineOf = (
  asked: Asked,
  ref: string,
  changes: Partial<Parameters<typeof camtOf>[1][number]>,
) =>
  bookStatement(
    asked.treasury,
    camtOf(asked.account.rib, [
      { ref, amount: '5600.00', text: asked.request.reference, ...changes },
    ]).replace('<MsgId>1', `<MsgId>${Math.random()}`),
  );

/** What happens on each rail, told as the rail tells it. */
interface Way {
  readonly rail: () => Rail;
  /** The firm pays; each telling says the same payment. */
  readonly pay: (asked: Asked, times?: number) => Promise<void>;
  /** Less than was asked for. */
  readonly payLess: (asked: Asked) => Promise<void>;
  /** The refund that is due leaves. */
  readonly payBack: (asked: Asked, times?: number) => Promise<void>;
  /** The payment is taken back, or contested, after it counted. */
  readonly takeBack: (asked: Asked, times?: number) => Promise<void>;
}

const refundsOf = ({ request }: Asked) =>
  db.shareRefund.findMany({ where: { requestId: request.id } });

const WAYS: Readonly<Record<'transfer' | 'stripe', Way>> = {
  transfer: {
    rail: () => transferRail,
    pay: async (asked, times = 1) => {
      for (let time = 0; time < times; time += 1) await lineOf(asked, 'PAID', {});
    },
    payLess: async (asked) => {
      await lineOf(asked, 'LESS', { amount: '5599.99' });
    },
    payBack: async (asked, times = 1) => {
      const [refund] = await refundsOf(asked);
      const amount = `${(refund?.amount ?? 0n) / 100n}.00`;
      for (let time = 0; time < times; time += 1)
        await lineOf(asked, 'BACK', { amount, isDebit: true });
    },
    takeBack: async (asked, times = 1) => {
      for (let time = 0; time < times; time += 1)
        await lineOf(asked, 'RETURN', { isDebit: true, isReturn: true });
    },
  },
  stripe: {
    rail: () => stripeRail(stripe.gate),
    pay: async (asked, times = 1) => {
      const id = await pageOf(asked);
      await stripe.pay(id);
      await tell('checkout.session.completed', id, times);
    },
    payLess: async (asked) => {
      const id = await pageOf(asked);
      const paid = await stripe.pay(id);
      if (paid) await stripe.store.put(id, { ...paid, amount_total: 559_999 });
      await tell('checkout.session.completed', id);
    },
    payBack: async (asked, times = 1) => {
      for (let time = 0; time < times; time += 1)
        for (const { id } of await refundsOf(asked)) await payRefund(id, system(), stripe.gate);
    },
    takeBack: async (asked, times = 1) => {
      const { evidence } = await requestOf(asked);
      const dispute = await stripe.dispute(evidence ?? '', 'needs_response');
      await tell('charge.dispute.created', dispute.id, times);
    },
  },
};

async function dueBack(asked: Asked, amount = PART): Promise<void> {
  await inTransaction('tests.refund', async (tx) => {
    const engagement = await lockEngagement(tx, asked.engagement.id, {});
    await post(tx, NOON, await refundShare(tx, system(), engagement, amount, 'cancelled'));
  });
}

describe.each(Object.entries(WAYS))('the rail %s', (name, way) => {
  test('says what it can do, and pays nobody out where it cannot', async () => {
    const rail = way.rail();
    expect(rail.name).toBe(name);
    const { paysOut } = rail.capabilities();
    const payout = { reference: 'A', rib: '9'.repeat(24), holder: 'B', amount: 1n };
    if (paysOut) expect(await rail.createPayout([payout])).toEqual([payout]);
    else expect(await refusalCode(rail.createPayout([payout]))).toBe('payments.not-on-this-rail');
  });

  test('asked twice, it answers the same; what nobody knows says nothing', async () => {
    const asked = await askedShare(programme);
    const ask = async () => way.rail().createShareRequest(anActor(), await requestOf(asked), LINKS);
    expect(await ask()).toEqual(await ask());
    for (const evidence of ['line:none', 'cs_test_none', 're_none', 'dp_none'])
      expect(await way.rail().confirmFromEvidence(evidence)).toMatchObject({ kind: 'nothing' });
  });

  test('a duplicate counts once', async () => {
    const asked = await askedShare(programme);
    await way.pay(asked, 3).catch((error: unknown) => {
      // The very same file is told apart before its lines are.
      if (name !== 'transfer') throw error;
    });
    expect([await stateOf(asked), await cash()]).toEqual(['started', HELD]);
  });

  test('a part is not enough, and nothing is posted', async () => {
    const asked = await askedShare(programme);
    await way.payLess(asked);
    expect([await stateOf(asked), await cash()]).toEqual(['copay-pending', {}]);
  });

  test('a refund is due, then leaves once', async () => {
    const asked = await askedShare(programme);
    await way.pay(asked);
    await dueBack(asked);
    expect(await cash()).toEqual({ ...HELD, 'SHARE:held': SHARE - PART, 'SME:refund_due': PART });
    await way.payBack(asked, 2);
    expect(await cash()).toEqual({ 'RAIL:clearing': PART - SHARE, 'SHARE:held': SHARE - PART });
    expect(await requestOf(asked)).toMatchObject({ state: 'paid', refunded: PART });
    expect(await refusalCode(dueBack(asked, cents(SHARE)))).toBe('payments.over-share');
  });

  test('what comes after the engagement was voided goes back whole', async () => {
    const asked = await askedShare(programme);
    const page = name === 'stripe' ? await pageOf(asked) : '';
    await expireShares(system(daysAfter(NOON, 40)));
    if (name === 'stripe') {
      await stripe.pay(page);
      await tell('checkout.session.completed', page);
    } else await way.pay(asked);
    await way.payBack(asked);
    expect([await stateOf(asked), await cash()]).toEqual(['voided', {}]);
    expect((await requestOf(asked)).state).toBe('refunded');
  });

  test('a failure after success freezes, and posts nothing', async () => {
    const asked = await askedShare(programme);
    await way.pay(asked);
    await way.takeBack(asked, 2);
    expect(await requestOf(asked)).toMatchObject({ isDisputed: true, state: 'paid' });
    expect(await cash()).toEqual(HELD);
    // Nobody tells that it ended: an authorising officer of the programme does, and nobody else.
    const note = 'Payée une seconde fois au guichet';
    const settle = (by: MemberActor) => settleShareDispute(by, asked.request.id, { note });
    const stranger = await makeMember('programme', ['authorising-officer']);
    expect(await refusalCode(settle(stranger))).toBe('engagements.not-found');
    expect(await refusalCode(settle(asked.firm))).toBe('engagements.not-found');
    await settle(asked.treasury);
    await settle(asked.treasury);
    expect(await isShareDisputed(db, `engagement:${asked.engagement.id}`)).toBe(false);
    expect(await db.engagementEvent.findMany({ where: { event: 'dispute-settle' } })).toMatchObject(
      [{ actorId: asked.treasury.person.accountId, data: { words: note } }],
    );
  });
});

/** A day later Stripe does not know any more what it made for a key. */
async function forgetKey(key: string): Promise<void> {
  const kept = await stripe.store.get(`key ${key}`);
  if (kept) await stripe.store.put(kept.id, { ...kept, made: 'forgotten' });
}

describe('Stripe alone', () => {
  test('a part is given back once, though Stripe forgot that it was asked', async () => {
    const asked = await askedShare(programme);
    await WAYS.stripe.pay(asked);
    await dueBack(asked);
    const request = await requestOf(asked);
    const [refund] = await refundsOf(asked);
    if (!refund) throw new Error('nothing is due');
    const rail = stripeRail(stripe.gate);
    const first = await rail.refund(request, refund);
    await forgetKey(refund.id);
    expect(await rail.refund(request, refund)).toEqual(first);
    expect(await stripe.store.get(request.evidence ?? '')).toMatchObject({
      refunded: Number(PART),
    });
  });

  test('without keys, events and refunds stay for later', async () => {
    const asked = await askedShare(programme);
    const page = await pageOf(asked);
    const session = await stripe.pay(page);
    if (!session) throw new Error('not paid');
    const type = 'checkout.session.completed';
    await receiveStripeEvent(stripe.gate, { ...stripe.event(type, session), now: NOON });
    const event = `evt_${type}_${page}`;
    await expect(applyStripeEvent(event, system(), null)).rejects.toThrow('keys of Stripe');
    await applyStripeEvent(event, system(), stripe.gate);
    await dueBack(asked);
    const [refund] = await refundsOf(asked);
    const payBack = () => payRefund(refund?.id ?? '', system(), null);
    await expect(payBack()).rejects.toThrow('keys of Stripe');
    await payRefund(refund?.id ?? '', system(), stripe.gate);
    // What was done needs no keys.
    await Promise.all([applyStripeEvent(event, system(), null), payBack()]);
  });

  test('more than a card pays is refused, and an error of Stripe may be tried again', async () => {
    const asked = await askedShare(programme);
    const request = await requestOf(asked);
    const ask = (amount: bigint) =>
      refusalCode(
        stripeRail(stripe.gate).createShareRequest(anActor(), { ...request, amount }, LINKS),
      );
    expect(await ask(100_000_000n)).toBe('payments.no-card');
    const down = http.post('https://api.stripe.com/v1/checkout/sessions', () =>
      HttpResponse.json({ error: { type: 'api_error', message: 'down' } }, { status: 500 }),
    );
    stripe.server.use(down);
    expect(await ask(99_999_999n)).toBe('payments.try-again');
    stripe.server.resetHandlers();
    expect(await ask(99_999_999n)).toBeNull();
  });

  test('a time-out after success: the same page, and the same refund, are answered again', async () => {
    const asked = await askedShare(programme);
    let lost = 2;
    const api = 'https://api.stripe.com/v1';
    const loseOnce = async ({ request }: { readonly request: Request }) => {
      if (lost === 0) return undefined;
      lost -= 1;
      // It arrives and is carried out; its answer never comes.
      await fetch(new Request(request.clone(), { headers: request.headers }));
      return HttpResponse.error();
    };
    const seen = new Set<string>();
    const once = (path: string) =>
      http.post(`${api}/${path}`, async (info) => {
        const key = `${path} ${info.request.headers.get('Idempotency-Key') ?? ''}`;
        if (seen.has(key)) return undefined;
        seen.add(key);
        return loseOnce(info);
      });
    stripe.server.use(once('checkout/sessions'), once('refunds'));
    await expect(pageOf(asked)).rejects.toThrow();
    await WAYS.stripe.pay(asked);
    await dueBack(asked);
    await expect(WAYS.stripe.payBack(asked)).rejects.toThrow();
    await WAYS.stripe.payBack(asked);
    stripe.server.resetHandlers();
    expect(await cash()).toEqual({ 'RAIL:clearing': PART - SHARE, 'SHARE:held': SHARE - PART });
    expect(await db.stripeCheckout.count()).toBe(1);
  });

  test('a wrong signature, another account, another mode and other kinds change nothing', async () => {
    const asked = await askedShare(programme);
    const id = await pageOf(asked);
    const object = await stripe.pay(id);
    if (!object) throw new Error('not paid');
    const type = 'checkout.session.completed';
    const sent = (event: { body: string; signature: string | null }) =>
      receiveStripeEvent(stripe.gate, { ...event, now: NOON });
    const good = stripe.event(type, object);
    expect(await sent({ ...good, body: `${good.body} ` })).toBe('bad-signature');
    expect(await sent({ ...good, signature: null })).toBe('bad-signature');
    expect(await sent(stripe.event(type, object, { account: 'acct_other' }))).toBe('ignored');
    expect(await sent(stripe.event(type, object, { livemode: true }))).toBe('ignored');
    expect(await sent(stripe.event('customer.created', object))).toBe('ignored');
    expect(await db.stripeEvent.count()).toBe(0);
    expect(await stateOf(asked)).toBe('copay-pending');
  });

  test('paid by card after a transfer: the second is given back by Stripe, out of the books', async () => {
    const asked = await askedShare(programme);
    const id = await pageOf(asked);
    await WAYS.transfer.pay(asked);
    const paid = await stripe.pay(id);
    await tell('checkout.session.completed', id, 2);
    // The event is closed; what is to be given back waits in the queue, kept with it.
    const jobs = await waitingJobs('give-back-twice');
    expect(jobs).toMatchObject([{ payload: { intent: paid?.['payment_intent'] } }]);
    const intent = String(jobs[0]?.payload['intent']);
    await giveBackTwice(intent, stripe.gate);
    await forgetKey(`twice:${intent}`);
    await giveBackTwice(intent, stripe.gate);
    expect(await stripe.store.get(intent)).toMatchObject({ refunded: Number(SHARE) });
    expect(await cash()).toEqual(HELD);
  });
});

test('webhooks in any order and number leave the same ledger', async () => {
  const steps = ['paid', 'dispute', 'won', 'expired', 'refund'] as const;
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...steps], { minLength: 1 }),
      fc.array(fc.nat(4), { minLength: 4, maxLength: 10 }),
      async (kinds, order) => {
        const asked = await askedShare(programme);
        const before = (await cash())['SHARE:held'] ?? 0n;
        const id = await pageOf(asked);
        const session = await stripe.pay(id);
        const intent = String(session?.['payment_intent']);
        const isWon = kinds.includes('won');
        const dispute = await stripe.dispute(intent, isWon ? 'won' : 'needs_response');
        const told = async (kind: (typeof steps)[number] | undefined) => {
          if (kind === 'paid') await tell('checkout.session.completed', id);
          if (kind === 'dispute') await tell('charge.dispute.created', dispute.id);
          if (kind === 'won') await tell('charge.dispute.closed', dispute.id);
          if (kind === 'expired') await tell('checkout.session.async_payment_failed', id);
          if (kind === 'refund') await tell('refund.updated', 're_unknown');
        };
        for (const place of order) await told(kinds[place % kinds.length]);
        // Whatever was told before, in the end everything was told once.
        for (const kind of ['paid', 'dispute'] as const) await told(kind);
        expect(await requestOf(asked)).toMatchObject({ state: 'paid', isDisputed: !isWon });
        expect(await stateOf(asked)).toBe('started');
        expect((await cash())['SHARE:held']).toBe(before + SHARE);
      },
    ),
    { numRuns: 6 },
  );
});
