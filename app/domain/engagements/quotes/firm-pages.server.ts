import { getVoucherForWork, listOwnVouchers } from '#domain/cases/index.server.ts';
import {
  listOfferVersions,
  listProviderNames,
  type ProviderName,
} from '#domain/catalogue/index.server.ts';
import {
  cents,
  DomainError,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { findFrozenShortlist, type FrozenShortlist } from '#domain/matching/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement, Prisma, Quote, QuoteVersion } from '#platform/prisma-client/client.ts';
import { aidFor } from '../aid.server.ts';
import { projectNumber } from '../project-number.ts';
import { actsForFirm, getFirmEngagement } from '../scope.server.ts';
import { ENGAGEMENTS, type EngagementState } from '../transitions.ts';
import { listAskable, type AskableOffer } from './asking-page.server.ts';
import { ballOf, type Ball } from './ball.ts';
import { isOpenForWords, listMessages, type Message } from './conversation.server.ts';
import { isPastDue } from './records.server.ts';
import { shownVersion, type ShownVersion } from './shown-version.ts';
import { QUOTES, type QuoteState } from './transitions.ts';

type Lang = Parameters<typeof listOwnVouchers>[1];

/** A quote beside the others; amounts in centimes. */
export interface ComparedQuote {
  readonly id: string;
  readonly offerId: string;
  readonly state: QuoteState;
  readonly stamp: number;
  /** Last day of whoever has the ball. */
  readonly until: CivilDate | null;
  /** Its last day has passed, whatever the state says until the clock comes by. */
  readonly isPast: boolean;
  readonly reason: string | null;
  readonly cap: bigint;
  readonly provider: ProviderName;
  readonly offer: { readonly slug: string; readonly title: string };
  /** What was known of the provider when the choice was settled: "certified" or "probation". */
  readonly standing: string;
  readonly isStartUp: boolean;
  readonly rank: number | null;
  /** The last version; null before an answer. */
  readonly version: ShownVersion | null;
  /** Of the last version: aid, the firm's part before tax, and what it pays with the tax. */
  readonly money: { readonly aid: bigint; readonly own: bigint; readonly rest: bigint } | null;
}

/** The engagement that quotes are of. */
export interface QuotedProject {
  readonly id: string;
  readonly number: string;
  readonly state: EngagementState;
  readonly need: string;
  readonly category: string;
  readonly voucher: { readonly id: string; readonly number: string; readonly rest: bigint };
  readonly assessmentId: string;
  readonly action: string;
  readonly ball: Ball;
  /** The reader is of the firm, and may act on it. */
  readonly acts: boolean;
  readonly isDemo: boolean;
}

const WITH_VERSIONS = {
  versions: { orderBy: { number: 'asc' } },
} as const satisfies Prisma.QuoteInclude;
type QuoteRow = Quote & { readonly versions: readonly QuoteVersion[] };

interface Read {
  readonly engagement: Engagement;
  readonly quotes: readonly QuoteRow[];
  /** Null once it is kept no more. */
  readonly shortlist: FrozenShortlist | null;
  readonly project: QuotedProject;
}

async function read(actor: MemberActor, id: string, lang: Lang): Promise<Read> {
  const engagement = await getFirmEngagement(db, actor, id);
  const { shortlistId, organisationId, voucherId } = engagement;
  const [quotes, shortlist, { vouchers }] = await Promise.all([
    db.quote.findMany({
      where: { engagementId: id },
      orderBy: [{ requestedAt: 'asc' }, { id: 'asc' }],
      include: WITH_VERSIONS,
    }),
    findFrozenShortlist(db, shortlistId, organisationId),
    listOwnVouchers(actor, lang),
  ]);
  const voucher = vouchers.find((one) => one.id === voucherId);
  if (!voucher) throw new DomainError('engagements.not-found');
  const state = ENGAGEMENTS.stateOf(engagement.state);
  const waiting = quotes.map(({ state: of, dueOn }) => ({
    ...{ state: QUOTES.stateOf(of), until: dueOn && dayOf(dueOn) },
  }));
  const { need, assessmentId, action, isDemo } = engagement;
  const project: QuotedProject = {
    ...{ id, number: projectNumber(engagement), state, need, assessmentId, action, isDemo },
    category: voucher.category,
    voucher: { id: voucherId, number: voucher.number, rest: voucher.rest },
    ball: ballOf({ state, until: engagement.dueOn && dayOf(engagement.dueOn) }, waiting),
    acts: actsForFirm(actor),
  };
  return { engagement, quotes, shortlist, project };
}

export interface ComparisonPage {
  readonly project: QuotedProject;
  readonly quotes: readonly ComparedQuote[];
  /** Offers of the choice that were not asked, the best match first. */
  readonly others: readonly AskableOffer[];
}

/**
 * The quotes of an engagement side by side, for the firm, its readers and its advisors. Throws
 * `engagements.not-found`.
 */
export async function getComparison(
  actor: MemberActor,
  id: string,
  lang: Lang,
): Promise<ComparisonPage> {
  const { engagement, quotes, shortlist, project } = await read(actor, id, lang);
  const compared = await compare({ engagement, quotes, shortlist }, actor.now, lang);
  const asked = new Set(quotes.map(({ offerId }) => offerId));
  const offers = shortlist?.content.offers.filter(({ offer }) => !asked.has(offer)) ?? [];
  const isAsking = project.state === 'quote-requested' || project.state === 'quoted';
  const others = isAsking ? await listAskable(engagement, offers, lang) : [];
  return { project, quotes: compared, others };
}

async function compare(
  { engagement, quotes, shortlist }: Pick<Read, 'engagement' | 'quotes' | 'shortlist'>,
  now: Date,
  lang: Lang,
): Promise<readonly ComparedQuote[]> {
  const [{ voucher }, names, offers] = await Promise.all([
    getVoucherForWork(db, engagement.voucherId, now),
    listProviderNames(
      db,
      quotes.map(({ organisationId }) => organisationId),
    ),
    listOfferVersions(
      quotes.map(({ offerVersionId }) => offerVersionId),
      lang,
    ),
  ]);
  const compared: ComparedQuote[] = [];
  for (const quote of quotes) {
    const offer = offers.find(({ id }) => id === quote.offerVersionId);
    const facts = shortlist?.content.offers.find((one) => one.offer === quote.offerId);
    const last = quote.versions.at(-1);
    const version = last ? shownVersion(last) : null;
    // What was agreed stays, whatever of the voucher is used since.
    const agreed = engagement.quoteId === quote.id ? engagement.subsidy : null;
    const aid = version && (agreed ?? (await aidFor(db, voucher, cents(version.ht))));
    compared.push({
      ...{ id: quote.id, offerId: quote.offerId, stamp: quote.stamp, reason: quote.reason },
      ...{ state: QUOTES.stateOf(quote.state), cap: quote.cap, version },
      ...{ until: quote.dueOn && dayOf(quote.dueOn), isPast: isPastDue(quote, now) },
      provider: names.get(quote.organisationId) ?? { slug: '', name: '', nameArabic: null },
      offer: { slug: offer?.slug ?? '', title: offer?.view.title?.text ?? '' },
      ...{ standing: facts?.standing ?? '', isStartUp: facts?.startUp ?? false },
      rank: facts?.match?.rank ?? null,
      money:
        version && aid !== null
          ? { aid, own: version.ht - aid, rest: version.ht + version.vat - aid }
          : null,
    });
  }
  return compared;
}

export interface FirmQuotePage {
  readonly project: QuotedProject;
  readonly quote: ComparedQuote;
  /** Versions before the last one, the oldest first. */
  readonly earlier: readonly ShownVersion[];
  readonly messages: readonly Message[];
  readonly may: {
    readonly choose: boolean;
    readonly counter: boolean;
    readonly withdraw: boolean;
    readonly askAgain: boolean;
    readonly undo: boolean;
    readonly write: boolean;
  };
}

/** One quote, all its versions and its conversation. Throws `engagements.not-found`. */
export async function getFirmQuote(
  actor: MemberActor,
  { id, quoteId }: { readonly id: string; readonly quoteId: string },
  lang: Lang,
): Promise<FirmQuotePage> {
  const { engagement, quotes, shortlist, project } = await read(actor, id, lang);
  const row = quotes.find((one) => one.id === quoteId);
  if (!row) throw new DomainError('engagements.not-found');
  const [quote] = await compare({ engagement, quotes: [row], shortlist }, actor.now, lang);
  if (!quote) throw new DomainError('engagements.not-found');
  return {
    ...{ project, quote },
    earlier: row.versions.slice(0, -1).map(shownVersion),
    messages: await listMessages(db, engagement, row),
    may: mayDo(project, quote, isOpenForWords(engagement, row)),
  };
}

function mayDo(
  { acts, state }: QuotedProject,
  quote: ComparedQuote,
  isOpen: boolean,
): FirmQuotePage['may'] {
  const isAsking = acts && (state === 'quote-requested' || state === 'quoted');
  const can = (event: Parameters<typeof QUOTES.next>[1]) =>
    isAsking && QUOTES.next(quote.state, event) !== null;
  const isValid = quote.state === 'answered' && !quote.isPast;
  const hasAid = quote.money !== null && quote.money.aid > 0n;
  return {
    choose: can('choose') && isValid && hasAid,
    counter: can('counter') && isValid,
    ...{ withdraw: can('withdraw'), askAgain: can('ask-again') },
    undo: acts && state === 'agreed' && quote.state === 'chosen',
    write: acts && isOpen,
  };
}
