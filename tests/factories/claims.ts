import { randomUUID } from 'node:crypto';
import { certifyClaim } from '#domain/engagements/claims/certify.server.ts';
import { orderClaims } from '#domain/engagements/claims/order.server.ts';
import { batchOrders, sendBatch } from '#domain/engagements/claims/send.server.ts';
import { settleOrderLine, type Settled } from '#domain/engagements/claims/settle.server.ts';
import { makeClaim } from '#domain/engagements/claims/submit.server.ts';
import { cents, civilDateOf, type MemberActor } from '#domain/kernel/index.server.ts';
import { post } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import type { Claim, Milestone } from '#platform/prisma-client/client.ts';
import { inTransaction } from '#platform/transaction.ts';
import { anActor, NOON } from './actors.ts';
import { acceptMilestone, engagementAt, makeLaterOfficers, type Engaged } from './engagements.ts';

/** RIBs of a bank that does not exist, with valid keys. */
const RIBS = { provider: '999780000000000000000105', programme: '999810000000000000000248' };
const ADDRESS = '12, rue des Tanneurs';

/** An engagement in delivery whose provider can invoice and be paid, with its officers. */
export interface Claiming {
  readonly engaged: Engaged;
  readonly officers: Awaited<ReturnType<typeof makeLaterOfficers>>;
  readonly provider: MemberActor;
  readonly milestone: Milestone;
}

/** A verified account of an organisation, unless it has one. */
async function giveRib(organisationId: string, rib: string, now = NOON): Promise<string> {
  const known = await db.bankAccount.findFirst({ where: { organisationId, state: 'verified' } });
  if (known) return known.id;
  const id = randomUUID();
  const ice = (await db.organisation.findUniqueOrThrow({ where: { id: organisationId } })).ice;
  await db.bankAccount.create({
    data: {
      ...{ id, organisationId, rib, holder: 'Atlas Logiciels', ice: ice ?? '', state: 'verified' },
      ...{ addedById: randomUUID(), addedAt: now, decidedById: randomUUID(), decidedAt: now },
      usableFrom: new Date(`${civilDateOf(now)}T00:00:00Z`),
    },
  });
  return id;
}

/** What an invoice must say of a provider, beside what `makeProvider` gives it. */
async function giveMentions(providerId: string): Promise<void> {
  await db.organisation.update({
    where: { id: providerId },
    data: {
      ...{ taxId: '12345678', businessTax: '34567890', cnss: '1234567', tradeRegister: '4567' },
      registerCourt: 'Casablanca',
    },
  });
}

/** The first milestone of an engagement in delivery is accepted, and may be claimed. */
export async function readyToClaim(
  options: Parameters<typeof engagementAt>[1] = {},
): Promise<Claiming> {
  const now = options.now ?? NOON;
  const engaged = await engagementAt('in-delivery', options);
  const milestone = await acceptMilestone(engaged, 1);
  await giveMentions(engaged.providerId);
  await db.organisation.update({ where: { id: engaged.firmId }, data: { province: 'MA-CAS' } });
  await giveRib(engaged.providerId, RIBS.provider, now);
  await giveRib(engaged.programme.ownerId, RIBS.programme, now);
  return {
    ...{ engaged, milestone, provider: { ...engaged.provider, now } },
    officers: await makeLaterOfficers(engaged.programme.ownerId),
  };
}

/** The second milestone of the same engagement, accepted. */
export async function nextMilestone({ engaged }: Claiming): Promise<Milestone> {
  return acceptMilestone(engaged, 2);
}

export const targetOf = ({ engagementId, id }: Milestone) => ({ engagementId, milestoneId: id });

/** What a provider types of an invoice made here. */
export const typedInvoice = (changes: Partial<Parameters<typeof makeClaim>[2]> = {}) => ({
  ...{ stamp: 0, number: '2026-0001', date: civilDateOf(NOON), sellerAddress: ADDRESS },
  ...{ clientAddress: '', capital: '100 000 DH', discount: cents(0n), clearanceId: null },
  ...changes,
});

/** The claim of a milestone, as it is now. */
export const claimOf = ({ id: milestoneId }: Milestone): Promise<Claim> =>
  db.claim.findFirstOrThrow({ where: { milestoneId, state: { not: 'withdrawn' } } });

/** A claim made here for a milestone. */
export async function claimed(
  { provider, milestone }: Claiming,
  changes: Parameters<typeof typedInvoice>[0] = {},
  about: Milestone = milestone,
): Promise<Claim> {
  await makeClaim(provider, targetOf(about), typedInvoice(changes));
  return claimOf(about);
}

/** The same, certified. */
export async function certified(
  claiming: Claiming,
  changes: Parameters<typeof typedInvoice>[0] = {},
  about: Milestone = claiming.milestone,
): Promise<Claim> {
  const { id, stamp } = await claimed(claiming, changes, about);
  await certifyClaim(claiming.officers.certifies, id, { stamp });
  return claimOf(about);
}

/** The same, ordered and on its way to the bank. */
export async function onItsWay(
  claiming: Claiming,
  changes: Parameters<typeof typedInvoice>[0] = {},
  about: Milestone = claiming.milestone,
): Promise<Claim> {
  const { id } = await certified(claiming, changes, about);
  await sendNow(claiming, id);
  return claimOf(about);
}

/** Orders a claim and hands its order to the bank. */
export async function sendNow({ officers }: Claiming, claimId: string): Promise<void> {
  const [report] = await orderClaims(officers.authorises, [claimId]);
  if (report?.refusal !== null) throw new Error(report?.refusal ?? 'no report');
  const { orderId } = await db.claim.findUniqueOrThrow({ where: { id: claimId } });
  const batch = await batchOrders(officers.authorises, [orderId ?? '']);
  await sendBatch(officers.authorises, batch);
}

/** A line of a bank statement about the order of a claim: money that left, or came back. */
export async function bankLine(
  { id }: Pick<Claim, 'id'>,
  kind: 'debit' | 'return',
  changes: Partial<{ amount: bigint; orderId: string }> = {},
): Promise<Settled> {
  const { orderId, ownerId } = await db.claim.findUniqueOrThrow({ where: { id } });
  const order = await db.paymentOrder.findUniqueOrThrow({
    where: { id: changes.orderId ?? orderId ?? '' },
  });
  const isReturn = kind === 'return';
  const amount = changes.amount ?? (isReturn ? order.net : -order.net);
  const actor = { ...anActor(), person: null };
  return inTransaction('tests.bank-line', async (tx) => {
    const settled = await settleOrderLine(tx, actor, {
      ...{ ownerId, amount, endToEnd: order.reference, text: 'VIREMENT', isReturn },
    });
    if ('postings' in settled) await post(tx, actor.now, settled.postings);
    return settled;
  });
}
