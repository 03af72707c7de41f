import type { DraftView } from '#domain/cases/index.server.ts';
import { catalogueNames } from '#domain/catalogue/index.server.ts';
import { groupPhone } from '#domain/kernel/index.server.ts';
import { USUAL_VAT_PERCENT } from '#domain/matching/schema.ts';
import { answeredView, explanationView } from '#domain/programmes/index.server.ts';
import { formatDate, formatMad, formatPercent } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import { speakerOf } from '#i18n/speaker.ts';
import type { AidMoneyView, ReviewView } from '#ui/apply/review.tsx';
import { answeredLines } from '#ui/eligibility/answered-lines.ts';

const PERCENT = 100n;

/** A draft as its maker reads it before sending it, in the reader's language. */
export function reviewView(lang: Lang, draft: DraftView): ReviewView {
  const { content, assessed, programme } = draft;
  const { t } = i18nFor(lang);
  const speaker = speakerOf(lang);
  const mad = (centimes: string | null) => centimes && formatMad(lang, BigInt(centimes));
  const answered = answeredView({ ...draft.firm, skipped: {} }, draft.asked, speaker);
  const papers = draft.papers.map(({ code, joined }) => ({
    ...{ code, name: t(`aid:document.${code}`) },
    files: joined.map(({ documentId, fileName }) => ({ documentId, fileName })),
  }));
  return {
    project: {
      ...{ title: content.title, need: content.need, contactName: content.contactName },
      category: content.category && catalogueNames(contentLang(lang)).category(content.category),
      ...{ cost: mad(content.cost), otherAid: mad(content.otherAid) },
      startsOn: content.startsOn && formatDate(lang, content.startsOn),
      contactPhone: groupPhone(content.contactPhone),
    },
    facts: answeredLines(lang, answered).map(({ fact, name, value }) => ({
      ...{ fact, name },
      value: value ?? '',
    })),
    unknown: assessed.result?.status === 'unknown',
    papers,
    problems: draft.problems.map(({ code, step, field }) => ({
      ...{ code, step, field },
      name: (step === 'papers' && papers.find((paper) => paper.code === field)?.name) || null,
    })),
    explanation: assessed.result && explanationView(assessed.result, programme, speaker),
    money: moneyView(lang, draft),
  };
}

/** What aid the rules promise, and what is left to pay; null while no cost is told. */
function moneyView(lang: Lang, { content, assessed: { aid } }: DraftView): AidMoneyView | null {
  if (content.cost === null || aid === null) return null;
  const cost = BigInt(content.cost);
  const range = (min: bigint, max: bigint) =>
    min === max ? formatMad(lang, max) : `${formatMad(lang, min)} – ${formatMad(lang, max)}`;
  const withVat = (cost * (PERCENT + BigInt(USUAL_VAT_PERCENT))) / PERCENT;
  return {
    cost: formatMad(lang, cost),
    aid: range(aid.min, aid.max),
    isOpen: aid.min !== aid.max,
    rest: range(cost - aid.max, cost - aid.min),
    restWithVat: range(withVat - aid.max, withVat - aid.min),
    vat: formatPercent(lang, USUAL_VAT_PERCENT / Number(PERCENT)),
  };
}
