import { randomUUID } from 'node:crypto';
import { splitAid, sumTotals, totalsOf, vatLinesOf } from '#domain/engagements/amounts.ts';
import {
  lockEngagement,
  moveEngagement,
  moveMilestone,
  moveQuote,
  type EngagementActor,
} from '#domain/engagements/records.server.ts';
import { lockVoucher, noteRunning, placeOf, useVoucher } from '#domain/cases/index.server.ts';
import { cents, contentHash, type MemberActor } from '#domain/kernel/index.server.ts';
import { post, type Posting } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement, Milestone } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { anActor, NOON } from './actors.ts';
import { openProgramme, type OpenProgramme } from './cases.ts';
import { makeMember } from './people.ts';
import { dayFromNoon, makeProvider } from './providers.ts';
import { giveAccepted, type Given } from './vouchers.ts';

/** How far an engagement of a test has come, in the order of its life. */
const STAGES = [
  'quote-requested',
  'quoted',
  'agreed',
  'signed',
  'copay-pending',
  'started',
  'in-delivery',
] as const;
type Stage = (typeof STAGES)[number];

const LINES = [
  { milestone: 1, label: 'Site et paiement', quantity: 1, unitPrice: 500_000n, vatPercent: 20 },
  { milestone: 2, label: 'Formation', quantity: 2, unitPrice: 150_000n, vatPercent: 20 },
];
const priced = LINES.map((line) => ({ ...line, unitPrice: cents(line.unitPrice) }));

/** What the provider of `engagementAt` answers: two milestones, 8 000 DH before tax. */
const QUOTE_CONTENT = {
  format: 1,
  lines: LINES.map((line) => ({
    ...{ ...line, unit: 'forfait', unitPrice: String(line.unitPrice), exemption: '' },
  })),
  milestones: [
    { title: 'Site en ligne', acceptance: 'Un achat de bout en bout', deliverBy: '2026-12-18' },
    { title: 'Équipe formée', acceptance: 'Deux personnes formées', deliverBy: '2027-01-15' },
  ],
  ...{ startOn: '2026-12-01', note: '', validDays: 15 },
};

export interface Engaged extends Given {
  readonly engagement: Engagement;
  readonly milestones: readonly Milestone[];
  /** An owner of the provider. */
  readonly provider: MemberActor;
  readonly providerId: string;
}

/** Officers of the programme for what follows a decision, each another person. */
export async function makeLaterOfficers(ownerId: string) {
  return {
    certifies: await makeMember('programme', ['certifier'], ownerId),
    authorises: await makeMember('programme', ['authorising-officer'], ownerId),
    mediates: await makeMember('programme', ['mediator'], ownerId),
    risk: await makeMember('programme', ['risk-officer'], ownerId),
  };
}

/** A provider that a programme pays, past its probation. */
async function makeAccredited({ programmeId, ownerId }: OpenProgramme): Promise<MemberActor> {
  const provider = await makeProvider();
  const { accountId, seat } = provider.person;
  await db.accreditation.create({
    data: {
      ...{ id: randomUUID(), programmeId, ownerId, organisationId: seat.organisationId },
      ...{ state: 'accredited', requestedById: accountId, submittedAt: NOON, decidedAt: NOON },
    },
  });
  return provider;
}

/**
 * An engagement for a voucher of 4 000 DH, brought to a stage the quick way: with the history, audit
 * entries, use of the voucher and postings of the real one. Of the price of 8 000 DH before tax in
 * two milestones the aid pays 4 000, and the firm 4 000 and the VAT of 1 600.
 */
export async function engagementAt(
  stage: Stage,
  options: {
    readonly programme?: OpenProgramme;
    readonly provider?: MemberActor;
    readonly given?: Given;
    readonly now?: Date;
  } = {},
): Promise<Engaged> {
  const now = options.now ?? NOON;
  const programme = options.given?.programme ?? options.programme ?? (await openProgramme());
  const given = options.given ?? (await giveAccepted(programme, { now }));
  const provider = options.provider ?? (await makeAccredited(programme));
  const providerId = provider.person.seat.organisationId;
  const actors = { firm: { ...given.firm, now }, provider: { ...provider, now } };
  const id = await open(given, providerId, actors.firm);
  const reached = STAGES.indexOf(stage);
  for (const next of STAGES.slice(0, reached + 1))
    if (next !== 'quote-requested') await CARRY[next]({ id, given, providerId, ...actors });
  return {
    ...{ ...given, provider, providerId },
    engagement: await db.engagement.findUniqueOrThrow({ where: { id } }),
    milestones: await db.milestone.findMany({
      where: { engagementId: id },
      orderBy: { sequence: 'asc' },
    }),
  };
}

interface Step {
  readonly id: string;
  readonly given: Given;
  readonly providerId: string;
  readonly firm: MemberActor;
  readonly provider: MemberActor;
}

async function open(given: Given, providerId: string, firm: MemberActor): Promise<string> {
  const id = randomUUID();
  const [shortlistId, assessmentId] = [randomUUID(), randomUUID()];
  const [offerId, offerVersionId] = [randomUUID(), randomUUID()];
  const { voucher, applicationId, firmId } = given;
  await inTransaction('tests.open-engagement', async (tx) => {
    await settleChoice(tx, { shortlistId, assessmentId, offerId, offerVersionId }, firm);
    await tx.engagement.create({
      data: {
        ...{ id, voucherId: voucher.id, applicationId, programmeId: voucher.programmeId },
        ...{ versionId: voucher.versionId, ownerId: voucher.ownerId, organisationId: firmId },
        ...{ shortlistId, assessmentId, action: 'sell-online' },
        ...{ category: voucher.category, need: 'Vendre en ligne', state: 'quote-requested' },
        ...{ language: 'fr', createdById: firm.person.accountId, createdAt: firm.now },
        updatedAt: firm.now,
      },
    });
    await tx.quote.create({
      data: {
        ...{ id: randomUUID(), engagementId: id, organisationId: providerId, offerId },
        ...{ offerVersionId, cap: 1_000_000n, state: 'requested' },
        requestedAt: firm.now,
      },
    });
  });
  return id;
}

interface Choice {
  readonly shortlistId: string;
  readonly assessmentId: string;
  readonly offerId: string;
  readonly offerVersionId: string;
}

/** A list of one offer that is settled. */
async function settleChoice(tx: Tx, choice: Choice, { now, person }: MemberActor): Promise<void> {
  const { shortlistId: id, assessmentId, offerId, offerVersionId: versionId } = choice;
  const action = 'sell-online';
  await tx.shortlist.create({
    data: {
      ...{ id, assessmentId, action, createdAt: now, updatedAt: now },
      items: { create: { offerId, versionId, runId: randomUUID(), addedAt: now } },
    },
  });
  await tx.shortlist.update({
    where: { id },
    data: {
      ...{ state: 'frozen', organisationId: person.seat.organisationId, frozenAt: now },
      ...{ frozenById: person.accountId, content: {}, contentHash: contentHash({}) },
    },
  });
}

async function step(
  name: Stage,
  id: string,
  work: (tx: Tx, engagement: Engagement) => Promise<readonly Posting[]>,
  now: Date,
): Promise<void> {
  await inTransaction(`tests.${name}`, async (tx) => {
    const engagement = await lockEngagement(tx, id, {});
    await post(tx, now, await work(tx, engagement));
  });
}

const system = ({ firm: { now } }: Step): EngagementActor => ({ ...anActor(), now, person: null });
const totals = () => sumTotals(priced.map(totalsOf));

/** What brings an engagement to each stage from the one before. */
const CARRY: Readonly<Record<Exclude<Stage, 'quote-requested'>, (now: Step) => Promise<void>>> = {
  quoted: (the) =>
    step(
      'quoted',
      the.id,
      async (tx, engagement) => {
        const quote = await tx.quote.findFirstOrThrow({ where: { engagementId: the.id } });
        const { ht, vat } = totals();
        await tx.quoteVersion.create({
          data: {
            ...{ id: randomUUID(), quoteId: quote.id, number: 1, content: QUOTE_CONTENT, ht, vat },
            ...{ contentHash: contentHash(QUOTE_CONTENT), sentAt: the.provider.now },
            sentById: the.provider.person.accountId,
          },
        });
        const about = { part: 'provider' } as const;
        await moveQuote(tx, the.provider, engagement, quote, { ...about, event: 'answer' });
        await moveEngagement(tx, the.provider, engagement, { ...about, event: 'quote' });
        return [];
      },
      the.firm.now,
    ),
  agreed: (the) =>
    step(
      'agreed',
      the.id,
      async (tx, engagement) => {
        const quote = await tx.quote.findFirstOrThrow({ where: { engagementId: the.id } });
        const { ht, vat } = totals();
        const subsidy = the.given.voucher.amount < ht ? the.given.voucher.amount : ht;
        await moveQuote(tx, the.firm, engagement, quote, { part: 'firm', event: 'choose' });
        await moveEngagement(tx, the.firm, engagement, {
          ...{ part: 'firm', event: 'agree' },
          changes: {
            ...{ providerId: the.providerId, quoteId: quote.id, ht, vat, subsidy },
            share: ht + vat - subsidy,
          },
        });
        return [];
      },
      the.firm.now,
    ),
  signed: (the) =>
    step(
      'signed',
      the.id,
      async (tx, engagement) => {
        await signQuickly(tx, the, engagement);
        await moveEngagement(tx, the.firm, engagement, {
          ...{ part: 'firm', event: 'sign', changes: { signedAt: the.firm.now } },
        });
        return [];
      },
      the.firm.now,
    ),
  'copay-pending': (the) =>
    step(
      'copay-pending',
      the.id,
      async (tx, engagement) => {
        const amount = cents(engagement.subsidy ?? 0n);
        const subject = `engagement:${the.id}`;
        const { programmeId } = engagement;
        await noteRunning(tx, { programmeId, organisationId: the.providerId }, 1);
        const voucher = await lockVoucher(tx, engagement.voucherId);
        await useVoucher(tx, system(the), voucher, { amount, subject });
        await moveEngagement(tx, system(the), engagement, { part: 'system', event: 'validate' });
        return [
          {
            ...{ ...placeOf(voucher), code: 'L5', from: 'V:committed', to: 'G:engaged', amount },
            ...{ reference: `engage:${the.id}`, subject },
          },
        ];
      },
      the.firm.now,
    ),
  started: (the) =>
    step(
      'started',
      the.id,
      async (tx, engagement) => {
        const { programmeId } = engagement;
        const amount = cents(engagement.share ?? 0n);
        const requestId = randomUUID();
        const subject = `engagement:${the.id}`;
        await tx.shareRequest.create({
          data: {
            ...{ id: requestId, reference: requestId.slice(0, 18), ownerId: engagement.ownerId },
            ...{ programmeId, subject, payerId: engagement.organisationId, amount },
            ...{ state: 'paid', dueOn: dayFromNoon(20), rail: 'transfer', evidence: 'a test' },
            ...{ createdAt: the.firm.now, paidAt: the.firm.now },
          },
        });
        await moveEngagement(tx, system(the), engagement, {
          ...{ part: 'system', event: 'start', changes: { startedAt: the.firm.now } },
        });
        return [
          {
            ...{ programmeId, envelopeId: null, bucket: 0, subject, amount },
            ...{ code: 'B1', from: 'RAIL:clearing', to: 'SHARE:held' },
            reference: `share:${requestId}`,
          },
        ];
      },
      the.firm.now,
    ),
  'in-delivery': (the) =>
    step(
      'in-delivery',
      the.id,
      async (tx, engagement) => {
        await moveEngagement(tx, the.provider, engagement, { part: 'provider', event: 'begin' });
        return [];
      },
      the.firm.now,
    ),
};

async function signQuickly(tx: Tx, the: Step, engagement: Engagement): Promise<void> {
  const { id } = engagement;
  const agreementId = randomUUID();
  await tx.agreement.create({
    data: {
      ...{
        id: agreementId,
        engagementId: id,
        providerId: the.providerId,
        number: 1,
        code: `RA-${agreementId.slice(0, 14)}`,
      },
      ...{ content: {}, contentHash: contentHash({}), pdfHash: '0'.repeat(64), state: 'signed' },
      createdAt: the.firm.now,
    },
  });
  const sides = [
    ['provider', the.provider, 'session'],
    ['firm', the.firm, 'code'],
  ] as const;
  for (const [side, { person, now }, method] of sides)
    await tx.agreementSignature.create({
      data: {
        ...{ agreementId, side, accountId: person.accountId, name: person.name, method },
        ...{ at: now, evidence: {} },
      },
    });
  const parts = QUOTE_CONTENT.milestones.map((milestone, place) => {
    const lines = priced.filter((line) => line.milestone === place + 1);
    return { milestone, lines, ...sumTotals(lines.map(totalsOf)) };
  });
  const split = splitAid(cents(engagement.subsidy ?? 0n), parts);
  for (const [place, { milestone, lines, ht, vat }] of parts.entries())
    await tx.milestone.create({
      data: {
        ...{ id: randomUUID(), engagementId: id, sequence: place + 1, state: 'planned', ht, vat },
        ...{ title: milestone.title, acceptance: milestone.acceptance },
        ...{ subsidy: split[place]?.subsidy ?? 0n, share: split[place]?.share ?? 0n },
        vatLines: vatLinesOf(lines).map(({ percent, ...rest }) => ({
          ...{ percent, ht: String(rest.ht), vat: String(rest.vat) },
        })),
        deliverBy: new Date(`${milestone.deliverBy}T00:00:00Z`),
      },
    });
}

/** Brings a milestone of an engagement in delivery to `accepted`, its share posted (B2). */
export async function acceptMilestone(engaged: Engaged, sequence: number): Promise<Milestone> {
  const { engagement, firm, provider } = engaged;
  const { id: engagementId, programmeId } = engagement;
  return inTransaction('tests.accept-milestone', async (tx) => {
    const locked = await lockEngagement(tx, engagementId, {});
    const planned = await tx.milestone.findUniqueOrThrow({
      where: { engagementId_sequence: { engagementId, sequence } },
    });
    const delivered = await moveMilestone(tx, provider, locked, planned, {
      ...{ part: 'provider', event: 'deliver', changes: { deliveredAt: firm.now } },
    });
    const accepted = await moveMilestone(tx, firm, locked, delivered, {
      ...{ part: 'firm', event: 'accept' },
      changes: { acceptedAt: firm.now, acceptedById: firm.person.accountId },
    });
    const amount = cents(accepted.share);
    await post(tx, firm.now, [
      {
        ...{
          programmeId,
          envelopeId: null,
          bucket: 0,
          subject: `engagement:${engagementId}`,
          amount,
        },
        ...{ code: 'B2', from: 'SHARE:held', to: 'PROVIDER:payable' },
        reference: `accepted:${accepted.id}`,
      },
    ]);
    return accepted;
  });
}
