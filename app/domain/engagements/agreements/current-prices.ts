import { storedVatLines, type VatLine } from '../disputes/rules.ts';
import { totalsByMilestone, vatLinesText, type AgreementContent } from './content.ts';

/** What a milestone is worth now, in centimes: a dispute may have cut it since its paper was made. */
interface CurrentPrice {
  readonly ht: bigint;
  readonly vat: bigint;
  readonly subsidy: bigint;
  readonly share: bigint;
  readonly vatLines: readonly VatLine[];
}

type Priced = Pick<
  AgreementContent,
  'lines' | 'milestones' | 'vatLines' | 'ht' | 'vat' | 'subsidy' | 'share'
>;
type Line = AgreementContent['lines'][number];

/**
 * The same content with the prices that milestones have now, by their place; null for one that keeps
 * the content's. Lines of one that costs another price become a line for each rate of VAT.
 */
export function atCurrentPrices<T extends Priced>(
  content: T,
  current: readonly (CurrentPrice | null)[],
): T {
  const milestones = content.milestones.map((one, place) => {
    const now = current[place];
    if (!now) return one;
    const { ht, vat, subsidy, share } = now;
    return {
      ...{ ...one, ht: String(ht), vat: String(vat) },
      ...{ subsidy: String(subsidy), share: String(share) },
    };
  });
  const sum = (amount: 'ht' | 'vat' | 'subsidy' | 'share') =>
    String(milestones.reduce((all, one) => all + BigInt(one[amount]), 0n));
  return {
    ...content,
    ...{ milestones, lines: linesOf(content, current), vatLines: vatLinesOf(content, current) },
    ...{ ht: sum('ht'), vat: sum('vat'), subsidy: sum('subsidy'), share: sum('share') },
  };
}

function linesOf({ lines, milestones }: Priced, current: readonly (CurrentPrice | null)[]): Line[] {
  const merged = new Set<string>();
  return lines.flatMap((line) => {
    const place = line.milestone - 1;
    const now = current[place];
    if (!now || String(now.ht) === milestones[place]?.ht) return [line];
    const key = `${String(place)}:${String(line.vatPercent)}`;
    const price = now.vatLines.find(({ percent }) => percent === line.vatPercent)?.ht ?? 0n;
    if (merged.has(key) || price === 0n) return [];
    merged.add(key);
    const same = lines.filter(
      (one) => one.milestone === line.milestone && one.vatPercent === line.vatPercent,
    );
    const exemptions = same.map(({ exemption }) => exemption).filter((text) => text !== '');
    return [
      {
        ...{ ...line, quantity: 1, unitPrice: String(price) },
        label: same.map(({ label }) => label).join(' + '),
        exemption: [...new Set(exemptions)].join(' + '),
      },
    ];
  });
}

function vatLinesOf(
  { lines, milestones }: Priced,
  current: readonly (CurrentPrice | null)[],
): AgreementContent['vatLines'] {
  const totals = totalsByMilestone(lines, milestones.length);
  const all: AgreementContent['vatLines'] = milestones.flatMap((_, place) => {
    const now = current[place];
    return now ? storedVatLines(now.vatLines) : vatLinesText(totals[place]?.lines ?? []);
  });
  const percents = [...new Set(all.map(({ percent }) => percent))];
  return percents
    .toSorted((one, other) => other - one)
    .map((percent) => {
      const own = all.filter((line) => line.percent === percent);
      const sum = (amount: 'ht' | 'vat') =>
        String(own.reduce((total, line) => total + BigInt(line[amount]), 0n));
      return { percent, ht: sum('ht'), vat: sum('vat') };
    });
}
