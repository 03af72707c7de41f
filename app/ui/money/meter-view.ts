import { METER_PARTS, type Figures, type MeterPart } from '#domain/ledger/schema.ts';
import { formatMad, formatMadRange } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

/** A part of an envelope's money, in words and as a share of the whole. */
export interface PartView {
  readonly part: MeterPart;
  readonly amount: string;
  /** From 0 to 1. */
  readonly share: number;
  readonly isNothing: boolean;
}

export interface MeterView {
  readonly funded: string;
  /** Null where no version plans it. */
  readonly planned: string | null;
  readonly parts: readonly PartView[];
  /** No money was ever brought to it, or all went back. */
  readonly isEmpty: boolean;
}

/** Shown only where there is some. */
const SELDOM: readonly MeterPart[] = ['toRecover', 'recovered'];
const PRECISION = 10_000n;

const DIRHAM = 100n;

/** An amount to the centime, without decimals where there are none. */
function inDirhams(lang: Lang, centimes: bigint): string {
  if (centimes % DIRHAM !== 0n) return formatMad(lang, centimes);
  const whole = Number(centimes / DIRHAM);
  return formatMadRange(lang, { min: whole, max: whole });
}

/** The money of an envelope, or of several together, in words; amounts in centimes. */
export function meterView(
  lang: Lang,
  { funded, parts }: Figures,
  planned: bigint | null = null,
): MeterView {
  const shareOf = (amount: bigint) =>
    funded === 0n ? 0 : Number((amount * PRECISION) / funded) / Number(PRECISION);
  return {
    funded: inDirhams(lang, funded),
    planned: planned === null ? null : inDirhams(lang, planned),
    isEmpty: funded === 0n,
    parts: METER_PARTS.filter((part) => !SELDOM.includes(part) || parts[part] !== 0n).map(
      (part) => ({
        ...{ part, amount: inDirhams(lang, parts[part]), share: shareOf(parts[part]) },
        isNothing: parts[part] === 0n,
      }),
    ),
  };
}
