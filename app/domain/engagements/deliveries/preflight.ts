import {
  EXIT_KIT,
  pieceProblem,
  type EvidenceKind,
  type ExitPart,
  type Piece,
} from './evidence.ts';

/** What a delivery is looked at for, by its provider, its firm and the certifier alike. */
export const PREFLIGHT_CHECKS = [
  /** At least one file or address shows the work. */
  'shown',
  /** The acceptance criterion is answered in words. */
  'criterion',
  /** After changes were asked for: something new is shown. */
  'renewed',
  /** The exit kit of the last milestone. */
  ...EXIT_KIT,
] as const;
export type PreflightCheck = (typeof PREFLIGHT_CHECKS)[number];

/** A milestone as it is shown. */
export interface Shown {
  /** No milestone comes after it. */
  readonly isLast: boolean;
  /** The delivery that is prepared or was made: 1, and one more after each change asked for. */
  readonly round: number;
  /** What is shown and was not taken away. */
  readonly pieces: readonly Piece[];
}

export interface CheckLine {
  readonly check: PreflightCheck;
  readonly isMet: boolean;
}

/** The kinds of pieces that show work itself. */
const WORK: readonly string[] = ['file', 'address', 'training', 'certificate'];

/**
 * What the certifier will look for in a delivery, and whether it is there (cases and money §1). The
 * same lines are shown to the provider before it delivers, to the firm and to the certifier.
 */
export function preflight({ isLast, round, pieces }: Shown): readonly CheckLine[] {
  const counts = (kind: EvidenceKind) =>
    pieces.some((piece) => piece.kind === kind && pieceProblem(kind, piece) === null);
  const shown = pieces.some(
    ({ kind, hasFile, hasAddress }) => WORK.includes(kind) && (hasFile || hasAddress),
  );
  const kit = (part: ExitPart) => counts(part) || counts(`no-${part}`);
  return [
    { check: 'shown', isMet: shown },
    { check: 'criterion', isMet: counts('criterion') },
    ...(round > 1
      ? [{ check: 'renewed' as const, isMet: pieces.some((piece) => piece.round === round) }]
      : []),
    ...(isLast ? EXIT_KIT.map((part) => ({ check: part, isMet: kit(part) })) : []),
  ];
}

/** Whether nothing is missing. */
export function isComplete(lines: readonly CheckLine[]): boolean {
  return lines.every(({ isMet }) => isMet);
}
