import type { Cents } from '#domain/kernel/index.server.ts';
import type { ContentLang } from '#i18n/languages.ts';

interface PrintedParty {
  readonly name: string;
  readonly nameArabic: string;
  readonly ice: string;
  /** Code of the vocabulary; empty when it is not known. */
  readonly legalForm: string;
  readonly tradeRegister: string;
  readonly registerCourt: string;
  /** Code of the province; empty when it is not known. */
  readonly province: string;
}

interface Amounts {
  readonly ht: string;
  readonly vat: string;
}

interface Shares extends Amounts {
  readonly subsidy: string;
  readonly share: string;
}

type Worded = Readonly<Record<'fr' | 'ar' | 'en', string>>;

/** What an agreement prints, with its fixed clauses. Days are ISO civil dates, amounts centimes. */
export interface AgreementPrint extends Shares {
  /** Price with tax. */
  readonly total: Cents;
  readonly number: string;
  readonly code: string;
  readonly address: string;
  readonly demo: boolean;
  /** Language of the firm: its text stands first, another one beside it. */
  readonly language: ContentLang;
  readonly madeOn: string;
  readonly firm: PrintedParty;
  readonly provider: PrintedParty;
  readonly owner: string;
  readonly programme: Worded;
  readonly voucher: string;
  readonly offer: { readonly fr: string; readonly ar: string; readonly number: number };
  readonly lines: readonly {
    readonly milestone: number;
    readonly label: string;
    readonly quantity: number;
    readonly unit: string;
    readonly unitPrice: string;
    readonly vatPercent: number;
    readonly exemption: string;
  }[];
  readonly milestones: readonly (Shares & {
    readonly title: string;
    readonly acceptance: string;
    readonly deliverBy: string;
  })[];
  readonly vatLines: readonly (Amounts & { readonly percent: number })[];
  readonly startOn: string;
  readonly note: string;
  readonly amends: { readonly number: string; readonly reason: string } | null;
  readonly articles: readonly { readonly title: Worded; readonly text: Worded }[];
}
