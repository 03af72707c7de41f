import words from '#content/number-words.json' with { type: 'json' };
import type { Cents } from '#domain/kernel/index.server.ts';
import type { ContentLang } from '#i18n/languages.ts';

/** Larger amounts are only written in figures. */
const MOST_DIRHAMS = 999_999_999;

/**
 * An amount in words, as letters and vouchers write it beside its figures: French in the classical
 * spelling, Arabic with the noun as its number asks, English. Null below zero and from a thousand
 * million dirhams on.
 */
export function amountInWords(lang: ContentLang, amount: Cents): string | null {
  if (amount < 0n || amount > BigInt(MOST_DIRHAMS) * 100n + 99n) return null;
  const [dirhams, centimes] = [Number(amount / 100n), Number(amount % 100n)];
  if (lang === 'ar') return arabicAmount(dirhams, centimes);
  return latinAmount(lang, dirhams, centimes);
}

const WRITERS = { fr: frenchNumber, en: englishNumber } as const;

function latinAmount(lang: 'fr' | 'en', dirhams: number, centimes: number): string {
  const { and, of, dirham, centime } = words[lang];
  const write = WRITERS[lang];
  const counted = (count: number, noun: string) => {
    // French says « un million de dirhams », and counts from two on as many.
    const link = lang === 'fr' && count >= 1_000_000 && count % 1_000_000 === 0 ? `${of} ` : '';
    const isMany = lang === 'fr' ? count > 1 : count !== 1;
    return `${write(count)} ${link}${noun}${isMany ? 's' : ''}`;
  };
  if (centimes === 0) return counted(dirhams, dirham);
  if (dirhams === 0) return counted(centimes, centime);
  return `${counted(dirhams, dirham)} ${and} ${counted(centimes, centime)}`;
}

/** A number as thousands of its scale and the rest. */
function split(number: number): readonly [millions: number, thousands: number, rest: number] {
  return [Math.floor(number / 1_000_000), Math.floor(number / 1000) % 1000, number % 1000];
}

function frenchNumber(number: number): string {
  const { zero, thousand, million } = words.fr;
  if (number === 0) return zero;
  const [millions, thousands, rest] = split(number);
  return [
    ...(millions > 0
      ? [`${frenchHundreds(millions, true)} ${million}${millions > 1 ? 's' : ''}`]
      : []),
    ...(thousands > 1 ? [frenchHundreds(thousands, false)] : []),
    ...(thousands > 0 ? [thousand] : []),
    ...(rest > 0 ? [frenchHundreds(rest, true)] : []),
  ].join(' ');
}

/** `agrees`: cent and quatre-vingt take their s where they end the number, not before mille. */
function frenchHundreds(number: number, agrees: boolean): string {
  const { small, hundred } = words.fr;
  const [hundreds, rest] = [Math.floor(number / 100), number % 100];
  const many = hundreds > 1 && rest === 0 && agrees ? 's' : '';
  return [
    ...(hundreds > 1 ? [small[hundreds - 1]] : []),
    ...(hundreds > 0 ? [`${hundred}${many}`] : []),
    ...(rest > 0 ? [frenchTens(rest, agrees)] : []),
  ].join(' ');
}

function frenchTens(number: number, agrees: boolean): string {
  const { small, tens, and } = words.fr;
  if (number < 20) return small[number - 1] ?? '';
  const ten = Math.floor(number / 10);
  // Seventy and ninety go on from sixty and eighty: soixante-dix, quatre-vingt-onze.
  const unit = ten === 7 || ten === 9 ? (number % 10) + 10 : number % 10;
  const name = tens[ten - 2] ?? '';
  if (unit === 0) return ten === 8 && agrees ? `${name}s` : name;
  if (number % 10 === 1 && ten < 8) return `${name} ${and} ${small[unit - 1] ?? ''}`;
  return `${name}-${small[unit - 1] ?? ''}`;
}

function englishNumber(number: number): string {
  const { zero, thousand, million, and } = words.en;
  if (number === 0) return zero;
  const [millions, thousands, rest] = split(number);
  const above = [
    ...(millions > 0 ? [`${englishHundreds(millions)} ${million}`] : []),
    ...(thousands > 0 ? [`${englishHundreds(thousands)} ${thousand}`] : []),
  ];
  const last = rest === 0 ? [] : [englishHundreds(rest)];
  const link = above.length > 0 && rest > 0 && rest < 100 ? [and] : [];
  return [...above, ...link, ...last].join(' ');
}

function englishHundreds(number: number): string {
  const { small, tens, hundred, and } = words.en;
  const [hundreds, rest] = [Math.floor(number / 100), number % 100];
  const unit = rest % 10;
  const name = tens[Math.floor(rest / 10) - 2] ?? '';
  const below =
    rest < 20 ? small[rest - 1] : `${name}${unit > 0 ? `-${small[unit - 1] ?? ''}` : ''}`;
  return [
    ...(hundreds > 0 ? [`${small[hundreds - 1] ?? ''} ${hundred}`] : []),
    ...(hundreds > 0 && rest > 0 ? [and] : []),
    ...(rest > 0 ? [below] : []),
  ].join(' ');
}

/** A noun as Arabic numbers ask for it: after one, as two, two of something, after 3–10, 11–99. */
type Noun = (typeof words.ar)['dirham'];

function arabicAmount(dirhams: number, centimes: number): string {
  const { dirham, centime, and } = words.ar;
  if (centimes === 0) return arabicCounted(dirhams, dirham);
  if (dirhams === 0) return arabicCounted(centimes, centime);
  return `${arabicCounted(dirhams, dirham)} ${and}${arabicCounted(centimes, centime)}`;
}

/** A counted noun by itself. After a hundred, one and two are said with the noun again. */
function arabicCounted(count: number, noun: Noun): string {
  const { zero, small, and } = words.ar;
  if (count === 0) return `${zero} ${noun.one}`;
  if (count === 1) return `${noun.one} ${small[0] ?? ''}`;
  if (count === 2) return noun.two;
  const last = count % 100;
  if (last === 1 || last === 2)
    return `${arabicCounted(count - last, noun)} ${and}${arabicCounted(last, noun)}`;
  const form = last === 0 ? noun.one : last <= 10 ? noun.few : noun.many;
  return `${arabicNumber(count, last === 0)} ${form}`;
}

/** `bound`: a noun follows at once, so that two hundred, two thousand lose their last letter. */
function arabicNumber(number: number, bound: boolean): string {
  const { and, million, thousand } = words.ar;
  const [millions, thousands, rest] = split(number);
  const ends = (after: number) => bound && after === 0;
  return [
    ...(millions > 0 ? [arabicScale(millions, million, ends(thousands + rest))] : []),
    ...(thousands > 0 ? [arabicScale(thousands, thousand, ends(rest))] : []),
    ...(rest > 0 ? [arabicHundreds(rest, bound)] : []),
  ].join(` ${and}`);
}

/** So many thousands or millions. */
function arabicScale(count: number, noun: Noun, bound: boolean): string {
  const { and } = words.ar;
  if (count === 1) return noun.one;
  if (count === 2) return bound ? noun.twoOf : noun.two;
  const last = count % 100;
  if (last === 1 || last === 2)
    return `${arabicScale(count - last, noun, false)} ${and}${arabicScale(last, noun, bound)}`;
  if (last >= 3 && last <= 10) return `${arabicHundreds(count, true)} ${noun.few}`;
  return `${arabicHundreds(count, last === 0)} ${last === 0 || bound ? noun.one : noun.many}`;
}

function arabicHundreds(number: number, bound: boolean): string {
  const { hundreds, twoHundred, and } = words.ar;
  const [hundred, rest] = [Math.floor(number / 100), number % 100];
  const name = hundred === 2 && rest === 0 && bound ? twoHundred : hundreds[hundred - 1];
  return [...(hundred > 0 ? [name] : []), ...(rest > 0 ? [arabicTens(rest)] : [])].join(` ${and}`);
}

function arabicTens(number: number): string {
  const { small, tens, and } = words.ar;
  if (number < 20) return small[number - 1] ?? '';
  const [ten, unit] = [tens[Math.floor(number / 10) - 2] ?? '', number % 10];
  return unit === 0 ? ten : `${small[unit - 1] ?? ''} ${and}${ten}`;
}
