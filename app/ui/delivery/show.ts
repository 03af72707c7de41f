import type {
  DisputeView,
  HistoryLine,
  MilestoneView,
  OfficerLine,
  Project,
  ReviewView,
} from '#domain/engagements/schema.ts';
import { formatDate, formatMad, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { PARTS } from './words.ts';

type Words = (lang: Lang, type: string) => string;
type Day = Parameters<typeof formatDate>[1];

const dayIn = (lang: Lang) => (day: Day | null) => day && formatDate(lang, day);

/** What happened, with its words and days in the reader's language. */
export function showHistory(lang: Lang, lines: readonly HistoryLine[], words: Words) {
  return lines.map(({ sequence, type, at, part, by, words: text, milestoneId }) => ({
    ...{ sequence, by, text, milestoneId, what: words(lang, type) },
    ...{ at: at.toISOString(), day: formatDate(lang, at) },
    part: PARTS.find((one) => one === part) ?? 'system',
  }));
}
export type ShownHistory = ReturnType<typeof showHistory>[number];

/** A project for its page. */
export function showProject(lang: Lang, project: Project, words: Words) {
  const { id, number, side, acts, state, need, firm, provider } = project;
  const { voucherId, quoteId, isDemo } = project;
  const { step, money, milestones, agreements, checks, rise, hasReviews, history } = project;
  const day = dayIn(lang);
  const mad = (amount: bigint) => formatMad(lang, amount);
  return {
    ...{ id, number, side, acts, state, need, firm, provider },
    ...{ voucherId, quoteId, isDemo, hasReviews },
    step: { ...step, until: day(step.until) },
    started: day(project.startedAt),
    careUntil: day(project.careUntil),
    money: money && {
      ...{ ht: mad(money.ht), vat: mad(money.vat), ttc: mad(money.ht + money.vat) },
      ...{ subsidy: mad(money.subsidy), share: mad(money.share), paid: mad(money.paid) },
      certified: money.certified === 0n ? null : mad(money.certified),
      givenBack: money.givenBack === 0n ? null : mad(money.givenBack),
    },
    milestones: milestones.map((line) => ({
      ...{ id: line.id, title: line.title, state: line.state, ttc: mad(line.ttc) },
      ...{ deliverBy: day(line.deliverBy), claim: line.claim?.state ?? null },
      payBy: line.claim && line.claim.state !== 'paid' ? day(line.claim.payBy) : null,
    })),
    agreements: agreements.map(({ number: place, code, at }) => ({ place, code, day: day(at) })),
    checks: checks.map((check) => ({ ...check, at: formatDate(lang, check.at) })),
    rise: rise && {
      before: formatNumber(lang, rise.before, 1),
      after: formatNumber(lang, rise.after, 1),
    },
    history: showHistory(lang, history, words),
  };
}
export type ShownProject = ReturnType<typeof showProject>;

export function showDispute(lang: Lang, dispute: DisputeView) {
  return {
    ...dispute,
    openedAt: formatDate(lang, dispute.openedAt),
    dueOn: dispute.dueOn && formatDate(lang, dispute.dueOn),
  };
}
export type ShownDispute = ReturnType<typeof showDispute>;

/** A milestone for its page. */
export function showMilestone(lang: Lang, milestone: MilestoneView, words: Words) {
  const { evidence, dispute, history, ttc, subsidy, share, ...rest } = milestone;
  const { deliverBy, deliveredAt, acceptedAt, dueOn } = milestone;
  const day = dayIn(lang);
  return {
    ...rest,
    ...{ ttc: formatMad(lang, ttc), subsidy: formatMad(lang, subsidy) },
    ...{ share: formatMad(lang, share), deliverBy: formatDate(lang, deliverBy) },
    ...{ deliveredAt: day(deliveredAt), acceptedAt: day(acceptedAt), dueOn: day(dueOn) },
    evidence: evidence.map((piece) => ({ ...piece, at: formatDate(lang, piece.at) })),
    dispute: dispute && showDispute(lang, dispute),
    history: showHistory(lang, history, words),
  };
}
export type ShownMilestone = ReturnType<typeof showMilestone>;

export function showReview(lang: Lang, { at, shownFrom, facts, ...review }: ReviewView) {
  return {
    ...review,
    at: formatDate(lang, at),
    shownFrom: shownFrom && formatDate(lang, shownFrom),
    facts: Object.entries(facts).map(([fact, answer]) => ({ fact, answer })),
  };
}
export type ShownReview = ReturnType<typeof showReview>;

export function showOfficerLine(lang: Lang, line: OfficerLine) {
  return { ...line, dueOn: line.dueOn && formatDate(lang, line.dueOn) };
}
export type ShownOfficerLine = ReturnType<typeof showOfficerLine>;
