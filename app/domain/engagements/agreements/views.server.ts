import { getContact, listFirms } from '#domain/accounts/index.server.ts';
import { cents, DomainError, type Cents, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement, Prisma } from '#platform/prisma-client/client.ts';
import { actsForFirm, actsForProvider, chosenWhere, getFirmEngagement } from '../scope.server.ts';
import { ENGAGEMENTS, type EngagementState } from '../transitions.ts';
import { clausesOf } from './clauses.ts';
import { agreementContentSchema, type AgreementContent } from './content.ts';
import { channelOf, maskTarget } from './evidence.ts';
import { paperOf } from './paper.server.ts';
import type { Side } from './records.server.ts';
import { listRelated, type RelatedReason } from './related.server.ts';

type Lang = 'fr' | 'ar' | 'en';

const WITH_SIGNATURES = {
  signatures: { orderBy: { side: 'asc' } },
} satisfies Prisma.AgreementInclude;
type Row = Prisma.AgreementGetPayload<{ include: typeof WITH_SIGNATURES }>;

/** A signature as both sides read it. */
export interface SignatureView {
  readonly side: Side;
  readonly name: string;
  readonly at: Date;
  readonly method: string;
}

/** States of an agreement or amendment. */
const AGREEMENT_STATES = [
  ...(['draft', 'provider-signed', 'firm-signed', 'signed', 'superseded', 'dropped'] as const),
] as const;
type AgreementState = (typeof AGREEMENT_STATES)[number];

/** An agreement or amendment as both sides read it. */
export interface AgreementView {
  readonly place: number;
  readonly number: string;
  readonly code: string;
  readonly state: AgreementState;
  readonly paper: string;
  readonly isAmendment: boolean;
  readonly reason: string | null;
  readonly content: AgreementContent;
  readonly amounts: {
    readonly ht: Cents;
    readonly vat: Cents;
    readonly ttc: Cents;
    readonly subsidy: Cents;
    readonly share: Cents;
  };
  readonly signatures: readonly SignatureView[];
}

/** What the page of an agreement shows to a side. */
export interface AgreementPage {
  readonly engagement: Pick<Engagement, 'id' | 'number' | 'stamp' | 'dueOn' | 'isDemo'>;
  readonly state: EngagementState;
  readonly side: Side;
  readonly firm: string;
  readonly provider: string;
  /** What waits for signatures. */
  readonly open: AgreementView | null;
  readonly signed: AgreementView | null;
  /** Agreements of before, the latest first. */
  readonly past: readonly AgreementView[];
  readonly clauses: readonly { readonly title: string; readonly text: string }[];
  /** What keeps both sides from signing. */
  readonly related: readonly RelatedReason[];
  readonly maySign: boolean;
  /** Why this side does not sign now. */
  readonly waits: 'provider-first' | 'already-signed' | 'read-only' | null;
  /** Where a code would go, masked; null for who verified nothing, and for the provider. */
  readonly channel: string | null;
}

/** An engagement that a side may read. Throws `engagements.not-found`. */
export async function getForSide(actor: MemberActor, side: Side, id: string): Promise<Engagement> {
  if (side === 'firm') return getFirmEngagement(db, actor, id);
  const row = await db.engagement.findFirst({ where: { AND: [{ id }, chosenWhere(actor)] } });
  if (!row) throw new DomainError('engagements.not-found');
  return row;
}

/** Names of the two sides. */
export async function namesOfSides({ organisationId, providerId }: Engagement) {
  const firms = await listFirms(db, [organisationId, providerId ?? '']);
  return {
    firm: firms.get(organisationId)?.name ?? '',
    provider: firms.get(providerId ?? '')?.name ?? '',
  };
}

function viewOf(row: Row): AgreementView[] {
  const { data: content } = agreementContentSchema.safeParse(row.content);
  const state = AGREEMENT_STATES.find((one) => one === row.state);
  if (!content || state === undefined) return [];
  const [ht, vat] = [BigInt(content.ht), BigInt(content.vat)];
  return [
    {
      ...{ place: row.number, number: content.number, code: row.code, state, content },
      ...{ paper: row.pdfHash, isAmendment: content.amends !== null, reason: row.reason },
      amounts: {
        ...{ ht: cents(ht), vat: cents(vat), ttc: cents(ht + vat) },
        ...{ subsidy: cents(BigInt(content.subsidy)), share: cents(BigInt(content.share)) },
      },
      signatures: row.signatures.map(({ side, name, at, method }) => ({
        ...{ side: side === 'firm' ? 'firm' : 'provider', name, at, method },
      })),
    },
  ];
}

/** Agreements of an engagement with the provider it has now, the latest first. */
export async function listAgreements({
  id: engagementId,
  providerId,
}: Pick<Engagement, 'id' | 'providerId'>): Promise<readonly AgreementView[]> {
  return listPapers({ engagementId, providerId: providerId ?? '' });
}

/**
 * The same as a side reads them: the firm also those with a provider whose choice was undone, which
 * are nobody else's.
 */
function listForSide(side: Side, engagement: Engagement): Promise<readonly AgreementView[]> {
  return side === 'firm' ? listPapers({ engagementId: engagement.id }) : listAgreements(engagement);
}

async function listPapers(where: Prisma.AgreementWhereInput): Promise<readonly AgreementView[]> {
  const rows = await db.agreement.findMany({
    where,
    orderBy: { number: 'desc' },
    include: WITH_SIGNATURES,
  });
  return rows.flatMap(viewOf);
}

const isOpen = ({ state }: AgreementView) =>
  ['draft', 'provider-signed', 'firm-signed'].includes(state);

function waitsFor(actor: MemberActor, side: Side, open: AgreementView): AgreementPage['waits'] {
  const acts = side === 'firm' ? actsForFirm(actor) : actsForProvider(actor);
  if (!acts) return 'read-only';
  if (open.state === `${side}-signed`) return 'already-signed';
  const isLast = side === 'firm' && !open.isAmendment;
  return isLast && open.state !== 'provider-signed' ? 'provider-first' : null;
}

/** The agreement of an engagement for one of its sides. Throws `engagements.not-found`. */
export async function getAgreementPage(
  actor: MemberActor,
  side: Side,
  id: string,
  lang: Lang,
): Promise<AgreementPage> {
  const engagement = await getForSide(actor, side, id);
  const all = await listForSide(side, engagement);
  const open = all.find(isOpen) ?? null;
  const signed = all.find(({ state }) => state === 'signed') ?? null;
  const hash = (open ?? signed)?.content.clauses;
  const related = open === null ? [] : await listRelated(db, engagement);
  const waits = open === null ? null : waitsFor(actor, side, open);
  const contact = side === 'firm' ? await getContact(db, actor.person.accountId) : null;
  const channel = contact && channelOf(contact);
  return {
    engagement,
    ...{ state: ENGAGEMENTS.stateOf(engagement.state), side, open, signed, related, waits },
    ...(await namesOfSides(engagement)),
    past: all.filter((one) => one !== open && one !== signed),
    clauses:
      hash === undefined
        ? []
        : clausesOf(hash).articles.map(({ title, text }) => ({
            ...{ title: title[lang], text: text[lang] },
          })),
    maySign: open !== null && waits === null && related.length === 0,
    channel: channel && maskTarget(channel.target),
  };
}

interface Paper {
  readonly number: string;
  readonly pdf: Uint8Array;
}

/**
 * The PDF of an agreement for one of its sides: that of a place, else the one that waits for
 * signatures or is in force. Throws `engagements.not-found`.
 */
export async function getAgreementPaper(
  actor: MemberActor,
  side: Side,
  id: string,
  place: number | null,
): Promise<Paper> {
  const all = await listForSide(side, await getForSide(actor, side, id));
  const found =
    place === null
      ? (all.find(isOpen) ?? all.find(({ state }) => state === 'signed'))
      : all.find((one) => one.place === place);
  if (!found) throw new DomainError('engagements.not-found');
  return { number: found.number, pdf: await paperOf(db, { pdfHash: found.paper }) };
}
