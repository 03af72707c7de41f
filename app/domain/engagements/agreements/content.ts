import { z } from 'zod';
import { cents, type Cents } from '#domain/kernel/index.server.ts';
import { splitAid, sumTotals, totalsOf, vatLinesOf, type Split, type Totals } from '../amounts.ts';
import type { QuoteContent } from '../quotes/content.ts';

const amount = z.string().regex(/^\d{1,18}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const day = z.iso.date();

const party = z.object({
  name: z.string(),
  nameArabic: z.string(),
  ice: z.string(),
  /** Code of the vocabulary; empty when it is not known. */
  legalForm: z.string(),
  tradeRegister: z.string(),
  registerCourt: z.string(),
  /** Code of the province; empty when it is not known. */
  province: z.string(),
});
export type Party = z.infer<typeof party>;

const line = z.object({
  milestone: z.number().int().min(1),
  label: z.string(),
  quantity: z.number().int().min(1),
  unit: z.string(),
  unitPrice: amount,
  vatPercent: z.number().int().min(0).max(100),
  exemption: z.string(),
});

const milestone = z.object({
  title: z.string(),
  acceptance: z.string(),
  deliverBy: day,
  ...{ ht: amount, vat: amount, subsidy: amount, share: amount },
});

/** What both sides sign, format 1: all that the paper prints. Amounts are centimes in digits. */
export const agreementContentSchema = z.object({
  format: z.literal(1),
  /** What people call it, and its place: 1 for the agreement, from 2 for amendments. */
  number: z.string(),
  place: z.number().int().min(1),
  code: z.string(),
  /** Where anybody checks it. */
  address: z.string(),
  demo: z.boolean(),
  language: z.enum(['fr', 'ar', 'en']),
  madeOn: day,
  firm: party,
  provider: party,
  owner: z.string(),
  programme: z.object({ fr: z.string(), ar: z.string(), en: z.string() }),
  /** Number of the request that brought the voucher; never the voucher's code. */
  voucher: z.string(),
  offer: z.object({ fr: z.string(), ar: z.string(), number: z.number(), hash: z.string() }),
  quoteHash: hash,
  clauses: hash,
  lines: z.array(line).min(1),
  milestones: z.array(milestone).min(1),
  vatLines: z.array(z.object({ percent: z.number(), ht: amount, vat: amount })),
  ...{ ht: amount, vat: amount, subsidy: amount, share: amount },
  startOn: day,
  note: z.string(),
  /** For an amendment: what it changes, who proposed it and why. */
  amends: z
    .object({ number: z.string(), hash, side: z.enum(['firm', 'provider']), reason: z.string() })
    .nullable(),
});
export type AgreementContent = z.infer<typeof agreementContentSchema>;

/** The parts of a content that amounts follow from. */
type Priced = Pick<AgreementContent, 'lines' | 'milestones' | 'vatLines'> &
  Pick<AgreementContent, 'ht' | 'vat' | 'subsidy' | 'share'>;

const pricedOf = ({ quantity, unitPrice, vatPercent }: QuoteContent['lines'][number]) => ({
  ...{ quantity, vatPercent, unitPrice: cents(BigInt(unitPrice)) },
});

/** What each milestone comes to, in their order, from the lines that belong to it. */
export function totalsByMilestone(
  lines: QuoteContent['lines'],
  count: number,
): readonly (Totals & { readonly lines: ReturnType<typeof pricedOf>[] })[] {
  return Array.from({ length: count }, (_, place) => {
    const own = lines.filter((one) => one.milestone === place + 1).map(pricedOf);
    return { ...sumTotals(own.map(totalsOf)), lines: own };
  });
}

/** Base and VAT of lines by rate, as texts. */
export function vatLinesText(lines: Parameters<typeof vatLinesOf>[0]) {
  return vatLinesOf(lines).map(({ percent, ht, vat }) => ({
    ...{ percent, ht: String(ht), vat: String(vat) },
  }));
}

/**
 * Lines, milestones and amounts of an agreement out of a quote and who pays what of each milestone.
 * Σ milestones = the agreement; subsidy + share = ht + vat of each (cases and money §4.3).
 */
export function priceOf(
  { lines, milestones }: Pick<QuoteContent, 'lines' | 'milestones'>,
  splits: readonly Split[],
): Priced {
  const totals = totalsByMilestone(lines, milestones.length);
  const { ht, vat, ttc } = sumTotals(totals);
  const subsidy = splits.reduce((sum, one) => sum + one.subsidy, 0n);
  return {
    lines: lines.map((one) => ({ ...one })),
    milestones: milestones.map(({ title, acceptance, deliverBy }, place) => ({
      ...{ title, acceptance, deliverBy },
      ht: String(totals[place]?.ht ?? 0n),
      vat: String(totals[place]?.vat ?? 0n),
      subsidy: String(splits[place]?.subsidy ?? 0n),
      share: String(splits[place]?.share ?? 0n),
    })),
    vatLines: vatLinesText(lines.map(pricedOf)),
    ...{ ht: String(ht), vat: String(vat), subsidy: String(subsidy), share: String(ttc - subsidy) },
  };
}

/** The price of a quote with its aid spread over the milestones in proportion to their prices. */
export function firstPrice(quote: QuoteContent, aid: Cents): Priced {
  return priceOf(quote, splitAid(aid, totalsByMilestone(quote.lines, quote.milestones.length)));
}
