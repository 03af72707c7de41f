import { i18nFor } from '#i18n/i18n.server.ts';
import { DEFAULT_LANG, isLang } from '#i18n/languages.ts';

export interface ResumeLinkMail {
  readonly language: string;
  readonly code: string;
  readonly link: string;
}

/** The message that gives a person the way back to an assessment. */
export function resumeLinkMail({ language, code, link }: ResumeLinkMail): {
  readonly subject: string;
  readonly text: string;
} {
  const t = i18nFor(isLang(language) ? language : DEFAULT_LANG).getFixedT(null, 'mail');
  return { subject: t('resume.subject'), text: t('resume.body', { code, link }) };
}
