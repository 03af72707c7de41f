import {
  countRegister,
  listRegister,
  registerPlace,
  registerRegions,
  writeRegisterQuery,
  type RegisterEntry,
  type RegisterQuery,
} from '#domain/catalogue/index.server.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';
import type { RegisterRow } from '#ui/register/register-rows.tsx';
import type { Choice } from '#ui/register/search-form.tsx';

const PAGE_ROWS = 20;
const STATES = ['certified', 'probation', 'suspended', 'expired', 'revoked', 'withdrawn'] as const;

/** The page of the register that a query asks for, in the reader's words. */
export async function registerView(lang: Lang, query: RegisterQuery, now: Date) {
  const [page, counts] = await Promise.all([
    listRegister(query, { now, size: PAGE_ROWS }),
    countRegister(query, now),
  ]);
  const { text, state, region } = query;
  const total = state === null ? STATES.reduce((sum, one) => sum + counts[one], 0) : counts[state];
  return {
    chosen: { text, state: state ?? '', region: region ?? '' },
    ...choicesOf(lang, counts),
    total: formatNumber(lang, total),
    rows: page.entries.map((entry) => rowOf(lang, entry)),
    next: page.next === null ? null : writeRegisterQuery({ ...query, after: page.next }),
    first: query.after === null ? null : writeRegisterQuery({ ...query, after: null }),
    data: writeRegisterQuery({ ...query, after: null }),
  };
}

function choicesOf(
  lang: Lang,
  counts: Awaited<ReturnType<typeof countRegister>>,
): { readonly states: readonly Choice[]; readonly regions: readonly Choice[] } {
  const t = i18nFor(lang).getFixedT(null, ['register', 'vocab']);
  return {
    states: STATES.map((value) => ({
      value,
      text: t('form.option', {
        name: t(`vocab:standing.${value}`),
        total: formatNumber(lang, counts[value]),
      }),
    })),
    regions: registerRegions(contentLang(lang)).map(({ code, name }) => ({
      value: code,
      text: name,
    })),
  };
}

function rowOf(lang: Lang, { code, state, provider, validUntil }: RegisterEntry): RegisterRow {
  return {
    code,
    href: `/${lang}/certificates/${code}`,
    name: (lang === 'ar' ? provider.nameArabic : null) ?? provider.name,
    state,
    stateWord: i18nFor(lang).t(`vocab:standing.${state}`),
    place: registerPlace(provider, contentLang(lang)),
    validUntil: formatDate(lang, validUntil),
  };
}
