import { z } from 'zod';
import legalForms from '#content/legal-forms.json' with { type: 'json' };
import { cents, shareOf, type Cents } from '#domain/kernel/index.server.ts';
import { shareOut } from '../amounts.ts';

const text = z.string();
const amount = z.string().regex(/^\d{1,17}$/);

const rateSchema = z.object({ percent: z.number(), ht: amount, vat: amount });
const lineSchema = z.object({
  ...{ label: text, quantity: z.number(), unit: text, unitPrice: amount },
  ...{ percent: z.number(), ht: amount, exemption: text },
});

/** Who sells: the mentions that an invoice tells of its seller. */
const sellerSchema = z.object({
  ...{ name: text, legalForm: text.nullable(), capital: text, address: text, province: text },
  ...{ taxId: text.nullable(), businessTax: text.nullable(), cnss: text.nullable() },
  ...{ tradeRegister: text.nullable(), registerCourt: text.nullable(), ice: text.nullable() },
});
export type Seller = z.infer<typeof sellerSchema>;

const clientSchema = z.object({ name: text, address: text, province: text, ice: text.nullable() });
export type Client = z.infer<typeof clientSchema>;

/** An invoice as it was frozen; amounts are centimes, days `YYYY-MM-DD`. */
export const invoiceContentSchema = z.object({
  format: z.literal(1),
  /** Made here from the agreement, or sent by the provider as a file. */
  kind: z.enum(['made', 'sent']),
  language: z.enum(['fr', 'ar']),
  ...{ number: text, date: text, dueOn: text },
  /** What the transfer is recognised by: the number of the engagement and of its milestone. */
  paymentReference: text,
  ...{ seller: sellerSchema, client: clientSchema },
  ...{ programme: text, subject: text },
  lines: z.array(lineSchema),
  /** Taken off the price before tax, by rate. */
  discounts: z.array(z.object({ percent: z.number(), ht: amount })),
  rates: z.array(rateSchema),
  ...{ ht: amount, vat: amount, subsidy: amount, share: amount },
  clearanceId: text.nullable(),
  isDemo: z.boolean(),
});
export type InvoiceContent = z.infer<typeof invoiceContentSchema>;

/** Mentions that an invoice must have (CGI art. 145-III) and that may be missing. */
export const MENTIONS = [
  ...(['seller-name', 'seller-legal-form', 'seller-address', 'seller-tax-id'] as const),
  ...(['seller-business-tax', 'seller-trade-register', 'seller-register-court'] as const),
  ...(['seller-cnss', 'seller-ice', 'client-name', 'client-address', 'client-ice'] as const),
] as const;
export type Mention = (typeof MENTIONS)[number];

const isEmpty = (value: string | null) => value === null || value.trim() === '';

/** What the law asks of a legal form: whether it is entered in the trade register, and a legal person. */
function legalFormOf(code: string | null) {
  return legalForms.find((form) => form.code === code) ?? null;
}

/** Whether the law sees a person or a company: what is withheld of a payment depends on it. */
export function payeeKindOf(legalForm: string | null): 'legal' | 'natural' {
  return legalFormOf(legalForm)?.legalPerson === false ? 'natural' : 'legal';
}

/**
 * The mandatory mentions that are not known (CGI art. 145-III, commercial code): the trade register
 * of who is not entered in it, and the social security number of a self-entrepreneur, are not asked.
 */
export function missingMentions({
  seller,
  client,
}: {
  readonly seller: Seller;
  readonly client: Client;
}): readonly Mention[] {
  const form = legalFormOf(seller.legalForm);
  const isRegistered = form === null || form.tradeRegister === 'yes';
  const isAlone = form?.code === 'AE';
  const asked: readonly (readonly [Mention, boolean])[] = [
    ['seller-name', isEmpty(seller.name)],
    ['seller-legal-form', isEmpty(seller.legalForm)],
    ['seller-address', isEmpty(seller.address)],
    ['seller-tax-id', isEmpty(seller.taxId)],
    ['seller-business-tax', isEmpty(seller.businessTax)],
    ['seller-trade-register', isRegistered && isEmpty(seller.tradeRegister)],
    ['seller-register-court', isRegistered && isEmpty(seller.registerCourt)],
    ['seller-cnss', !isAlone && isEmpty(seller.cnss)],
    ['seller-ice', isEmpty(seller.ice)],
    ['client-name', isEmpty(client.name)],
    ['client-address', isEmpty(client.address) && isEmpty(client.province)],
    ['client-ice', isEmpty(client.ice)],
  ];
  return asked.flatMap(([mention, isMissing]) => (isMissing ? [mention] : []));
}

/** What a milestone costs, by rate of VAT; subsidy + share = ht + vat. */
export interface Price {
  readonly rates: readonly { readonly percent: number; readonly ht: Cents; readonly vat: Cents }[];
  readonly ht: Cents;
  readonly vat: Cents;
  readonly subsidy: Cents;
  readonly share: Cents;
}

/** A price with what was taken off it, by rate. */
export interface Discounted extends Price {
  readonly discounts: readonly { readonly percent: number; readonly ht: Cents }[];
}

const HUNDRED = 100n;

/**
 * A price with something taken off before tax: off each rate in proportion, VAT computed again and
 * rounded half up, the aid lowered in the same proportion and rounded down, the firm pays the rest.
 * Null when the whole price or more would go. Nothing off leaves the price to the centime.
 */
export function discounted(price: Price, off: Cents): Discounted | null {
  if (off === 0n) return { ...price, discounts: [] };
  if (off < 0n || off >= price.ht) return null;
  const parts = shareOut(
    off,
    price.rates.map(({ ht }) => ht),
  );
  const rates = price.rates.map(({ percent, ht, vat: before }, place) => {
    const left = cents(ht - (parts[place] ?? 0n));
    const vat = shareOf(left, BigInt(percent), HUNDRED);
    // Rounded line by line it may have been less than on their sum: a discount raises nothing.
    return { percent, ht: left, vat: vat > before ? before : vat };
  });
  const ht = cents(price.ht - off);
  const vat = cents(rates.reduce((sum, rate) => sum + rate.vat, 0n));
  const subsidy = cents((price.subsidy * ht) / price.ht);
  return {
    ...{ rates, ht, vat, subsidy, share: cents(ht + vat - subsidy) },
    discounts: price.rates.flatMap(({ percent }, place) => {
      const part = parts[place] ?? cents(0n);
      return part === 0n ? [] : [{ percent, ht: part }];
    }),
  };
}

const LAST_DIGITS = /^(.*?)(\d+)$/u;
const FIRST_WIDTH = 4;

/**
 * The number that follows the last one of a provider, as the law asks for numbers without gaps:
 * `2026-0042` → `2026-0043`. The first of the year without one before.
 */
export function numberAfter(last: string | null, year: number): string {
  const first = `${String(year)}-${'1'.padStart(FIRST_WIDTH, '0')}`;
  const [, head, digits] = LAST_DIGITS.exec(last ?? '') ?? [];
  if (head === undefined || digits === undefined) return first;
  // A number that begins with its year begins again with the next one.
  if (/^\d{4}-$/.test(head) && head !== `${String(year)}-`) return first;
  return `${head}${String(BigInt(digits) + 1n).padStart(digits.length, '0')}`;
}
