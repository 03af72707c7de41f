import type { PublicAgreement, PublicPaper } from '#domain/engagements/schema.ts';
import { formatDateTime } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

function showPaper(lang: Lang, { firmAt, providerAt, ...paper }: PublicPaper) {
  return {
    ...paper,
    firmAt: firmAt && formatDateTime(lang, firmAt, 'long'),
    providerAt: providerAt && formatDateTime(lang, providerAt, 'long'),
  };
}

/** An agreement as anybody reads of it. */
export function showPublic(
  lang: Lang,
  { asked, others, isDemo, engagement, ...agreement }: PublicAgreement,
  demo: boolean,
) {
  return {
    ...{ ...agreement, isDemo: isDemo || demo, hasEnded: engagement === 'terminated' },
    asked: showPaper(lang, asked),
    others: others.map((one) => showPaper(lang, one)),
  };
}
export type ShownPublic = ReturnType<typeof showPublic>;
