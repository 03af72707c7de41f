import type { ContentLang } from '#i18n/languages.ts';

/** States as the words of `case:voucherState` name them. */
type PrintedVoucherState =
  'issued' | 'active' | 'partly-used' | 'used' | 'suspended' | 'expired' | 'lapsed' | 'cancelled';

/** What a voucher prints. Dates are ISO civil dates, amounts centimes. */
export interface VoucherPrint {
  readonly language: ContentLang;
  readonly code: string;
  /** Number of the request it comes from. */
  readonly number: string;
  readonly firm: string;
  readonly programme: string;
  readonly category: string;
  readonly amount: bigint;
  readonly used: bigint;
  /** What it is on the day `asOf`. */
  readonly state: PrintedVoucherState;
  readonly asOf: string;
  readonly issuedOn: string;
  readonly acceptedOn: string | null;
  /** Last day to accept its terms, or once they are accepted to use it; null while it is suspended. */
  readonly until: string | null;
  readonly isAccepted: boolean;
  /** Articles of its terms. */
  readonly terms: readonly { readonly title: string; readonly text: string }[];
  readonly termsVersion: string;
  /** Where anybody checks it: the address in the square. */
  readonly address: string;
  /** True when the voucher is made up: the page says so across its whole height. */
  readonly demo: boolean;
}
