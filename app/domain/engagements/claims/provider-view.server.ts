import {
  cents,
  civilDateOf,
  DomainError,
  type Cents,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import {
  listNetStatements,
  payableAccount,
  type NetStatement,
} from '#domain/payments/index.server.ts';
import { db } from '#platform/db.ts';
import type { Claim, Engagement, Milestone } from '#platform/prisma-client/client.ts';
import { actsForProvider, chosenWhere, providerOf } from '../scope.server.ts';
import { REMARK_CODES, type RemarkCode } from './codes.ts';
import { invoiceOf, languageOf, sidesOf } from './draft.server.ts';
import { missingMentions, numberAfter, type Mention } from './invoice.ts';
import { lateFine, type LateFine } from './lanes.ts';
import { CLAIMS, LIVE_CLAIMS, type ClaimState } from './transitions.ts';

/** A claim as both its provider and the programme read it; amounts in centimes. */
export interface ClaimLook {
  readonly id: string;
  readonly stamp: number;
  readonly state: ClaimState;
  readonly number: string;
  readonly invoicedOn: CivilDate;
  readonly submittedOn: CivilDate;
  readonly isMade: boolean;
  readonly hash: string;
  readonly clearanceId: string | null;
  readonly ht: Cents;
  readonly vat: Cents;
  readonly ttc: Cents;
  readonly subsidy: Cents;
  readonly share: Cents;
  /** Last day of whoever has the ball; the day it is to be paid by. */
  readonly dueOn: CivilDate | null;
  readonly payBy: CivilDate;
  readonly certifiedOn: CivilDate | null;
  readonly orderedOn: CivilDate | null;
  readonly paidOn: CivilDate | null;
  readonly heldReason: string | null;
  readonly remarks: readonly { readonly code: RemarkCode; readonly text: string }[];
  /** Null while it is not late, and for claims that nobody pays any more. */
  readonly late: LateFine | null;
  readonly isDemo: boolean;
}

const on = (date: Date | null) => date && civilDateOf(date);

function remarksOf(stored: unknown): ClaimLook['remarks'] {
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((remark: unknown) => {
    if (typeof remark !== 'object' || remark === null) return [];
    const { code, text } = { code: '', text: '', ...remark };
    const known = REMARK_CODES.find((one) => one === code);
    return known ? [{ code: known, text }] : [];
  });
}

/** A stored claim as it is read on a day. */
export function claimLook(row: Claim, now: Date): ClaimLook {
  const state = CLAIMS.stateOf(row.state);
  const ttc = cents(row.ht + row.vat);
  const payBy = dayOf(row.payBy);
  const until = row.paidAt ?? now;
  return {
    ...{ id: row.id, stamp: row.stamp, state, number: row.invoiceNumber, hash: row.fileHash },
    ...{ invoicedOn: dayOf(row.invoicedOn), submittedOn: civilDateOf(row.submittedAt) },
    ...{ isMade: row.fileId === null, clearanceId: row.clearanceId, ttc, payBy },
    ...{ ht: cents(row.ht), vat: cents(row.vat), subsidy: cents(row.subsidy) },
    ...{ share: cents(row.share), dueOn: row.dueOn && dayOf(row.dueOn) },
    ...{ certifiedOn: on(row.certifiedAt), orderedOn: on(row.orderedAt), paidOn: on(row.paidAt) },
    ...{ heldReason: row.heldReason, remarks: remarksOf(row.remarks) },
    late: state === 'withdrawn' ? null : lateFine(ttc, payBy, civilDateOf(until)),
    isDemo: invoiceOf(row).isDemo,
  };
}

/** What a provider finds in the form of an invoice before it typed anything. */
interface Proposed {
  readonly number: string;
  readonly date: CivilDate;
  readonly sellerAddress: string;
  readonly clientAddress: string;
  readonly capital: string;
}

export interface ClaimPage {
  readonly engagementId: string;
  readonly milestoneId: string;
  readonly number: number;
  readonly sequence: number;
  readonly title: string;
  readonly ht: Cents;
  readonly vat: Cents;
  readonly ttc: Cents;
  readonly subsidy: Cents;
  readonly share: Cents;
  readonly isAccepted: boolean;
  readonly isDisputed: boolean;
  /** Without the addresses, which the form asks for. */
  readonly missing: readonly Mention[];
  readonly hasAccount: boolean;
  readonly proposed: Proposed;
  readonly claim: ClaimLook | null;
  readonly statement: NetStatement | null;
  readonly may: { readonly send: boolean; readonly withdraw: boolean };
}

/** The invoice and claim of a milestone, for the chosen provider. Throws `engagements.not-found`. */
export async function getClaimPage(
  actor: MemberActor,
  { engagementId, milestoneId }: { readonly engagementId: string; readonly milestoneId: string },
): Promise<ClaimPage> {
  const engagement = await db.engagement.findFirst({
    where: { AND: [{ id: engagementId }, chosenWhere(actor)] },
  });
  const milestone = await db.milestone.findFirst({ where: { id: milestoneId, engagementId } });
  if (!engagement || !milestone) throw new DomainError('engagements.not-found');
  const today = civilDateOf(actor.now);
  const [row, disputes, sides, last, account] = await Promise.all([
    db.claim.findFirst({ where: { milestoneId, state: { not: 'withdrawn' } } }),
    db.engagementDispute.count({ where: { milestoneId, state: 'open' } }),
    sidesOf(db, engagement, languageOf(engagement)),
    lastClaim(actor),
    payableAccount(db, providerOf(actor), today),
  ]);
  const isAccepted = milestone.state === 'accepted';
  const isReady = isAccepted && disputes === 0;
  const missing = missingMentions(sides).filter((mention) => !mention.endsWith('-address'));
  const claim = row && claimLook(row, actor.now);
  const acts = actsForProvider(actor);
  const isOpen = claim === null || claim.state === 'returned';
  return {
    ...amountsOf(engagement, milestone),
    ...{ engagementId, milestoneId, isAccepted, isDisputed: disputes > 0, missing, claim },
    hasAccount: account !== null,
    proposed: row ? typedIn(row) : proposedAfter(last, today),
    statement: row?.orderId
      ? ((await listNetStatements([row.orderId])).get(row.orderId) ?? null)
      : null,
    may: {
      send: acts && isReady && isOpen && missing.length === 0,
      withdraw: acts && claim !== null && ['submitted', 'returned'].includes(claim.state),
    },
  };
}

function amountsOf({ number }: Engagement, milestone: Milestone) {
  const { sequence, title, ht, vat, subsidy, share } = milestone;
  return {
    ...{ number, sequence, title, ht: cents(ht), vat: cents(vat), ttc: cents(ht + vat) },
    ...{ subsidy: cents(subsidy), share: cents(share) },
  };
}

const lastClaim = (actor: MemberActor) =>
  db.claim.findFirst({
    where: { providerId: providerOf(actor), state: { not: 'withdrawn' } },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
  });

function typedIn(row: Claim): Proposed {
  const { seller, client, date } = invoiceOf(row);
  return {
    ...{ number: row.invoiceNumber, sellerAddress: seller.address, capital: seller.capital },
    ...{ clientAddress: client.address, date: dayOf(new Date(`${date}T00:00:00Z`)) },
  };
}

function proposedAfter(last: Claim | null, today: CivilDate): Proposed {
  const seller = last && invoiceOf(last).seller;
  return {
    number: numberAfter(last?.invoiceNumber ?? null, Number(today.slice(0, 4))),
    ...{ date: today, sellerAddress: seller?.address ?? '', capital: seller?.capital ?? '' },
    clientAddress: '',
  };
}

/** A claim of the actor's provider in the list of its money. */
export interface MoneyLine extends ClaimLook {
  readonly engagementId: string;
  readonly milestoneId: string;
  readonly engagement: number;
  readonly milestone: string;
  readonly statement: NetStatement | null;
}

const MOST_LINES = 500;
/** States in which money is still due. */
const DUE: readonly ClaimState[] = LIVE_CLAIMS.filter((state) => state !== 'paid');

/** Invoices of the actor's provider, what is due and what was paid. Throws `engagements.not-found`. */
export async function getProviderMoney(actor: MemberActor) {
  const rows = await db.claim.findMany({
    where: { providerId: providerOf(actor), state: { not: 'withdrawn' } },
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: MOST_LINES,
  });
  const [engagements, milestones, statements, account] = await Promise.all([
    db.engagement.findMany({ where: { id: { in: rows.map((row) => row.engagementId) } } }),
    db.milestone.findMany({ where: { id: { in: rows.map((row) => row.milestoneId) } } }),
    listNetStatements(rows.flatMap(({ orderId }) => orderId ?? [])),
    payableAccount(db, providerOf(actor), civilDateOf(actor.now)),
  ]);
  const lines = rows.map((row): MoneyLine => ({
    ...{ ...claimLook(row, actor.now), engagementId: row.engagementId },
    ...{ milestoneId: row.milestoneId, statement: statements.get(row.orderId ?? '') ?? null },
    engagement: engagements.find(({ id }) => id === row.engagementId)?.number ?? 0,
    milestone: milestones.find(({ id }) => id === row.milestoneId)?.title ?? '',
  }));
  const netOf = ({ statement, ttc }: MoneyLine) => statement?.net ?? ttc;
  const sum = (some: readonly MoneyLine[]) =>
    cents(some.reduce<bigint>((total, line) => total + netOf(line), 0n));
  return {
    ...{ lines, hasAccount: account !== null },
    due: sum(lines.filter(({ state }) => DUE.includes(state))),
    paid: sum(lines.filter(({ state }) => state === 'paid')),
  };
}
