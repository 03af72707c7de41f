import type { Cents } from '#domain/kernel/index.server.ts';
import type { ContentLang } from '#i18n/languages.ts';
import type aid from '#i18n/locales/fr/aid.json';

/** Papers that have a name, by their codes. */
export type PaperCode = keyof (typeof aid)['document'];

/** What the receipt of a request prints. */
export interface ReceiptPrint {
  readonly language: ContentLang;
  /** `RQ-2026-000123`. */
  readonly number: string;
  readonly programme: string;
  readonly firm: string;
  /** Grouped for reading; null for a firm without one. */
  readonly ice: string | null;
  /** What was sent of the project; null once corrections changed it since. */
  readonly title: string | null;
  readonly category: string | null;
  readonly cost: Cents | null;
  readonly asked: Cents | null;
  readonly sentAt: Date;
  /** Codes of the papers that were joined. */
  readonly papers: readonly PaperCode[];
  /** SHA-256 of what was sent, in hexadecimal. */
  readonly hash: string;
  /** Entry of the audit trail that says so, and where anybody checks it. */
  readonly record: { readonly code: string; readonly address: string } | null;
  /** True when the request is made up: the page says so across its whole height. */
  readonly demo: boolean;
}
