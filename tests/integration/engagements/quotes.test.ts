import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { BOOK_CHECKS } from '#domain/engagements/checks.server.ts';
import { answerQuote, declineQuote } from '#domain/engagements/quotes/answer-quote.server.ts';
import { askOffer } from '#domain/engagements/quotes/ask-another.server.ts';
import { askQuotes } from '#domain/engagements/quotes/ask-quotes.server.ts';
import { chooseQuote } from '#domain/engagements/quotes/choose-quote.server.ts';
import { counterQuote } from '#domain/engagements/quotes/counter-quote.server.ts';
import { expireQuotes } from '#domain/engagements/quotes/expire-quotes.server.ts';
import { getComparison } from '#domain/engagements/quotes/firm-pages.server.ts';
import { listProjects } from '#domain/engagements/quotes/list-projects.server.ts';
import { sendMessage } from '#domain/engagements/quotes/send-message.server.ts';
import { undoChoice } from '#domain/engagements/quotes/undo-choice.server.ts';
import { withdrawProject } from '#domain/engagements/quotes/withdraw-project.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import { anActor, NOON } from '../../factories/actors.ts';
import { makeAdvisor, makeFirmPerson } from '../../factories/firms.ts';
import { makeMember } from '../../factories/people.ts';
import {
  aMarket,
  answer,
  aQuote,
  askedMarket,
  quoteOf,
  requestOf,
} from '../../factories/quotes.ts';
import { daysAfter } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

const AID = '400000';
const stateOf = async (id: string) =>
  (await db.engagement.findUniqueOrThrow({ where: { id } })).state;
const told = async () =>
  (
    await db.$queryRaw<{ kind: string }[]>`
    SELECT payload ->> 'kind' AS kind FROM graphile_worker._private_jobs j
    JOIN graphile_worker._private_tasks t ON t.id = j.task_id WHERE t.identifier = 'notify'`
  ).map(({ kind }) => kind);

async function holdsAll() {
  const broken = [];
  for await (const found of runChecks(BOOK_CHECKS)) if (found.broken > 0) broken.push(found.code);
  expect(broken).toEqual([]);
}

beforeEach(resetDatabase);

describe('asking', () => {
  test('opens a project with a quote for each offer, in the settled version and with its cost', async () => {
    const asked = await askedMarket();
    const rows = await db.quote.findMany({ where: { engagementId: asked.engagementId } });
    expect(rows).toHaveLength(2);
    for (const { offerVersionId, cap, state, dueOn } of rows) {
      expect(asked.sellers.map(({ versionId }) => versionId)).toContain(offerVersionId);
      expect({ cap, state }).toEqual({ cap: 900_000n, state: 'requested' });
      expect(dueOn).not.toBeNull();
    }
    const { projects, ready } = await listProjects(asked.firm, 'fr');
    expect(projects).toMatchObject([{ state: 'quote-requested', ball: { holder: 'provider' } }]);
    expect(ready).toEqual([]);
    await holdsAll();
  });

  test('the same form twice asks once, another one finds the voucher taken', async () => {
    const market = await aMarket();
    const intent = randomUUID();
    const ids = await Promise.all(
      [1, 2].map(() => askQuotes(market.firm, requestOf(market), intent)),
    );
    expect(new Set(ids).size).toBe(1);
    await expect(askQuotes(market.firm, requestOf(market), randomUUID())).rejects.toThrow(
      'engagements.already-open',
    );
  });

  test('is for people of the firm alone, and with its own voucher and choice', async () => {
    const market = await aMarket(1);
    const request = requestOf(market);
    const viewer = await makeFirmPerson('sme-viewer', market.firmId);
    const advisor = await makeAdvisor(market.firmId, { scopes: ['apply'] });
    const stranger = await makeFirmPerson('sme-owner');
    const [seller] = market.sellers;
    const both = await makeFirmPerson('sme-member', market.firmId);
    const { organisationId } = (await makeMember('provider', ['provider-owner'])).person.seat;
    await db.roleGrant.create({
      data: {
        ...{ id: randomUUID(), accountId: both.person.accountId, organisationId },
        ...{ role: 'provider-member', status: 'active', requestedAt: NOON, grantedAt: NOON },
        ...{ requestedById: both.person.accountId, grantedById: randomUUID() },
      },
    });
    for (const [actor, code] of [
      [viewer, 'firm-only'],
      [advisor, 'not-found'],
      [seller?.actor ?? viewer, 'not-found'],
      [stranger, 'not-found'],
      [both, 'provider-side'],
    ] as const)
      await expect(askQuotes({ ...actor, now: NOON }, request, randomUUID())).rejects.toThrow(code);
    expect(await db.engagement.count()).toBe(0);
  });

  test.each([
    [
      'a related provider',
      'related',
      async ({ firm, sellers: [one] }: Awaited<ReturnType<typeof aMarket>>) => {
        await db.roleGrant.create({
          data: {
            ...{ id: randomUUID(), accountId: firm.person.accountId, role: 'provider-member' },
            ...{ organisationId: one?.id ?? '', status: 'revoked', requestedAt: NOON },
            ...{ grantedAt: NOON, endedAt: NOON, requestedById: firm.person.accountId },
            grantedById: randomUUID(),
          },
        });
      },
    ],
    [
      'a provider that the programme does not pay',
      'not-accredited',
      () => db.accreditation.deleteMany({}),
    ],
    ['an offer that is gone', 'gone', () => db.offerListing.deleteMany({})],
    [
      'a provider without a certificate in force',
      'not-certified',
      () => db.certificate.updateMany({ data: { state: 'expired', endedAt: NOON } }),
    ],
  ])('%s is not asked', async (_, code, change) => {
    const market = await aMarket(1);
    await change(market);
    await expect(askQuotes(market.firm, requestOf(market), randomUUID())).rejects.toThrow(
      `engagements.${code}`,
    );
  });

  test('a voucher that is over pays for no work', async () => {
    const market = await aMarket(1);
    const late = { ...market.firm, now: daysAfter(NOON, 400) };
    await expect(askQuotes(late, requestOf(market), randomUUID())).rejects.toThrow(
      'engagements.voucher-over',
    );
  });
});

describe('answering', () => {
  test('makes a version that stays; a counter-offer leads to the next', async () => {
    const asked = await askedMarket(1);
    const [seller] = asked.sellers;
    if (!seller) throw new Error('nobody sells');
    const first = await answer(asked, seller);
    expect(await stateOf(asked.engagementId)).toBe('quoted');
    await counterQuote(asked.firm, first.id, { stamp: first.stamp, counter: 'Moins cher' });
    const lines = aQuote().lines.map((line) => ({ ...line, unitPrice: '250000', vatPercent: 10 }));
    await answer(asked, seller, { lines });
    const versions = await db.quoteVersion.findMany({ orderBy: { number: 'asc' } });
    expect(versions.map(({ number, ht, vat, counter }) => [number, ht, vat, counter])).toEqual([
      [1, 800_000n, 160_000n, 'Moins cher'],
      [2, 750_000n, 75_000n, null],
    ]);
    await expect(
      db.quoteVersion.update({ where: { id: versions[0]?.id ?? '' }, data: { ht: 1n } }),
    ).rejects.toThrow('engagements_kept');
    await holdsAll();
  });

  test('the same form twice is one version; other words with an old stamp are refused', async () => {
    const asked = await askedMarket(1);
    const [seller] = asked.sellers;
    if (!seller) throw new Error('nobody sells');
    const { id, stamp } = await quoteOf(asked, seller);
    const actor = { ...seller.actor, now: NOON };
    await Promise.all([1, 2].map(() => answerQuote(actor, id, { stamp, content: aQuote() })));
    expect(await db.quoteVersion.count()).toBe(1);
    await expect(
      answerQuote(actor, id, { stamp, content: aQuote({ note: 'Autre' }) }),
    ).rejects.toThrow('changed-meanwhile');
  });

  test('never beyond the cap, late, for another provider, or by the firm', async () => {
    const asked = await askedMarket(2);
    const [seller, other] = asked.sellers;
    if (!seller || !other) throw new Error('nobody sells');
    const { id, stamp } = await quoteOf(asked, seller);
    const given = { stamp, content: aQuote() };
    const dear = {
      stamp,
      content: aQuote({ lines: aQuote().lines.map((line) => ({ ...line, unitPrice: '500000' })) }),
    };
    const now = NOON;
    await expect(answerQuote({ ...seller.actor, now }, id, dear)).rejects.toThrow('over-cap');
    await expect(
      answerQuote({ ...seller.actor, now: daysAfter(NOON, 12) }, id, given),
    ).rejects.toThrow('quote-expired');
    await expect(answerQuote({ ...other.actor, now }, id, given)).rejects.toThrow('not-found');
    await expect(answerQuote(asked.firm, id, given)).rejects.toThrow('not-found');
    expect(await db.quoteVersion.count()).toBe(0);
  });

  test('declined by the only one: the firm asks the next of its choice, or again', async () => {
    const asked = await askedMarket(2, { of: 1 });
    const [seller, next] = asked.sellers;
    if (!seller || !next) throw new Error('nobody sells');
    const { id, stamp } = await quoteOf(asked, seller);
    await declineQuote({ ...seller.actor, now: NOON }, id, { stamp, reason: 'Complet' });
    const { project, others } = await getComparison(asked.firm, asked.engagementId, 'fr');
    expect(project.ball).toEqual({ holder: 'firm', until: null });
    expect(others).toMatchObject([{ offerId: next.offerId, obstacle: null }]);
    await askOffer(asked.firm, asked.engagementId, next.offerId);
    await askOffer(asked.firm, asked.engagementId, next.offerId);
    await askOffer(asked.firm, asked.engagementId, seller.offerId);
    expect(await db.quote.count({ where: { state: 'requested' } })).toBe(2);
    await expect(askOffer(asked.firm, asked.engagementId, 'another')).rejects.toThrow('not-chosen');
  });
});

describe('choosing', () => {
  test('agrees price, aid and share, passes the others over; it can be undone', async () => {
    const asked = await askedMarket(3);
    const [one, two, silent] = asked.sellers;
    if (!one || !two || !silent) throw new Error('nobody sells');
    const quote = await answer(asked, one);
    await answer(asked, two);
    const { quotes } = await getComparison(asked.firm, asked.engagementId, 'fr');
    expect(quotes.find(({ id }) => id === quote.id)?.money).toEqual({
      ...{ aid: 400_000n, own: 400_000n, rest: 560_000n },
    });
    await chooseQuote(asked.firm, quote.id, { stamp: quote.stamp, aid: AID });
    await chooseQuote(asked.firm, quote.id, { stamp: quote.stamp, aid: AID });
    expect(await db.engagement.findFirst()).toMatchObject({
      ...{ state: 'agreed', providerId: one.id, ht: 800_000n, vat: 160_000n },
      ...{ subsidy: 400_000n, share: 560_000n },
    });
    expect((await quoteOf(asked, two)).state).toBe('passed-over');
    expect((await quoteOf(asked, silent)).state).toBe('withdrawn');
    expect(await db.agreement.count({ where: { state: 'draft' } })).toBe(1);
    const { stamp } = await quoteOf(asked, one);
    await undoChoice(asked.firm, quote.id, { stamp, reason: 'Finalement', side: 'firm' });
    expect(await db.engagement.findFirst()).toMatchObject({ state: 'quoted', subsidy: null });
    expect((await quoteOf(asked, two)).state).toBe('answered');
    expect((await quoteOf(asked, one)).dueOn).toEqual(quote.dueOn);
    expect(await db.agreement.count({ where: { state: 'draft' } })).toBe(0);
    await holdsAll();
  });

  test('two choices at once: one stands', async () => {
    const asked = await askedMarket(2);
    const [one, two] = asked.sellers;
    if (!one || !two) throw new Error('nobody sells');
    const quotes = [await answer(asked, one), await answer(asked, two)];
    const results = await Promise.allSettled(
      quotes.map(({ id, stamp }) => chooseQuote(asked.firm, id, { stamp, aid: AID })),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.quote.count({ where: { state: 'chosen' } })).toBe(1);
  });

  test('not with an old stamp, another aid, an expired quote, by others, or for a voucher over', async () => {
    const asked = await askedMarket(1);
    const [one] = asked.sellers;
    if (!one) throw new Error('nobody sells');
    const { id, stamp } = await answer(asked, one);
    const form = { stamp, aid: AID };
    await expect(chooseQuote(asked.firm, id, { ...form, stamp: 1 })).rejects.toThrow('changed');
    await expect(chooseQuote(asked.firm, id, { ...form, aid: '1' })).rejects.toThrow(
      'amount-changed',
    );
    const late = { ...asked.firm, now: daysAfter(NOON, 60) };
    await expect(chooseQuote(late, id, form)).rejects.toThrow('quote-expired');
    const stranger = await makeFirmPerson('sme-owner');
    await expect(chooseQuote(stranger, id, form)).rejects.toThrow('not-found');
    await expect(chooseQuote({ ...one.actor, now: NOON }, id, form)).rejects.toThrow('not-found');
    await db.voucher.updateMany({ data: { expiresOn: daysAfter(NOON, -1) } });
    await expect(chooseQuote(asked.firm, id, form)).rejects.toThrow('voucher-over');
    expect(await stateOf(asked.engagementId)).toBe('quoted');
  });
});

describe('time', () => {
  test('reminds, expires, and gives the ball back; a second run changes nothing', async () => {
    const asked = await askedMarket(1);
    const clock = (days: number) => ({ ...anActor(), person: null, now: daysAfter(NOON, days) });
    await expireQuotes(clock(5));
    await expireQuotes(clock(5));
    expect((await told()).filter((kind) => kind === 'quote-reminder')).toHaveLength(1);
    await expireQuotes(clock(14));
    await expireQuotes(clock(14));
    expect(await db.quote.findFirst()).toMatchObject({ state: 'expired', dueOn: null });
    expect((await told()).filter((kind) => kind === 'quote-expired')).toHaveLength(2);
    await holdsAll();
    expect(await stateOf(asked.engagementId)).toBe('quote-requested');
  });

  test('an answer that is valid no more leaves nothing to choose; without a voucher it all ends', async () => {
    const asked = await askedMarket(1);
    const [one] = asked.sellers;
    if (!one) throw new Error('nobody sells');
    await answer(asked, one);
    const clock = { ...anActor(), person: null, now: daysAfter(NOON, 60) };
    await expireQuotes(clock);
    expect(await stateOf(asked.engagementId)).toBe('quote-requested');
    await db.voucher.updateMany({ data: { expiresOn: daysAfter(NOON, 50) } });
    await expireQuotes(clock);
    expect(await stateOf(asked.engagementId)).toBe('withdrawn');
  });
});

test('a firm gives its project up, and its voucher serves another', async () => {
  const asked = await askedMarket(1);
  await withdrawProject(asked.firm, asked.engagementId);
  await withdrawProject(asked.firm, asked.engagementId);
  const again = await askQuotes(asked.firm, requestOf(asked), randomUUID());
  expect(again).not.toBe(asked.engagementId);
  await holdsAll();
});

test('both sides write to each other, once a form; nobody else does', async () => {
  const asked = await askedMarket(2);
  const [one, other] = asked.sellers;
  if (!one || !other) throw new Error('nobody sells');
  const { id } = await quoteOf(asked, one);
  const words = { side: 'firm', text: 'Bonjour', file: null, intentId: 'i'.repeat(20) } as const;
  await sendMessage(asked.firm, id, words);
  await sendMessage(asked.firm, id, words);
  const theirs = { ...words, side: 'provider' } as const;
  await sendMessage({ ...one.actor, now: NOON }, id, theirs);
  expect(await db.engagementMessage.count()).toBe(2);
  await expect(sendMessage(asked.firm, id, { ...words, text: '' })).rejects.toThrow('message');
  await expect(sendMessage({ ...other.actor, now: NOON }, id, theirs)).rejects.toThrow('not-found');
  await expect(sendMessage({ ...one.actor, now: NOON }, id, words)).rejects.toThrow('not-found');
  const viewer = await makeFirmPerson('sme-viewer', asked.firmId);
  await expect(sendMessage(viewer, id, words)).rejects.toThrow('firm-only');
});
