import type { MessageParams, NotificationKind } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DEFAULT_LANG, isLang, type Lang } from '#i18n/languages.ts';
import { smsText } from './sms-text.ts';
import { plainValue, valuesFor } from './values.ts';

/** How many lines a mail tells in full. */
const MOST_TOLD = 20;

export interface Notice {
  readonly kind: NotificationKind;
  readonly params: MessageParams;
  /** Path after the language; null when there is nothing to go to. */
  readonly path: string | null;
}

export interface NotificationMail {
  readonly language: string;
  readonly name: string;
  /** Address of the site, without a slash at the end. */
  readonly origin: string;
  /** At least one, oldest first. */
  readonly notices: readonly Notice[];
}

/** A line of the notification centre, in its reader's language. */
export function noticeTexts(
  language: string,
  { kind, params }: Pick<Notice, 'kind' | 'params'>,
): { readonly title: string; readonly body: string } {
  const lang = langOf(language);
  const t = i18nFor(lang).getFixedT(null, 'notify');
  // Texts that count something get their count from the parameters; the others ignore it.
  const values = { count: 0, ...valuesFor(lang, params) };
  return {
    title: t(`notification.${kind}.title`, values),
    body: t(`notification.${kind}.body`, values),
  };
}

/** One mail that tells of one notification, or of several that waited. */
export function notificationMail({ language, name, origin, notices }: NotificationMail): {
  readonly subject: string;
  readonly text: string;
} {
  const lang = langOf(language);
  const t = i18nFor(lang).getFixedT(null, 'notify');
  const told = notices.slice(0, MOST_TOLD);
  const [first] = told;
  const left = notices.length - told.length;
  const centre = `${origin}/${lang}/account/notifications`;
  const title = first ? noticeTexts(lang, first).title : '';
  return {
    subject:
      notices.length === 1
        ? t('mail.subject', { title })
        : t('mail.digest', { count: notices.length }),
    text: [
      t('mail.hello', { name: plainValue(name) }),
      ...told.map((notice) => paragraph(lang, origin, notice)),
      ...(left > 0 ? [`${t('mail.more', { count: left })}\n${centre}`] : []),
      `--\n${t('mail.footer')}\n${origin}/${lang}/account/preferences`,
      `${t('mail.signature')}\n`,
    ].join('\n\n'),
  };
}

/** A notification as a text message: what happened and where to look. */
export function notificationSms({
  language,
  origin,
  notice,
}: {
  readonly language: string;
  readonly origin: string;
  readonly notice: Notice;
}): string {
  const lang = langOf(language);
  const t = i18nFor(lang).getFixedT(null, 'notify');
  const line = t('mail.subject', { title: noticeTexts(lang, notice).title });
  return smsText(notice.path === null ? line : `${line}\n${origin}/${lang}${notice.path}`);
}

function paragraph(lang: Lang, origin: string, notice: Notice): string {
  const t = i18nFor(lang).getFixedT(null, 'notify');
  const { title, body } = noticeTexts(lang, notice);
  const link = notice.path === null ? [] : [t('mail.open'), `${origin}/${lang}${notice.path}`];
  return [title, body, ...link].join('\n');
}

function langOf(language: string): Lang {
  return isLang(language) ? language : DEFAULT_LANG;
}
