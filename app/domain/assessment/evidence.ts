import type { FrameworkItem } from '#content/framework-schema.ts';
import type { ItemStatus } from './types.ts';

/**
 * How well an answer is supported (M1 method §5.7): 0 a claim, 1 described, 2 a document or a
 * link, 3 checked by a machine (nothing is yet), 4 seen by an adviser.
 */
export const GRADES = [0, 1, 2, 3, 4] as const;
export type Grade = (typeof GRADES)[number];

/** From this grade on, somebody else could check the answer. */
const BACKED_FROM: Grade = 2;

/** What counts of one piece of evidence; removed pieces are not among them. */
export interface EvidenceFact {
  readonly itemId: string;
  readonly kind: 'description' | 'link' | 'file';
  readonly text: string | null;
  /** Whether its file can be opened: scanned where files are scanned, and found harmless. */
  readonly fileReadable: boolean;
  readonly verifiedAt: Date | null;
}

/**
 * Grade of one piece. What an adviser saw counts for the answer given then: an answer changed since
 * falls back to what the piece is by itself.
 */
export function pieceGrade(piece: EvidenceFact, answeredAt: Date): Grade {
  const described = piece.text !== null && piece.text !== '' ? 1 : 0;
  if (piece.kind === 'description') return verifiedFor(piece, answeredAt) ? 4 : described;
  if (piece.kind === 'file' && !piece.fileReadable) return described;
  return verifiedFor(piece, answeredAt) ? 4 : 2;
}

function verifiedFor({ verifiedAt }: EvidenceFact, answeredAt: Date): boolean {
  return verifiedAt !== null && verifiedAt >= answeredAt;
}

/** Grade of an answer: that of its best piece, 0 without any. */
export function answerGrade(pieces: readonly EvidenceFact[], answeredAt: Date): Grade {
  return pieces.reduce<Grade>((best, piece) => {
    const grade = pieceGrade(piece, answeredAt);
    return grade > best ? grade : best;
  }, 0);
}

/** How many answers are backed by something others could check. */
export interface EvidenceShare {
  readonly backed: number;
  readonly answered: number;
  /** `backed / answered`, 0–1; null while nothing was answered. */
  readonly share: number | null;
}

/**
 * Share of the answers given (answered items; not implied, unknown or skipped ones) whose grade is
 * 2 or more. Shown beside the score and never part of it.
 */
export function evidenceShare(
  statuses: Readonly<Record<string, ItemStatus>>,
  gradeOf: (itemId: string) => Grade,
): EvidenceShare {
  const answered = answeredItems(statuses);
  const backed = answered.filter((id) => gradeOf(id) >= BACKED_FROM).length;
  const share = answered.length === 0 ? null : backed / answered.length;
  return { backed, answered: answered.length, share };
}

/** The items a person answered by a level, in the order of the statuses. */
export function answeredItems(statuses: Readonly<Record<string, ItemStatus>>): string[] {
  return Object.entries(statuses).flatMap(([id, { status }]) =>
    status === 'answered' ? [id] : [],
  );
}

/** What would help to support an item; checks that only a machine could do are left out. */
export function hintsOf(item: Pick<FrameworkItem, 'evidence'>): string[] {
  return item.evidence.filter((hint) => !hint.startsWith('automatic-'));
}
