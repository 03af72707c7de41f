import { listFirms } from '#domain/accounts/index.server.ts';
import {
  catalogueNames,
  listOfferVersions,
  listPublishedByIds,
} from '#domain/catalogue/index.server.ts';
import {
  addDays,
  civilDate,
  civilDateOf,
  DomainError,
  type CivilDate,
  type MemberActor,
  dayOf,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Engagement, Prisma, Quote, QuoteVersion } from '#platform/prisma-client/client.ts';
import { projectNumber } from '../project-number.ts';
import { workingDaysAfter } from '../terms.server.ts';
import { actsForProvider, providerOf } from '../scope.server.ts';
import { ENGAGEMENTS, type EngagementState } from '../transitions.ts';
import { answerValues } from './answer-form.ts';
import { quoteContentSchema } from './content.ts';
import { isOpenForWords, listMessages, type Message } from './conversation.server.ts';
import { prefillOf, type Prefill } from './prefill.ts';
import { isPastDue } from './records.server.ts';
import { shownVersion, type ShownVersion } from './shown-version.ts';
import { QUOTES, type QuoteState } from './transitions.ts';
import { vatRatesOn } from './vat-rates.ts';

type Lang = Parameters<typeof catalogueNames>[0];

/** A request for a quote as the provider that is asked sees it. Amounts in centimes. */
export interface RequestLine {
  readonly id: string;
  readonly projectId: string;
  /** `PR-2026-000012` */
  readonly number: string;
  readonly state: QuoteState;
  /** State of the engagement, once this quote was chosen. */
  readonly project: EngagementState;
  readonly stamp: number;
  readonly firm: string;
  readonly category: string;
  readonly offer: { readonly slug: string; readonly title: string };
  readonly cap: bigint;
  readonly requestedAt: Date;
  /** Last day of whoever has the ball: of the quote, or of the engagement once it was chosen. */
  readonly until: CivilDate | null;
  readonly isPast: boolean;
  /** Before tax, of the last version. */
  readonly ht: bigint | null;
  readonly isDemo: boolean;
}

const WITH_ALL = {
  engagement: true,
  versions: { orderBy: { number: 'asc' } },
} as const satisfies Prisma.QuoteInclude;
type Row = Quote & {
  readonly engagement: Engagement;
  readonly versions: readonly QuoteVersion[];
};

const MOST_LISTED = 500;

/** All that the actor's provider was ever asked, the latest first. Throws `engagements.not-found`. */
export async function listRequests(
  actor: MemberActor,
  lang: Lang,
): Promise<readonly RequestLine[]> {
  const rows = await db.quote.findMany({
    where: { organisationId: providerOf(actor) },
    orderBy: [{ requestedAt: 'desc' }, { id: 'desc' }],
    include: WITH_ALL,
    take: MOST_LISTED,
  });
  return linesOf(rows, actor.now, lang);
}

async function linesOf(
  rows: readonly Row[],
  now: Date,
  lang: Lang,
): Promise<readonly RequestLine[]> {
  const [firms, offers] = await Promise.all([
    listFirms(
      db,
      rows.map(({ engagement }) => engagement.organisationId),
    ),
    listOfferVersions(
      rows.map(({ offerVersionId }) => offerVersionId),
      lang,
    ),
  ]);
  const offerOf = new Map(offers.map((offer) => [offer.id, offer]));
  return rows.map((row) => {
    const { engagement } = row;
    const state = QUOTES.stateOf(row.state);
    const offer = offerOf.get(row.offerVersionId);
    const dueOn = state === 'chosen' ? engagement.dueOn : row.dueOn;
    return {
      ...{ id: row.id, projectId: engagement.id, number: projectNumber(engagement), state },
      ...{ project: ENGAGEMENTS.stateOf(engagement.state), stamp: row.stamp, cap: row.cap },
      firm: firms.get(engagement.organisationId)?.name ?? '',
      category: catalogueNames(lang).category(engagement.category),
      offer: { slug: offer?.slug ?? '', title: offer?.view.title?.text ?? '' },
      ...{ requestedAt: row.requestedAt, until: dueOn && dayOf(dueOn) },
      isPast: isPastDue({ dueOn }, now),
      ...{ ht: row.versions.at(-1)?.ht ?? null, isDemo: engagement.isDemo },
    };
  });
}

export interface RequestPage {
  readonly request: RequestLine;
  readonly need: string;
  /** All versions that were sent, the last one first. */
  readonly versions: readonly ShownVersion[];
  readonly messages: readonly Message[];
  readonly may: {
    readonly answer: boolean;
    readonly decline: boolean;
    readonly undo: boolean;
    readonly write: boolean;
  };
}

/** A request of the actor's provider. Throws `engagements.not-found`. */
export async function getRequest(actor: MemberActor, id: string, lang: Lang): Promise<RequestPage> {
  const { row, request } = await read(actor, id, lang);
  const { engagement } = row;
  return {
    ...{ request, need: engagement.need },
    versions: row.versions.map(shownVersion).toReversed(),
    messages: await listMessages(db, engagement, row),
    may: mayDo(actor, row, request),
  };
}

async function read(actor: MemberActor, id: string, lang: Lang) {
  const where = { id, organisationId: providerOf(actor) };
  const row = await db.quote.findFirst({ where, include: WITH_ALL });
  const [request] = row ? await linesOf([row], actor.now, lang) : [];
  if (!row || !request) throw new DomainError('engagements.not-found');
  return { row, request };
}

function mayDo(actor: MemberActor, row: Row, request: RequestLine): RequestPage['may'] {
  const acts = actsForProvider(actor);
  const isAsking = ['quote-requested', 'quoted'].includes(request.project);
  const can = (event: 'answer' | 'decline') =>
    acts && isAsking && !request.isPast && QUOTES.next(request.state, event) !== null;
  return {
    ...{ answer: can('answer'), decline: can('decline') },
    undo: acts && request.state === 'chosen' && request.project === 'agreed',
    write: acts && isOpenForWords(row.engagement, row),
  };
}

export interface AnswerPage {
  readonly request: RequestLine;
  readonly need: string;
  /** What the firm asked to be changed. */
  readonly counter: string | null;
  /** What the form begins with. */
  readonly values: Readonly<Record<string, string>>;
  readonly isFirst: boolean;
  readonly rates: readonly number[];
  readonly mayAnswer: boolean;
}

/** Days until a first answer proposes to begin. */
const DAYS_TO_BEGIN = 14;

/**
 * The form of an answer: as it was sent last, or as the offer says at first, with `words` for
 * what is paid. Throws `engagements.not-found`.
 */
export async function getAnswerPage(
  actor: MemberActor,
  id: string,
  { lang, words }: { readonly lang: Lang; readonly words: Prefill['words'] },
): Promise<AnswerPage> {
  const { row, request } = await read(actor, id, lang);
  const last = row.versions.at(-1);
  return {
    ...{ request, need: row.engagement.need, counter: last?.counter ?? null },
    values: last
      ? answerValues(quoteContentSchema.parse(last.content))
      : await proposed(row, actor.now, words),
    ...{ isFirst: !last, rates: vatRatesOn(civilDateOf(actor.now)) },
    mayAnswer: mayDo(actor, row, request).answer,
  };
}

async function proposed(
  { engagement, offerId, offerVersionId, cap }: Row,
  now: Date,
  words: Prefill['words'],
): Promise<AnswerPage['values']> {
  const lang = engagement.language === 'ar' ? 'ar' : 'fr';
  const [[version], [listed]] = await Promise.all([
    listOfferVersions([offerVersionId], lang),
    listPublishedByIds([offerId], lang),
  ]);
  if (!version) return {};
  const today = civilDateOf(now);
  const soon = addDays(today, DAYS_TO_BEGIN);
  const free = listed?.startsOn;
  const startOn = free && free > soon ? civilDate(free) : soon;
  const deliverBy = await workingDaysAfter(db, startOn, version.view.durationDays);
  const [vatPercent = 0] = vatRatesOn(today);
  const offer = version.view;
  return answerValues(prefillOf({ ...{ offer, cap, vatPercent, words, startOn }, deliverBy }));
}
