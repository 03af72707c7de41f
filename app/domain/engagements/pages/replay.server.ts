import { listFirms, namesOf } from '#domain/accounts/index.server.ts';
import { verifyStream } from '#domain/audit/index.server.ts';
import { readCaseTrail } from '#domain/cases/index.server.ts';
import type { CasePart } from '#domain/cases/schema.ts';
import {
  cents,
  DomainError,
  type Cents,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { listTransfersAbout, type TransferLine } from '#domain/ledger/index.server.ts';
import { db } from '#platform/db.ts';
import type { Claim, Engagement, Milestone } from '#platform/prisma-client/client.ts';
import { CLAIMS } from '../claims/transitions.ts';
import { MILESTONES } from '../deliveries/transitions.ts';
import { type EventData } from '../records.server.ts';
import { officerEngagements } from '../scope.server.ts';
import { ENGAGEMENTS } from '../transitions.ts';

/** Something that happened, whatever it happened to. */
export interface ReplayEvent {
  /** `case`, `voucher`, `engagement`, `quote`, `milestone`, `claim` or another thing of the work. */
  readonly kind: string;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly part: string;
  /** The officer who did it; null for time, and for people of the firm and the provider. */
  readonly by: string | null;
  readonly at: Date;
  /** What the person wrote. */
  readonly words: string | null;
}

/** A paper of the case with what proves it. */
export interface ReplayPaper {
  readonly kind: 'agreement' | 'amendment' | 'quote' | 'invoice';
  readonly name: string;
  readonly hash: string;
  readonly at: Date;
}

/** A whole case, from the request to the payment, on one page. */
export interface Replay {
  readonly number: number;
  readonly applicationId: string;
  readonly voucherId: string;
  readonly receipt: string;
  readonly firm: string;
  readonly provider: string | null;
  readonly state: (typeof ENGAGEMENTS.states)[number];
  readonly isDemo: boolean;
  readonly amounts: {
    readonly ht: Cents;
    readonly vat: Cents;
    readonly subsidy: Cents;
    readonly share: Cents;
    readonly certified: Cents;
    readonly givenBack: Cents;
  } | null;
  readonly persons: readonly {
    readonly part: CasePart;
    readonly name: string;
    readonly at: Date;
  }[];
  readonly milestones: readonly {
    readonly sequence: number;
    readonly title: string;
    readonly state: (typeof MILESTONES.states)[number];
    readonly deliverBy: string;
    readonly ttc: Cents;
    readonly subsidy: Cents;
    readonly claim: {
      readonly state: (typeof CLAIMS.states)[number];
      readonly number: string;
    } | null;
  }[];
  readonly events: readonly ReplayEvent[];
  readonly transfers: readonly TransferLine[];
  readonly papers: readonly ReplayPaper[];
  /** What holds of this case now, each recomputed from its records. */
  readonly checks: readonly { readonly code: ReplayCheck; readonly ok: boolean }[];
  readonly trail: { readonly entries: number; readonly sealed: number; readonly isWhole: boolean };
}

export const REPLAY_CHECKS = [
  'trail-whole',
  'milestones-add-up',
  'engaged-fits',
  'certified-fits',
  'spent-fits',
  'persons-apart',
] as const;
export type ReplayCheck = (typeof REPLAY_CHECKS)[number];

/**
 * The whole of a case for those who look over it: who did what and when, from the request to the
 * payment, every transfer of money, every paper with its hash, and whether it all fits together.
 * Throws `engagements.not-found`.
 */
export async function getReplay(actor: MemberActor, id: string): Promise<Replay> {
  const engagement = await db.engagement.findFirst({
    where: { AND: [{ id }, officerEngagements(actor)] },
    include: { milestones: { orderBy: { sequence: 'asc' } } },
  });
  if (!engagement) throw new DomainError('engagements.not-found');
  const { applicationId, voucherId, organisationId, providerId } = engagement;
  const [claims, own, past, firms, trail] = await Promise.all([
    db.claim.findMany({ where: { engagementId: id }, orderBy: { submittedAt: 'asc' } }),
    db.engagementEvent.findMany({ where: { engagementId: id }, orderBy: { sequence: 'asc' } }),
    readCaseTrail(db, applicationId, voucherId),
    listFirms(db, providerId === null ? [organisationId] : [organisationId, providerId]),
    verifyStream(`case:${applicationId}`),
  ]);
  const transfers = await listTransfersAbout(db, [
    ...[`application:${applicationId}`, `voucher:${voucherId}`, `engagement:${id}`],
    ...claims.map((claim) => `claim:${claim.id}`),
  ]);
  const people = [...own, ...past.events].flatMap(({ actorId }) => actorId ?? []);
  const names = await namesOf([...people, ...past.persons.map(({ accountId }) => accountId)]);
  const nameOf = (part: string, actorId: string | null) =>
    actorId !== null && !SIDES.has(part) ? (names.get(actorId) ?? '') : null;
  const events = [
    ...past.events.map(({ data, actorId, ...rest }) => ({
      ...{ ...rest, words: wordsOf(data), by: nameOf(rest.part, actorId) },
    })),
    ...own.map(({ subject, fromState, toState, actorId, data, ...rest }) => ({
      ...{ kind: subject.split(':')[0] ?? subject, event: rest.event, part: rest.part },
      ...{ from: fromState, to: toState, at: rest.at, words: wordsOf(data) },
      by: nameOf(rest.part, actorId),
    })),
  ].toSorted((one, other) => one.at.getTime() - other.at.getTime());
  return {
    ...{ number: engagement.number, applicationId, voucherId, isDemo: engagement.isDemo },
    receipt: past.receipt,
    firm: firms.get(organisationId)?.name ?? '',
    provider: providerId && (firms.get(providerId)?.name ?? ''),
    state: ENGAGEMENTS.stateOf(engagement.state),
    amounts: amountsOf(engagement),
    persons: past.persons.map(({ accountId, part, since }) => ({
      ...{ part, name: names.get(accountId) ?? '', at: since },
    })),
    milestones: engagement.milestones.map((milestone) => milestoneOf(milestone, claims)),
    ...{ events, transfers, trail },
    papers: await listPapers(id, claims),
    checks: check(engagement, { claims, transfers, persons: past.persons, isWhole: trail.isWhole }),
  };
}

/** People of these are told as their side, without a name. */
const SIDES: ReadonlySet<string> = new Set(['applicant', 'advisor', 'firm', 'provider', '']);

function wordsOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('words' in data)) return null;
  const { words } = data as EventData;
  return typeof words === 'string' ? words : null;
}

function amountsOf({ ht, vat, subsidy, share, certified, givenBack }: Engagement) {
  if (ht === null || vat === null || subsidy === null || share === null) return null;
  return {
    ...{ ht: cents(ht), vat: cents(vat), subsidy: cents(subsidy), share: cents(share) },
    ...{ certified: cents(certified), givenBack: cents(givenBack) },
  };
}

function milestoneOf(milestone: Milestone, claims: readonly Claim[]) {
  const { id, sequence, title, state, deliverBy, ht, vat, subsidy } = milestone;
  const claim = claims.findLast((one) => one.milestoneId === id);
  return {
    ...{ sequence, title, deliverBy: dayOf(deliverBy), subsidy: cents(subsidy) },
    ...{ state: MILESTONES.stateOf(state), ttc: cents(ht + vat) },
    claim: claim ? { state: CLAIMS.stateOf(claim.state), number: claim.invoiceNumber } : null,
  };
}

async function listPapers(engagementId: string, claims: readonly Claim[]): Promise<ReplayPaper[]> {
  const [agreements, quotes] = await Promise.all([
    db.agreement.findMany({ where: { engagementId }, orderBy: { number: 'asc' } }),
    db.quoteVersion.findMany({
      where: { quote: { engagementId, state: 'chosen' } },
      orderBy: { number: 'asc' },
    }),
  ]);
  return [
    ...quotes.map(({ number, contentHash, sentAt }) => ({
      ...{ kind: 'quote' as const, name: String(number), hash: contentHash, at: sentAt },
    })),
    ...agreements.map(({ number, code, pdfHash, createdAt }) => ({
      kind: number === 1 ? ('agreement' as const) : ('amendment' as const),
      ...{ name: code, hash: pdfHash, at: createdAt },
    })),
    ...claims.map(({ invoiceNumber, fileHash, submittedAt }) => ({
      ...{ kind: 'invoice' as const, name: invoiceNumber, hash: fileHash, at: submittedAt },
    })),
  ];
}

interface Seen {
  readonly claims: readonly Claim[];
  readonly transfers: readonly TransferLine[];
  readonly persons: readonly { readonly accountId: string; readonly part: string }[];
  readonly isWhole: boolean;
}

const SPENT = 'paid';
const CERTIFIED = ['certified', 'ordered', 'sent', 'paid', 'returned-by-bank'];

/** Centimes that transfers brought to an account, less what they took from it. */
function broughtTo(transfers: readonly TransferLine[], account: TransferLine['to']): bigint {
  return transfers.reduce((sum, { from, to, amount }) => {
    if (to === account) return sum + amount;
    return from === account ? sum - amount : sum;
  }, 0n);
}

function check(
  engagement: Engagement & { readonly milestones: readonly Milestone[] },
  { claims, transfers, persons, isWhole }: Seen,
): Replay['checks'] {
  const { id, subsidy, share, ht, vat, milestones, certified, givenBack } = engagement;
  const sum = (of: (one: Milestone) => bigint) =>
    milestones.reduce((total, one) => total + of(one), 0n);
  const ofClaims = (states: readonly string[]) =>
    claims
      .filter((claim) => states.includes(claim.heldFrom ?? claim.state))
      .reduce((total, claim) => total + claim.subsidy, 0n);
  const isEngaged = transfers.some(({ reference }) => reference === `engage:${id}`);
  const held = isEngaged ? (subsidy ?? 0n) - certified - givenBack : 0n;
  const after = transfers.filter(({ subject }) => !subject.startsWith('application:'));
  const spent = broughtTo(after, 'C:spent') + broughtTo(after, 'X:clawback_due');
  const results: Readonly<Record<ReplayCheck, boolean>> = {
    'trail-whole': isWhole,
    'milestones-add-up':
      milestones.length === 0 ||
      (sum((one) => one.ht) === ht &&
        sum((one) => one.vat) === vat &&
        sum((one) => one.subsidy) === subsidy &&
        sum((one) => one.share) === share),
    'engaged-fits': broughtTo(after, 'G:engaged') === held,
    'certified-fits': ofClaims(CERTIFIED) === certified,
    'spent-fits': spent + broughtTo(after, 'E:recovered') === ofClaims([SPENT]),
    'persons-apart': new Set(persons.map(({ accountId }) => accountId)).size === persons.length,
  };
  return REPLAY_CHECKS.map((code) => ({ code, ok: results[code] }));
}
