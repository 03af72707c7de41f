import geography from '#content/geography.json' with { type: 'json' };
import { listInvoiceParties } from '#domain/accounts/index.server.ts';
import { versionOf } from '#domain/cases/index.server.ts';
import {
  addDays,
  cents,
  civilDate,
  DomainError,
  type Cents,
  type CivilDate,
} from '#domain/kernel/index.server.ts';
import type { Engagement, Milestone } from '#platform/prisma-client/client.ts';
import { sumTotals, totalsOf } from '../amounts.ts';
import { vatLinesFrom } from '../disputes/rules.ts';
import { quoteContentSchema } from '../quotes/content.ts';
import type { Reader } from '../records.server.ts';
import {
  discounted,
  invoiceContentSchema,
  type Discounted,
  type InvoiceContent,
  type Price,
} from './invoice.ts';
import { PAY_DAYS } from './transitions.ts';

/** What a provider types of an invoice; everything else is known. */
export interface InvoiceInput {
  readonly kind: InvoiceContent['kind'];
  readonly number: string;
  readonly date: string;
  readonly sellerAddress: string;
  readonly clientAddress: string;
  readonly capital: string;
  /** Off the price before tax, centimes. */
  readonly discount: Cents;
  readonly clearanceId: string | null;
}

export interface DraftInvoice {
  readonly content: InvoiceContent;
  readonly price: Discounted;
}

/** What a milestone costs and who pays what of it. */
function priceOf({ ht, vat, subsidy, share, vatLines }: Milestone): Price {
  return {
    ...{ ht: cents(ht), vat: cents(vat), subsidy: cents(subsidy), share: cents(share) },
    rates: vatLinesFrom(vatLines),
  };
}

/** Language of an invoice: that of the firm's papers, where they are in one of the two. */
export const languageOf = ({ language }: Pick<Engagement, 'language'>) =>
  language === 'ar' ? 'ar' : 'fr';

/** What a transfer for a milestone is recognised by. */
const paymentReferenceOf = (
  { number }: Pick<Engagement, 'number'>,
  { sequence }: Pick<Milestone, 'sequence'>,
) => `RQ-${String(number)}-${String(sequence)}`;

/**
 * The invoice of an accepted milestone with what its provider typed, out of the agreement and of what
 * is known of both sides today. Throws `engagements.discount` when nothing would be left to pay.
 */
export async function draftInvoice(
  reader: Reader,
  engagement: Engagement,
  milestone: Milestone,
  input: InvoiceInput,
): Promise<DraftInvoice> {
  const price = discounted(priceOf(milestone), input.discount);
  if (price === null) throw new DomainError('engagements.discount');
  const language = languageOf(engagement);
  const [{ content }, parties, lines] = await Promise.all([
    versionOf(reader, engagement),
    sidesOf(reader, engagement, language),
    linesOf(reader, engagement, milestone),
  ]);
  const { seller, client } = parties;
  return {
    price,
    content: {
      ...{ format: 1, kind: input.kind, language, number: input.number, date: input.date },
      dueOn: addDays(civilDate(input.date), PAY_DAYS),
      paymentReference: paymentReferenceOf(engagement, milestone),
      seller: { ...seller, address: input.sellerAddress, capital: input.capital },
      client: { ...client, address: input.clientAddress },
      ...{ programme: content.name[language], subject: milestone.title },
      lines: input.kind === 'made' ? lines : [],
      discounts: price.discounts.map(({ percent, ht }) => ({ percent, ht: String(ht) })),
      rates: price.rates.map(({ percent, ht, vat }) => ({
        ...{ percent, ht: String(ht), vat: String(vat) },
      })),
      ...{ ht: String(price.ht), vat: String(price.vat), subsidy: String(price.subsidy) },
      ...{ share: String(price.share), clearanceId: input.clearanceId },
      isDemo: engagement.isDemo,
    },
  };
}

function provinceName(code: string | null, language: 'fr' | 'ar'): string {
  return geography.provinces.find((province) => province.code === code)?.[language] ?? '';
}

/** Seller and client of an engagement, as their records say; addresses are not in them. */
export async function sidesOf(
  reader: Reader,
  { providerId, organisationId }: Pick<Engagement, 'providerId' | 'organisationId'>,
  language: 'fr' | 'ar',
) {
  const parties = await listInvoiceParties(reader, [providerId ?? '', organisationId]);
  const [seller, client] = [parties.get(providerId ?? ''), parties.get(organisationId)];
  const nameOf = (party: typeof seller) =>
    (language === 'ar' ? party?.nameArabic : null) ?? party?.name ?? '';
  return {
    seller: {
      ...{ name: nameOf(seller), legalForm: seller?.legalForm ?? null, capital: '', address: '' },
      province: provinceName(seller?.province ?? null, language),
      ...{ taxId: seller?.taxId ?? null, businessTax: seller?.businessTax ?? null },
      ...{ cnss: seller?.cnss ?? null, tradeRegister: seller?.tradeRegister ?? null },
      ...{ registerCourt: seller?.registerCourt ?? null, ice: seller?.ice ?? null },
    },
    client: {
      ...{ name: nameOf(client), address: '', ice: client?.ice ?? null },
      province: provinceName(client?.province ?? null, language),
    },
  };
}

/** The lines of the quote for a milestone; one a rate where an amendment made them others. */
async function linesOf(
  reader: Reader,
  { quoteId }: Engagement,
  milestone: Milestone,
): Promise<InvoiceContent['lines']> {
  const last = await reader.quoteVersion.findFirst({
    where: { quoteId: quoteId ?? '' },
    orderBy: { number: 'desc' },
  });
  const quoted = quoteContentSchema.safeParse(last?.content);
  const own = (quoted.success ? quoted.data.lines : [])
    .filter((line) => line.milestone === milestone.sequence)
    .map((line) => {
      const { label, quantity, unit, vatPercent, exemption } = line;
      const unitPrice = cents(BigInt(line.unitPrice));
      return { label, quantity, unit, unitPrice, vatPercent, exemption };
    });
  const sums = sumTotals(own.map(totalsOf));
  if (own.length > 0 && sums.ht === milestone.ht && sums.vat === milestone.vat)
    return own.map(({ vatPercent, unitPrice, ...line }) => ({
      ...{ ...line, percent: vatPercent, unitPrice: String(unitPrice) },
      ht: String(totalsOf({ ...line, unitPrice, vatPercent }).ht),
    }));
  return priceOf(milestone).rates.map(({ percent, ht }) => ({
    ...{ label: milestone.title, quantity: 1, unit: '', unitPrice: String(ht), percent },
    ...{ ht: String(ht), exemption: '' },
  }));
}

/** The frozen invoice of a claim. Throws for a row that no claim was ever stored with. */
export function invoiceOf({ invoice }: { readonly invoice: unknown }): InvoiceContent {
  return invoiceContentSchema.parse(invoice);
}

/** The day an invoice may carry: not before the work began, not after today. */
export function requireInvoiceDay(
  date: CivilDate,
  first: CivilDate | null,
  today: CivilDate,
): void {
  if (date > today || (first !== null && date < first))
    throw new DomainError('engagements.invoice-day');
}
