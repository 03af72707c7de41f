/** What a provider shows of a delivery. The exit kit names what is handed over, or why there is none. */
export const EVIDENCE_KINDS = [
  /** How the acceptance criterion is met, in words. */
  'criterion',
  'file',
  'address',
  'certificate',
  'training',
  'note',
  'domain',
  'accounts',
  'export',
  'no-domain',
  'no-accounts',
  'no-export',
] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** What is in the firm's hands once the last milestone is delivered (cases and money §1). */
export const EXIT_KIT = ['domain', 'accounts', 'export'] as const;
export type ExitPart = (typeof EXIT_KIT)[number];

/** Characters of what is written about a piece, and of an address. */
export const EVIDENCE_LIMITS = { leastText: 10, text: 2000, url: 500 } as const;
/** Pieces of one milestone that are shown at the same time. */
export const MOST_EVIDENCE = 30;

/** The kind a text names; null for none. */
export function evidenceKindOf(text: string): EvidenceKind | null {
  return EVIDENCE_KINDS.find((kind) => kind === text) ?? null;
}

/** A piece, as much of it as says whether it counts. */
export interface Piece {
  readonly kind: string;
  readonly text: string;
  readonly hasAddress: boolean;
  readonly hasFile: boolean;
  /** Delivery it belongs to. */
  readonly round: number;
}

/** Why a piece alone cannot be taken; null when it can. Words, a file, an address, by its kind. */
export function pieceProblem(
  kind: EvidenceKind,
  { text, hasAddress, hasFile }: Pick<Piece, 'text' | 'hasAddress' | 'hasFile'>,
): 'text-missing' | 'file-missing' | 'url-missing' | 'proof-missing' | null {
  if (kind === 'file') return hasFile ? null : 'file-missing';
  if (kind === 'address') return hasAddress ? null : 'url-missing';
  if (text.length < (kind === 'certificate' ? 1 : EVIDENCE_LIMITS.leastText)) return 'text-missing';
  const isKit = EXIT_KIT.some((part) => part === kind);
  return isKit && !hasAddress && !hasFile ? 'proof-missing' : null;
}
