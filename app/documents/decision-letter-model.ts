import type { Cents } from '#domain/kernel/index.server.ts';
import type { ContentLang } from '#i18n/languages.ts';

/** A reason of a refusal, in the language of the letter. */
export interface LetterReason {
  readonly text: string;
  readonly legalRef: string;
  /** What would change the decision; null where that is not known. */
  readonly remedy: string | null;
}

/** What the letter of a decision prints. Days are ISO civil dates. */
export interface LetterPrint {
  readonly language: ContentLang;
  readonly outcome: 'approved' | 'rejected' | 'dismissed' | 'revoked';
  readonly number: string;
  readonly programme: string;
  /** Institution that decides. */
  readonly owner: string;
  readonly firm: string;
  readonly ice: string | null;
  readonly title: string;
  readonly sentOn: string;
  readonly decidedOn: string;
  /** For an approval. */
  readonly amount: Cents | null;
  readonly reasons: readonly LetterReason[];
  /** Words of the officers to the firm; empty for none. */
  readonly note: string;
  /** Last day to contest it; null when that is not possible (any more). */
  readonly appealUntil: string | null;
  readonly record: { readonly code: string; readonly address: string } | null;
  readonly demo: boolean;
}
