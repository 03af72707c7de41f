import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { civilDateOf } from '#domain/kernel/index.server.ts';
import {
  describeAmountRule,
  describeRule,
  findProgrammePage,
  isStale,
  takesRequests,
  type ProgrammePage,
} from '#domain/programmes/index.server.ts';
import { formatDate, formatList } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import { runningView } from '#ui/programmes/running-view.ts';
import { checkedView, programmeRowView } from '#ui/programmes/row-view.ts';
import { figureValue, type ProgrammeWords } from '#ui/programmes/words.ts';

interface Context {
  readonly lang: Lang;
  readonly t: ProgrammeWords;
  readonly today: string;
}

/** Everything the page of a programme shows; `tampered` or null in place of what cannot be shown. */
export async function programmeView(lang: Lang, slug: string, now: Date) {
  const page = await findProgrammePage(slug, now);
  if (page === null || page === 'tampered') return page;
  const t = i18nFor(lang).getFixedT(null, ['programmes', 'aid', 'vocab']);
  const context = { lang, t, today: civilDateOf(now) };
  const { programme } = page;
  const { content } = programme;
  const shown = contentLang(lang);
  const speaker = speakerOf(lang);
  const categories = catalogueNames(shown);
  return {
    programme,
    row: programmeRowView(
      { lang, t, isStale: (checkedOn) => isStale(checkedOn, context.today) },
      programme,
    ),
    funder: content.funder?.[shown] ?? null,
    audience: t(`aid:audience.${content.audience}`),
    rule: content.rules && describeRule(content.rules, speaker),
    amounts: content.rules?.amount ? describeAmountRule(content.rules, speaker) : [],
    figures: content.figures
      .filter(({ toCheck }) => !toCheck)
      .map((figure) => ({ label: figure.label[shown], value: figureValue(context, figure) })),
    hasUnsure: content.figures.some(({ toCheck }) => toCheck),
    categories: content.categories.map((code) => ({ code, name: categories.category(code) })),
    documents: content.documents.map(({ code, required }) => ({
      ...{ code, required, name: t(`aid:document.${code}`) },
    })),
    steps: content.steps.map((step) => step[shown]),
    languages: formatList(
      lang,
      content.languages.map((code) => t(`vocab:spoken.${code}`)),
    ),
    takesRequests: takesRequests(programme),
    outside: outsideView(context, page),
    running: content.running && runningView(context, content.running),
    valid: validity(context, page),
    known: content.known.map((text) => text[shown]),
    toCheck: content.toCheck.map((text) => text[shown]),
    sources: sourcesView(context, page),
    notice: noticeView(context, page),
    versions: versionsView(context, page),
  };
}

function outsideView({ lang }: Context, { programme }: ProgrammePage) {
  const { outside } = programme.content;
  if (outside === null) return null;
  return { applyAt: outside.applyAt[contentLang(lang)], href: hrefOf(outside.url) };
}

/** An address that is stored without its protocol. */
function hrefOf(url: string | null): string | null {
  return url === null ? null : (URL.parse(`https://${url}`)?.href ?? null);
}

function validity({ lang, t }: Context, { programme }: ProgrammePage): string | null {
  const { validFrom, validTo } = programme.content;
  if (validFrom === null)
    return validTo === null ? null : t('dates.until', { date: formatDate(lang, validTo) });
  const from = formatDate(lang, validFrom);
  if (validTo === null) return t('dates.since', { date: from });
  return t('dates.between', { from, to: formatDate(lang, validTo) });
}

function sourcesView({ lang, today }: Context, { programme }: ProgrammePage) {
  return programme.content.sources.map(({ title, url, checkedOn, official }) => ({
    ...{ title, href: hrefOf(url), official },
    checked: checkedView(lang, checkedOn, isStale(checkedOn, today)),
  }));
}

/** Why a programme is paused or coming to its end, and from or until when. */
function noticeView({ lang, t }: Context, { notice, programme }: ProgrammePage) {
  if (notice === null || programme.content.running === null) return null;
  const { act, inForce, effectiveOn, endsBy, reason } = notice;
  const day = formatDate(lang, effectiveOn);
  const closes = programme.content.running.closesOn;
  return {
    text: t(`notice.${act}.${inForce ? 'now' : 'soon'}`, { date: day }),
    until:
      act === 'pause' && endsBy !== null
        ? t('notice.endsBy', { date: formatDate(lang, endsBy) })
        : act === 'wind-down' && closes !== null
          ? t('notice.closes', { date: formatDate(lang, closes) })
          : null,
    reason: lang === 'ar' ? reason.ar : reason.fr,
    reasonLang: lang === 'ar' ? ('ar' as const) : ('fr' as const),
  };
}

/** Our own state says nothing of a programme run elsewhere, but that a version was replaced. */
function versionsView({ lang, t }: Context, { versions, programme }: ProgrammePage) {
  const isOurs = programme.content.running !== null;
  const day = (date: Date | null) => date && formatDate(lang, date);
  return versions.map(({ number, state, contentHash, ...dates }) => ({
    ...{ number, contentHash, isShown: number === programme.number },
    state: isOurs || state === 'superseded' ? t(`aid:state.${state}`) : null,
    published: formatDate(lang, dates.publishedAt),
    opened: isOurs ? day(dates.openedAt) : null,
    ended: day(dates.endedAt),
  }));
}
