import type { Cents } from '#domain/kernel/index.server.ts';
import type { ContentLang } from '#i18n/languages.ts';

/** What the attestation of a certified receivable prints. Days are ISO civil dates. */
export interface AttestationPrint {
  readonly language: ContentLang;
  readonly owner: string;
  readonly provider: string;
  readonly ice: string | null;
  readonly invoice: string;
  readonly reference: string;
  readonly certifiedOn: string;
  readonly payBy: string;
  /** Aid that was certified, own share that was received for it, both together. */
  readonly subsidy: Cents;
  readonly share: Cents;
  readonly total: Cents;
  readonly asOf: string;
  readonly demo: boolean;
}
