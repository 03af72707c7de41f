import { cents, type Cents, type CivilDate } from '#domain/kernel/index.server.ts';
import { shareOut } from '../amounts.ts';

const HUNDRED = 100n;

/** Whether a dispute may still be opened: until the tenth working day after the delivery. */
export function isDisputable(today: CivilDate, lastDay: CivilDate | null): boolean {
  return lastDay !== null && today <= lastDay;
}

/** Base and VAT of one rate, in centimes. */
export interface VatLine {
  readonly percent: number;
  readonly ht: Cents;
  readonly vat: Cents;
}

/** Who pays what of a milestone, in centimes; subsidy + share = ht + vat. */
export interface MilestoneAmounts {
  readonly ht: Cents;
  readonly vat: Cents;
  readonly subsidy: Cents;
  readonly share: Cents;
  readonly vatLines: readonly VatLine[];
}

/**
 * The amounts of a milestone of which so many hundredths are paid: price, VAT and aid are cut in
 * proportion, rounded down, and the firm pays the rest. Nobody pays more than before; the lines by
 * rate add up to the whole.
 */
export function reduceAmounts(amounts: MilestoneAmounts, percent: number): MilestoneAmounts {
  const cut = (amount: Cents) => cents((amount * BigInt(percent)) / HUNDRED);
  const [ht, vat, subsidy] = [cut(amounts.ht), cut(amounts.vat), cut(amounts.subsidy)];
  const hts = shareOut(
    ht,
    amounts.vatLines.map((line) => line.ht),
  );
  const vats = shareOut(
    vat,
    amounts.vatLines.map((line) => line.vat),
  );
  return {
    ...{ ht, vat, subsidy, share: cents(ht + vat - subsidy) },
    vatLines: amounts.vatLines.map((line, place) => ({
      percent: line.percent,
      ht: hts[place] ?? cents(0n),
      vat: vats[place] ?? cents(0n),
    })),
  };
}

/** The lines by rate of a stored milestone. Throws for what no milestone was stored with. */
export function vatLinesFrom(stored: unknown): readonly VatLine[] {
  if (!Array.isArray(stored)) throw new Error('lines by VAT rate are a list');
  return stored.map((line: unknown) => {
    if (typeof line !== 'object' || line === null) throw new Error('a line by VAT rate is missing');
    const at = (name: string): unknown => Object.entries(line).find(([key]) => key === name)?.[1];
    return {
      percent: Number(at('percent')),
      ht: cents(BigInt(String(at('ht')))),
      vat: cents(BigInt(String(at('vat')))),
    };
  });
}

/** The same as they are stored. */
export function storedVatLines(lines: readonly VatLine[]) {
  return lines.map(({ percent, ht, vat }) => ({ percent, ht: String(ht), vat: String(vat) }));
}
