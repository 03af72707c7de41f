import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { giveBackVoucher } from '#domain/cases/vouchers/give-back.server.ts';
import { runVoucherClock } from '#domain/cases/vouchers/clock.server.ts';
import { proposeChange } from '#domain/engagements/agreements/amend.server.ts';
import {
  refuseValidation,
  validateAsOfficer,
} from '#domain/engagements/agreements/officer.server.ts';
import { contentOf } from '#domain/engagements/agreements/records.server.ts';
import { signAsProvider } from '#domain/engagements/agreements/sign.server.ts';
import { endForDefault } from '#domain/engagements/agreements/terminate.server.ts';
import {
  getAgreementPage,
  getAgreementPaper,
} from '#domain/engagements/agreements/views.server.ts';
import { openDispute } from '#domain/engagements/disputes/open.server.ts';
import { settleDispute } from '#domain/engagements/disputes/settle.server.ts';
import { BOOK_CHECKS } from '#domain/engagements/index.server.ts';
import { listHistory } from '#domain/engagements/pages/history.server.ts';
import { chooseQuote } from '#domain/engagements/quotes/choose-quote.server.ts';
import { undoChoice } from '#domain/engagements/quotes/undo-choice.server.ts';
import { runChecks } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import {
  begin,
  changesOf,
  draftedAt,
  signBoth,
  signedAt,
  signWithCode,
} from '../../factories/agreements.ts';
import { deliverNow, formOf } from '../../factories/deliveries.ts';
import { makeLaterOfficers, type Engaged } from '../../factories/engagements.ts';
import { giveRole, makeMember } from '../../factories/people.ts';
import { answer, askedMarket, quoteOf } from '../../factories/quotes.ts';
import { refusalCode } from '../../factories/refusals.ts';
import { balancesOf, daysAfter, moveBack } from '../../factories/vouchers.ts';
import { resetDatabase } from '../../setup/database.ts';

beforeEach(resetDatabase);

const now = ({ engagement: { id } }: Engaged) => db.engagement.findUniqueOrThrow({ where: { id } });
const voucherNow = ({ voucher: { id } }: Engaged) =>
  db.voucher.findUniqueOrThrow({ where: { id } });
const runClock = (at: Date) => runVoucherClock({ now: at, randomBytes });

async function brokenBooks(): Promise<readonly string[]> {
  const broken: string[] = [];
  for await (const found of runChecks(BOOK_CHECKS))
    if (found.broken > 0 && !found.code.includes('settled-choice')) broken.push(found.code);
  return broken;
}

/** Signed by both, and waiting for the officer of the case. */
async function waitingAt() {
  const drafted = await draftedAt();
  await db.accreditation.updateMany({
    where: { organisationId: drafted.providerId },
    data: { state: 'probation' },
  });
  await signBoth(drafted, drafted.paper);
  const { id, stamp } = await now(drafted);
  return { ...drafted, id, form: { stamp, words: 'Vu' } };
}

describe('an amendment of an engagement with a milestone that a dispute reduced', () => {
  test.each(['before', 'while'] as const)(
    'gives back exactly the rest when it was settled %s it waited',
    async (when) => {
      const engaged = await signedAt();
      await begin(engaged);
      const { engagement, firm, provider, programme } = engaged;
      const mediator = (await makeLaterOfficers(programme.ownerId)).mediates;
      await deliverNow(engaged);
      await openDispute(firm, { ...(await formOf(engaged)), grounds: 'La moitié seulement.' });
      const { id: disputeId } = await db.engagementDispute.findFirstOrThrow();
      const settle = () =>
        settleDispute(mediator, disputeId, {
          ...{ outcome: 'reduce', percent: 50, stamp: 1, decision: 'Les deux ont raison.' },
        });
      const propose = async () => {
        const changes = await changesOf(engaged);
        const prices = changes.prices.map((price, place) => (place === 1 ? 100_000n : price));
        await proposeChange(provider, 'provider', engagement.id, { ...changes, prices });
      };
      for (const step of when === 'before' ? [settle, propose] : [propose, settle]) await step();
      const open = await db.agreement.findFirstOrThrow({ where: { state: 'draft' } });
      await signAsProvider(provider, engagement.id, { paper: open.pdfHash });
      await signWithCode(firm, engagement.id, open.pdfHash);
      // Half of 5 000 DH, and twice 1 000 instead of twice 1 500.
      expect(await now(engaged)).toMatchObject({
        ...{ state: 'in-delivery', ht: 450_000n, vat: 90_000n },
        ...{ subsidy: 225_000n, share: 315_000n },
      });
      expect((await voucherNow(engaged)).used).toBe(225_000n);
      expect(await balancesOf(programme.envelopeId)).toMatchObject({
        ...{ 'G:engaged': 225_000n, 'V:committed': 175_000n },
      });
      const { _sum } = await db.shareRefund.aggregate({ _sum: { amount: true } });
      expect(_sum.amount).toBe(245_000n);
      if (when === 'before')
        expect(contentOf(open)).toMatchObject({
          ...{ ht: '450000', vat: '90000', subsidy: '225000', share: '315000' },
          lines: [
            { unitPrice: '250000', quantity: 1 },
            { unitPrice: '100000', quantity: 2 },
          ],
          milestones: [
            { ht: '250000', share: '175000' },
            { ht: '200000', share: '140000' },
          ],
          vatLines: [{ percent: 20, ht: '450000', vat: '90000' }],
        });
      expect(await brokenBooks()).toEqual([]);
    },
  );
});

test('a provider reads nothing of the one whose choice was undone before', async () => {
  const asked = await askedMarket(2);
  const [one, two] = asked.sellers;
  if (!one || !two) throw new Error('nobody sells');
  const { engagementId: id, firm } = asked;
  for (const seller of [one, two]) await answer(asked, seller);
  const choose = async (seller: typeof one) => {
    const quote = await quoteOf(asked, seller);
    await chooseQuote(firm, quote.id, { stamp: quote.stamp, aid: '400000' });
    return quoteOf(asked, seller);
  };
  const chosen = await choose(one);
  const undone = { stamp: chosen.stamp, reason: 'Trop lent', side: 'firm' } as const;
  await undoChoice(firm, chosen.id, undone);
  await choose(two);
  const page = await getAgreementPage(two.actor, 'provider', id, 'fr');
  expect([page.open?.place, page.past]).toEqual([2, []]);
  expect((await getAgreementPage(firm, 'firm', id, 'fr')).past).toMatchObject([{ place: 1 }]);
  const paper = (place: number) => getAgreementPaper(two.actor, 'provider', id, place);
  expect(await refusalCode(paper(1))).toBe('engagements.not-found');
  expect((await paper(2)).number).toBe(page.open?.number);
  const history = await listHistory(db, id, { side: 'provider' });
  expect(history.map(({ words }) => words)).not.toContain('Trop lent');
  expect(history.at(-1)?.type).toBe('engagements.agree');
});

describe('a voucher whose agreement was signed in time', () => {
  test('does not end by time while the programme has the ball', async () => {
    const { id, form, officers, firm, ...waiting } = await waitingAt();
    const engaged = { ...waiting, officers, firm };
    const { expiresOn, stamp } = await voucherNow(engaged);
    const later = daysAfter(expiresOn ?? firm.now, 2);
    await runClock(later);
    expect(await voucherNow(engaged)).toMatchObject({ state: 'active', used: 0n });
    const back = giveBackVoucher({ ...firm, now: later }, engaged.voucher.id, { stamp });
    expect(await refusalCode(back)).toBe('cases.voucher-signed');
    await validateAsOfficer({ ...officers.proposes, now: later }, id, form);
    expect(await voucherNow(engaged)).toMatchObject({ used: 400_000n, signedOn: null });
  });

  test('ends once the officer refuses the agreement', async () => {
    const waiting = await waitingAt();
    const { expiresOn } = await voucherNow(waiting);
    const later = daysAfter(expiresOn ?? waiting.firm.now, 2);
    await refuseValidation({ ...waiting.officers.proposes, now: later }, waiting.id, waiting.form);
    await runClock(later);
    expect((await voucherNow(waiting)).state).toBe('expired');
  });

  test('and nobody signs once it is over', async () => {
    const { engagement, provider, paper, ...given } = await draftedAt();
    await moveBack(given, 400);
    const sign = signAsProvider(provider, engagement.id, { paper });
    expect(await refusalCode(sign)).toBe('engagements.voucher-over');
  });
});

test('another officer answers for one who is an officer no more, with no part in the case', async () => {
  const { id, form, officers, programme, providerId, ...waiting } = await waitingAt();
  const officer = () => makeMember('programme', ['proposing-officer'], programme.ownerId);
  const other = await officer();
  const validate = (by: typeof other) => refusalCode(validateAsOfficer(by, id, form));
  expect(await validate(other)).toBe('engagements.not-yours');
  await db.roleGrant.updateMany({
    where: { accountId: officers.proposes.person.accountId, role: 'proposing-officer' },
    data: { status: 'revoked', endedAt: waiting.firm.now, endedById: 'a manager' },
  });
  const kin = await officer();
  await giveRole(kin.person.accountId, providerId, 'provider-member');
  expect(await validate(kin)).toBe('engagements.own-side');
  const decided = { ...officers.decides.person };
  const seat = { ...decided.seat, roles: ['proposing-officer'] as const };
  const decides = { ...officers.decides, person: { ...decided, seat } };
  expect(await validate(decides)).toBe('engagements.not-yours');
  await validateAsOfficer(other, id, form);
  expect(await db.engagementEvent.findFirst({ where: { event: 'validate' } })).toMatchObject({
    ...{ part: 'proposes', actorId: other.person.accountId },
  });
  const { stamp } = await db.engagement.findUniqueOrThrow({ where: { id } });
  await endForDefault(other, id, { stamp, words: 'Plus de réponse' });
  expect((await db.engagement.findUniqueOrThrow({ where: { id } })).state).toBe('terminated');
});
