import { z } from 'zod';
import { cents, type Cents } from '#domain/kernel/index.server.ts';
import { sumTotals, totalsOf, type PricedLine, type Totals } from '../amounts.ts';
import { QUOTE_LIMITS } from './limits.ts';

const line = z.object({
  /** Number of the milestone it belongs to, from 1. */
  milestone: z.number().int().min(1).max(QUOTE_LIMITS.milestones),
  label: z.string().min(1),
  quantity: z.number().int().min(1).max(QUOTE_LIMITS.quantity),
  unit: z.string(),
  /** Centimes before tax. */
  unitPrice: z.string().regex(/^[1-9]\d{0,16}$/),
  vatPercent: z.number().int().min(0).max(100),
  /** Why it is not taxed; empty for what is. */
  exemption: z.string(),
});

const milestone = z.object({
  title: z.string().min(1),
  /** How both sides see that it is done. */
  acceptance: z.string().min(1),
  deliverBy: z.iso.date(),
});

/** What a version of a quote says, as it is stored and hashed. */
export const quoteContentSchema = z.object({
  format: z.literal(1),
  lines: z.array(line).min(1).max(QUOTE_LIMITS.lines),
  milestones: z.array(milestone).min(1).max(QUOTE_LIMITS.milestones),
  startOn: z.iso.date(),
  note: z.string(),
  /** Working days for which it is valid. */
  validDays: z.number().int().min(1),
});
export type QuoteContent = z.infer<typeof quoteContentSchema>;

/** Lines of a quote with their amounts. */
export function pricedLines({ lines }: Pick<QuoteContent, 'lines'>): readonly PricedLine[] {
  return lines.map(({ quantity, unitPrice, vatPercent }) => ({
    ...{ quantity, vatPercent, unitPrice: cents(BigInt(unitPrice)) },
  }));
}

/** What a quote comes to, in centimes. */
export function quoteTotals(content: Pick<QuoteContent, 'lines'>): Totals {
  return sumTotals(pricedLines(content).map(totalsOf));
}

/** What each milestone of a quote comes to, in their order. */
export function milestoneTotals(content: QuoteContent): readonly Totals[] {
  return content.milestones.map((_, place) =>
    quoteTotals({ lines: content.lines.filter((one) => one.milestone === place + 1) }),
  );
}

/** What keeps a quote from being sent, whoever wrote it. */
export type ContentFault = 'over-cap' | 'empty-milestone' | 'unknown-milestone' | 'nothing';

/** The first fault of a content under a cap in centimes before tax; null for none. */
export function faultOf(content: QuoteContent, cap: Cents): ContentFault | null {
  const { ht } = quoteTotals(content);
  if (content.lines.some((one) => one.milestone > content.milestones.length))
    return 'unknown-milestone';
  if (milestoneTotals(content).some((one) => one.ht === 0n)) return 'empty-milestone';
  if (ht === 0n) return 'nothing';
  return ht > cap ? 'over-cap' : null;
}
