import type {
  AskableOffer,
  Ball,
  ComparedQuote,
  ProjectLine,
  QuotedProject,
  QuoteMessage,
  RequestLine,
  ShownVersion,
} from '#domain/engagements/schema.ts';
import { formatDate, formatDateTime, formatMad } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface Name {
  readonly slug: string;
  readonly name: string;
  readonly nameArabic: string | null;
}

/** How a provider is called in the reader's language. */
function providerName(lang: Lang, { name, nameArabic }: Name): string {
  return lang === 'ar' && nameArabic !== null && nameArabic !== '' ? nameArabic : name;
}

const dateOf = (lang: Lang, day: string | null) => day && formatDate(lang, day);

function showBall(lang: Lang, { holder, until }: Ball) {
  return { holder, until: dateOf(lang, until) };
}

/** A project of the list with its days written in the reader's language. */
export function showProject(lang: Lang, { provider, ball, ...line }: ProjectLine) {
  const isQuoting = ['quote-requested', 'quoted', 'withdrawn'].includes(line.state);
  return {
    ...line,
    ball: showBall(lang, ball),
    provider: provider && providerName(lang, provider),
    to: `/${lang}/sme/projects/${line.id}${isQuoting ? '/quotes' : ''}`,
  };
}

/** The project that quotes are of. */
export function showQuoted(lang: Lang, { ball, voucher, ...project }: QuotedProject) {
  return {
    ...project,
    ball: showBall(lang, ball),
    voucher: { id: voucher.id, number: voucher.number, rest: formatMad(lang, voucher.rest) },
  };
}
export type ShownProject = ReturnType<typeof showQuoted>;

/** An offer of the choice that may be asked. */
export function showOffer(lang: Lang, { cap, provider, ...offer }: AskableOffer) {
  return { ...offer, cap: formatMad(lang, cap), provider: providerName(lang, provider) };
}
export type ShownOffer = ReturnType<typeof showOffer>;

/** A version of a quote with its amounts and days written in the reader's language. */
export function showVersion(lang: Lang, version: ShownVersion) {
  const { number, ht, vat, lines, milestones, note, counter } = version;
  const mad = (amount: bigint) => formatMad(lang, amount);
  return {
    ...{ number, note, counter },
    sentAt: formatDateTime(lang, version.sentAt),
    counterAt: version.counterAt && formatDateTime(lang, version.counterAt),
    ...{ ht: mad(ht), vat: mad(vat), ttc: mad(ht + vat) },
    lines: lines.map((line) => ({
      ...{ label: line.label, quantity: line.quantity, unit: line.unit },
      ...{ milestone: line.milestone, vatPercent: line.vatPercent, exemption: line.exemption },
      ...{ price: mad(line.price), ht: mad(line.ht) },
    })),
    milestones: milestones.map((one) => ({
      ...{ title: one.title, acceptance: one.acceptance, ht: mad(one.ht) },
      deliverBy: formatDate(lang, one.deliverBy),
    })),
    ...{ startOn: formatDate(lang, version.startOn), endOn: formatDate(lang, version.endOn) },
  };
}
export type ShownQuoteVersion = ReturnType<typeof showVersion>;

/** A quote beside the others. */
export function showQuote(lang: Lang, quote: ComparedQuote) {
  const { id, offerId, state, stamp, isPast, reason, offer, standing, isStartUp, rank } = quote;
  const { money, version, until } = quote;
  return {
    ...{ id, offerId, state, stamp, isPast, reason, offer, standing, isStartUp, rank },
    provider: providerName(lang, quote.provider),
    providerSlug: quote.provider.slug,
    cap: formatMad(lang, quote.cap),
    until: dateOf(lang, until),
    version: version && showVersion(lang, version),
    money: money && {
      ...{ aid: formatMad(lang, money.aid), own: formatMad(lang, money.own) },
      ...{ rest: formatMad(lang, money.rest), centimes: String(money.aid) },
    },
  };
}
export type ShownQuote = ReturnType<typeof showQuote>;

/** A request of a provider. */
export function showRequest(lang: Lang, request: RequestLine) {
  const { cap, ht, requestedAt, until, ...line } = request;
  return {
    ...line,
    ...{ cap: formatMad(lang, cap), ht: ht === null ? null : formatMad(lang, ht) },
    requestedOn: formatDate(lang, requestedAt),
    until: dateOf(lang, until),
  };
}
export type ShownRequest = ReturnType<typeof showRequest>;

/** A conversation, the oldest message first. */
export function showMessages(lang: Lang, messages: readonly QuoteMessage[]) {
  return messages.map(({ at, ...message }) => ({
    ...{ ...message, at: at.toISOString(), day: formatDateTime(lang, at) },
  }));
}
export type ShownMessage = ReturnType<typeof showMessages>[number];
