/** What an invoice prints: days `YYYY-MM-DD`, amounts in centimes as text. */
export interface InvoicePrint {
  readonly language: 'fr' | 'ar';
  readonly number: string;
  readonly date: string;
  readonly dueOn: string;
  readonly paymentReference: string;
  readonly seller: {
    readonly name: string;
    /** Code of `content/legal-forms.json`. */
    readonly legalForm: string | null;
    readonly capital: string;
    readonly address: string;
    readonly province: string;
    readonly taxId: string | null;
    readonly businessTax: string | null;
    readonly cnss: string | null;
    readonly tradeRegister: string | null;
    readonly registerCourt: string | null;
    readonly ice: string | null;
  };
  readonly client: {
    readonly name: string;
    readonly address: string;
    readonly province: string;
    readonly ice: string | null;
  };
  readonly programme: string;
  readonly subject: string;
  readonly lines: readonly {
    readonly label: string;
    readonly quantity: number;
    readonly unit: string;
    readonly unitPrice: string;
    readonly percent: number;
    readonly ht: string;
    readonly exemption: string;
  }[];
  readonly discounts: readonly { readonly percent: number; readonly ht: string }[];
  readonly rates: readonly {
    readonly percent: number;
    readonly ht: string;
    readonly vat: string;
  }[];
  readonly ht: string;
  readonly vat: string;
  readonly subsidy: string;
  readonly share: string;
  readonly clearanceId: string | null;
  /** True when the invoice is made up: the page says so across its whole height. */
  readonly isDemo: boolean;
}
