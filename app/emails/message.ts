import type { MessageKind, MessageParams } from '#domain/kernel/index.server.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { DEFAULT_LANG, isLang } from '#i18n/languages.ts';
import { smsText } from './sms-text.ts';
import { valuesFor } from './values.ts';

export interface Message {
  readonly language: string;
  readonly kind: MessageKind;
  readonly params: MessageParams;
}

function textsOf({ language, params }: Message) {
  const lang = isLang(language) ? language : DEFAULT_LANG;
  return { t: i18nFor(lang).getFixedT(null, 'notify'), values: valuesFor(lang, params) };
}

/** A message to an address, in its reader's language. */
export function messageMail(message: Message): { readonly subject: string; readonly text: string } {
  const { t, values } = textsOf(message);
  return {
    subject: t(`message.${message.kind}.subject`, values),
    text: t(`message.${message.kind}.body`, values),
  };
}

/** The same message to a telephone number. */
export function messageSms(message: Message): string {
  const { t, values } = textsOf(message);
  return smsText(t(`message.${message.kind}.sms`, values));
}
