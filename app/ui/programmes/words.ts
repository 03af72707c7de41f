import type { TFunction } from 'i18next';
import type { Figure, ProgrammeContent, PublicState } from '#domain/programmes/schema.ts';
import { formatMadRange, formatNumber, formatPercent } from '#i18n/formatters.ts';
import { contentLang, type Lang } from '#i18n/languages.ts';

/** Texts that lists and pages of programmes are written with. */
export type ProgrammeWords = TFunction<('programmes' | 'aid' | 'vocab')[]>;

interface Context {
  readonly lang: Lang;
  readonly t: ProgrammeWords;
}

/** Digits that a rate such as 1.75 % needs. */
const RATE_DIGITS = 2;

/** The situation of a programme in a word. */
export function stateWord(t: ProgrammeWords, status: PublicState): string {
  return status === 'winding-down' ? t('aid:state.winding-down') : t(`aid:outside.${status}`);
}

function oneValue(lang: Lang, kind: Figure['kind'], value: number): string {
  if (kind === 'rate' || kind === 'own-share') return formatPercent(lang, value, RATE_DIGITS);
  if (kind === 'duration') return formatNumber(lang, value);
  return formatMadRange(lang, { min: value, max: value });
}

/** A figure of a source in words: `de 55 % à 85 %`, `au plus 1 000 000 DH`. */
export function figureValue({ lang, t }: Context, figure: Figure): string {
  const { kind, min, max } = figure;
  const say = (value: number) => oneValue(lang, kind, value);
  if (min === null) return max === null ? '' : t('figure.most', { value: say(max) });
  if (max === null) return t('figure.least', { value: say(min) });
  return min === max ? say(min) : t('figure.between', { min: say(min), max: say(max) });
}

/**
 * What a programme gives, in one line: the most its own rules give, else the first share or ceiling
 * that a source supports; null when nothing certain is known.
 */
export function amountLine(
  context: Context,
  { content, mostAid }: { readonly content: ProgrammeContent; readonly mostAid: number | null },
): string | null {
  const { lang, t } = context;
  if (mostAid !== null)
    return t('row.upTo', { amount: formatMadRange(lang, { min: mostAid, max: mostAid }) });
  const certain = content.figures.filter(({ toCheck }) => !toCheck);
  const first =
    certain.find(({ kind }) => kind === 'rate') ?? certain.find(({ kind }) => kind === 'ceiling');
  if (first === undefined) return null;
  return t('row.figure', {
    label: first.label[contentLang(lang)],
    value: figureValue(context, first),
  });
}
