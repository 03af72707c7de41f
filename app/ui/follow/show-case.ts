import type { OwnCase, OwnLine } from '#domain/cases/schema.ts';
import { formatDate, formatDateTime, formatMad, formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A day as the reader writes it, null for none. */
const dayIn = (lang: Lang) => (day: Date | string | null) =>
  day === null ? null : formatDate(lang, day);

/** A line of the list with its dates as the reader writes them. */
export function showLine(lang: Lang, { ball, createdAt, submittedAt, ...line }: OwnLine) {
  const { standing, isLate, until } = ball;
  return {
    ...line,
    ...{ standing, isLate, until: dayIn(lang)(until) },
    date: formatDate(lang, submittedAt ?? createdAt, 'short'),
  };
}
export type ShownLine = ReturnType<typeof showLine>;

/** A request as its page shows it: dates and amounts as the reader writes them. */
export function showCase(
  lang: Lang,
  { content, facts, papers, waiting, ball, ...own }: OwnCase,
  categoryName: string | null,
) {
  const day = dayIn(lang);
  const money = (centimes: bigint | null) => (centimes === null ? null : formatMad(lang, centimes));
  const { standing, holder, isLate } = ball;
  const { title, need, startsOn, cost, otherAid, contactName, contactPhone } = content;
  return {
    ...{ id: own.id, number: own.number, stamp: own.stamp, programme: own.programme },
    ...{ onBehalfOf: own.onBehalfOf, isDemo: own.isDemo, may: own.may, before: own.before },
    ...{ voucherId: own.voucherId, wasAppealed: own.wasAppealed },
    sentOn: day(own.submittedAt),
    ball: { standing, isLate, isOwn: holder === 'applicant', until: day(ball.until) },
    decisionBy: day(own.decisionBy),
    pauses: own.pauses.map(({ from, to }) => ({ from: formatDate(lang, from), to: day(to) })),
    deadlines: own.deadlines.map(({ code, holder: who, due }) => ({ code, who, due: day(due) })),
    timeline: own.timeline.map(({ what, by, at }) => ({ what, by, at: formatDateTime(lang, at) })),
    waiting: waiting && {
      ...{ odds: waiting.odds, days: waiting.days, rank: formatNumber(lang, waiting.rank) },
      askedBefore: formatMad(lang, waiting.askedBefore),
      cameBack: formatMad(lang, waiting.cameBack),
    },
    sent: {
      ...{ title, need, contactName, contactPhone, startsOn: day(startsOn) },
      category: categoryName,
      cost: cost === null ? null : formatMad(lang, BigInt(cost)),
      otherAid: otherAid === null ? null : formatMad(lang, BigInt(otherAid)),
      asked: money(own.asked),
      facts: facts.map(({ at, ...fact }) => ({
        ...fact,
        at: at === null ? null : formatDate(lang, at),
      })),
      papers: papers.map(({ id, code, joinedAt }) => ({
        id,
        code,
        on: formatDate(lang, joinedAt),
      })),
    },
  };
}
export type ShownCase = ReturnType<typeof showCase>;
