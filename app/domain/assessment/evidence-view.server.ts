import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { FileState } from '#platform/stored-files.ts';
import {
  answeredItems,
  evidenceShare,
  hintsOf,
  pieceGrade,
  type EvidenceShare,
  type Grade,
} from './evidence.ts';
import {
  answerTimes,
  getEvidenced,
  gradesOf,
  listPieces,
  requireAnswered,
  type Evidenced,
  type EvidenceRow,
} from './evidence-records.server.ts';
import { itemTexts } from './item-texts.ts';
import { getAssessment, scoringInput } from './records.server.ts';
import { knownLevel, resolveStatuses } from './routing.ts';
import type { ContentLang } from './types.ts';

/** An answered item, how well it is supported, and what would help. */
export interface EvidenceItem {
  readonly id: string;
  readonly title: string;
  /** Text of the level that was answered. */
  readonly answer: string;
  readonly grade: Grade;
  readonly pieces: readonly EvidencePiece[];
  /** Codes of what would help; the `evidence` texts have one for each. */
  readonly hints: readonly string[];
}

export interface EvidencePiece {
  readonly id: string;
  readonly kind: EvidenceRow['kind'];
  readonly text: string | null;
  readonly url: string | null;
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly state: FileState;
  } | null;
  readonly addedAt: Date;
  /** When an advisor verified it for the answer that stands; null when none did. */
  readonly verifiedAt: Date | null;
}

export interface EvidencePage {
  readonly share: EvidenceShare;
  /** Whether the reader may add and remove. */
  readonly mayAdd: boolean;
  readonly completed: boolean;
  readonly organisationId: string;
  readonly dimensions: readonly {
    readonly id: string;
    readonly name: string;
    readonly items: readonly EvidenceItem[];
  }[];
}

function pieceOf(row: EvidenceRow, answeredAt: Date): EvidencePiece {
  const { id, kind, text, url, file, addedAt, verifiedAt } = row;
  return {
    ...{ id, kind, text, url, addedAt },
    file: file && { name: file.fileName, bytes: file.bytes, state: file.state },
    verifiedAt: pieceGrade(row, answeredAt) === 4 ? verifiedAt : null,
  };
}

/** Makes the views of the items of one assessment. */
async function itemViews(
  { state, statuses }: Evidenced,
  lang: ContentLang,
): Promise<{
  readonly gradeOf: (itemId: string) => Grade;
  readonly viewOf: (itemId: string) => EvidenceItem;
}> {
  const { framework, facts, id } = state;
  const pieces = await listPieces(db, id);
  const [gradeOf, times] = await Promise.all([gradesOf(db, id, pieces), answerTimes(db, id)]);
  const viewOf = (itemId: string): EvidenceItem => {
    const texts = itemTexts(framework, lang, facts, itemId);
    const level = knownLevel(statuses[itemId]);
    const item = framework.content.definition.items.find((one) => one.id === itemId);
    const answeredAt = times.get(itemId) ?? state.createdAt;
    return {
      id: itemId,
      title: texts.title,
      answer: level === null ? '' : texts.levels[level],
      grade: gradeOf(itemId),
      pieces: pieces
        .filter((piece) => piece.itemId === itemId)
        .map((piece) => pieceOf(piece, answeredAt)),
      hints: item ? hintsOf(item) : [],
    };
  };
  return { gradeOf, viewOf };
}

/**
 * Every answered item of an assessment by dimension, with its evidence, for people of the firm and
 * advisors under its mandate. Throws `assessment.not-found`.
 */
export async function listEvidence(
  actor: MemberActor,
  assessmentId: string,
  lang: ContentLang,
): Promise<EvidencePage> {
  const evidenced = await getEvidenced(db, actor, assessmentId);
  const { state, statuses } = evidenced;
  const { gradeOf, viewOf } = await itemViews(evidenced, lang);
  const answered = answeredItems(statuses);
  const { definition, texts } = state.framework.content;
  return {
    share: evidenceShare(statuses, gradeOf),
    mayAdd: mayAdd(actor, evidenced),
    completed: state.completedAt !== null,
    organisationId: state.organisationId,
    dimensions: definition.pageOrder
      .map((id) => ({
        id,
        name: texts[lang][id]?.dimension.name ?? id,
        items: answered.filter((item) => item.startsWith(`${id}-`)).map(viewOf),
      }))
      .filter(({ items }) => items.length > 0),
  };
}

function mayAdd(actor: MemberActor, { state }: Evidenced): boolean {
  return actor.person.seat.kind === 'sme' && !state.readOnly;
}

/** One answered item with its evidence. Throws `assessment.not-found`. */
export async function getItemEvidence(
  actor: MemberActor,
  assessmentId: string,
  itemId: string,
  lang: ContentLang,
): Promise<{ readonly item: EvidenceItem; readonly mayAdd: boolean }> {
  const evidenced = await getEvidenced(db, actor, assessmentId);
  requireAnswered(evidenced, itemId);
  const { viewOf } = await itemViews(evidenced, lang);
  return { item: viewOf(itemId), mayAdd: mayAdd(actor, evidenced) };
}

/**
 * The evidence share of an assessment that the caller was allowed to open. Throws
 * `assessment.not-found`.
 */
export async function evidenceShareOf(assessmentId: string): Promise<EvidenceShare> {
  const state = await getAssessment(db, assessmentId);
  const pieces = await listPieces(db, assessmentId);
  const statuses = resolveStatuses(state.framework.compiled, scoringInput(state));
  return evidenceShare(statuses, await gradesOf(db, assessmentId, pieces));
}
