import type {
  CheckedView,
  ExplanationView,
  PublicState,
  Standing,
} from '#domain/programmes/schema.ts';

/** A programme as it stands for the reader's firm, in words. */
export interface ResultView {
  readonly standing: Standing;
  readonly slug: string;
  readonly name: string;
  readonly owner: string;
  readonly status: { readonly code: PublicState; readonly word: string };
  readonly isDemo: boolean;
  readonly checked: CheckedView | null;
  /** Firms ask for it on this platform, and can today. */
  readonly takesRequests: boolean;
  /** Where one asks for it; null for a programme run here. */
  readonly outside: { readonly applyAt: string; readonly href: string | null } | null;
  readonly version: number;
  /** First characters of the hash of its rules. */
  readonly fingerprint: string;
  readonly explanation: ExplanationView;
}
