import type { ContentLang } from '#i18n/languages.ts';

/** States as the words of `vocab:standing` name them. */
export type PrintedState =
  'probation' | 'certified' | 'suspended' | 'expired' | 'revoked' | 'withdrawn';

/** What a certificate prints. Dates are ISO civil dates. */
export interface CertificatePrint {
  readonly language: ContentLang;
  readonly code: string;
  /** What it is on the day `asOf`. */
  readonly state: PrintedState;
  readonly asOf: string;
  readonly name: string;
  readonly legalName: string;
  /** Grouped for reading; null for a provider without one. */
  readonly ice: string | null;
  /** Seat in words, null when it is not known. */
  readonly place: string | null;
  readonly issuedOn: string;
  readonly certifiedOn: string | null;
  readonly validUntil: string;
  /** Where anybody checks it: the address in the square. */
  readonly address: string;
  /** True when the certificate is made up: the page says so across its whole height. */
  readonly demo: boolean;
}
