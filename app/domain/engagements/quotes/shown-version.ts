import { civilDate, type CivilDate } from '#domain/kernel/index.server.ts';
import type { QuoteVersion } from '#platform/prisma-client/client.ts';
import { totalsOf } from '../amounts.ts';
import { milestoneTotals, pricedLines, quoteContentSchema, type QuoteContent } from './content.ts';

/** A version of a quote for pages of both sides; amounts in centimes. */
export interface ShownVersion {
  readonly number: number;
  readonly sentAt: Date;
  readonly ht: bigint;
  readonly vat: bigint;
  readonly lines: readonly (QuoteContent['lines'][number] & {
    readonly price: bigint;
    readonly ht: bigint;
    readonly vat: bigint;
  })[];
  readonly milestones: readonly (QuoteContent['milestones'][number] & { readonly ht: bigint })[];
  readonly startOn: CivilDate;
  /** The day on which the last milestone is delivered. */
  readonly endOn: CivilDate;
  readonly note: string;
  /** What the firm asked to be changed about it. */
  readonly counter: string | null;
  readonly counterAt: Date | null;
}

/** A stored version as pages show it. */
export function shownVersion(row: QuoteVersion): ShownVersion {
  const content = quoteContentSchema.parse(row.content);
  const priced = pricedLines(content);
  const totals = milestoneTotals(content);
  const days = content.milestones.map(({ deliverBy }) => deliverBy).sort();
  return {
    ...{ number: row.number, sentAt: row.sentAt, ht: row.ht, vat: row.vat, note: content.note },
    lines: content.lines.flatMap((line, place) => {
      const price = priced[place];
      if (!price) return [];
      const { ht, vat } = totalsOf(price);
      return [{ ...line, price: price.unitPrice, ht, vat }];
    }),
    milestones: content.milestones.map((one, place) => ({ ...one, ht: totals[place]?.ht ?? 0n })),
    startOn: civilDate(content.startOn),
    endOn: civilDate(days.at(-1) ?? content.startOn),
    ...{ counter: row.counter, counterAt: row.counterAt },
  };
}
