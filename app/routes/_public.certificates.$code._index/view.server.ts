import { registerPlace, type Checked, type RegisterEntry } from '#domain/catalogue/index.server.ts';
import { groupIce } from '#domain/kernel/index.server.ts';
import { formatDate, formatDateTime } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';

const translator = (lang: Lang) => i18nFor(lang).getFixedT(null, ['register', 'vocab']);

/** A term and what it is; `kind` tells how it is written. */
interface Fact {
  readonly term: string;
  readonly value: string;
  readonly kind: 'name' | 'code' | 'plain';
}

/** The check of a certificate, in the reader's words. */
export function certificateView(lang: Lang, { entry }: Checked, now: Date) {
  const t = translator(lang);
  const { code, state, provider, history, demo } = entry;
  const isOpen = state === 'certified' || state === 'probation';
  return {
    code,
    name: shownName(lang, provider),
    tone: isOpen ? 'ok' : 'warn',
    verdict: verdictOf(lang, entry),
    meaning: t(`meaning.${state}`),
    reasons: entry.reasons.map((reason) => t(`reason.${reason}`)),
    until: entry.until === null ? null : formatDate(lang, entry.until),
    checkedAt: formatDateTime(lang, now, 'long'),
    facts: factsOf(lang, entry),
    history: history.toReversed().map(({ type, at, reason }) => ({
      at,
      day: formatDate(lang, at),
      text:
        reason === null
          ? t(`event.${type}`)
          : t('certificate.line', { event: t(`event.${type}`), reason: t(`reason.${reason}`) }),
    })),
    demo,
    provider: provider.slug,
  };
}

function shownName(lang: Lang, { name, nameArabic }: RegisterEntry['provider']): string {
  return (lang === 'ar' ? nameArabic : null) ?? name;
}

/** One sentence that answers: is it valid today? */
function verdictOf(lang: Lang, { state, since, validUntil }: RegisterEntry): string {
  const t = translator(lang);
  const date = since === null ? '' : formatDate(lang, since);
  switch (state) {
    case 'certified':
    case 'probation':
      return t(`verdict.${state}`);
    case 'suspended':
      return since === null ? t('verdict.suspended') : t('verdict.suspendedSince', { date });
    case 'expired':
      return t('verdict.expired', { date: formatDate(lang, validUntil) });
    case 'revoked':
    case 'withdrawn':
      return t(`verdict.${state}`, { date });
  }
}

function factsOf(lang: Lang, entry: RegisterEntry): readonly Fact[] {
  const t = translator(lang);
  const { code, provider, issuedOn, certifiedOn, validUntil } = entry;
  const legalName = (lang === 'ar' ? provider.legalNameArabic : null) ?? provider.legalName;
  const day = (date: string | null) => date && formatDate(lang, date);
  const facts: readonly [string, string | null, Fact['kind']][] = [
    [t('certificate.name'), shownName(lang, provider), 'name'],
    [t('certificate.legalName'), legalName, 'name'],
    [t('certificate.ice'), provider.ice && groupIce(provider.ice), 'code'],
    [t('certificate.place'), registerPlace(provider, contentLang(lang)), 'plain'],
    [t('certificate.code'), code, 'code'],
    [t('certificate.issuedOn'), day(issuedOn), 'plain'],
    [t('certificate.certifiedOn'), day(certifiedOn), 'plain'],
    [t('certificate.validUntil'), day(validUntil), 'plain'],
  ];
  return facts.flatMap(([term, value, kind]) => (value === null ? [] : [{ term, value, kind }]));
}
