import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { listFiles, type FileView } from '#platform/stored-files.ts';
import type { Tx } from '#platform/transaction.ts';
import { answerGrade, type EvidenceFact, type Grade } from './evidence.ts';
import { getOwnAssessment, scoringInput, type OwnState } from './records.server.ts';
import { resolveStatuses } from './routing.ts';
import type { ItemStatus } from './types.ts';

export type EvidenceReader = Tx;

/** A piece of evidence that was not removed. */
export interface EvidenceRow extends EvidenceFact {
  readonly id: string;
  readonly url: string | null;
  readonly file: FileView | null;
  readonly addedById: string;
  readonly addedAt: Date;
}

function kindOf(kind: string): EvidenceRow['kind'] {
  return kind === 'link' || kind === 'file' ? kind : 'description';
}

/** The pieces of an assessment, of one item when it is named, oldest first. */
export async function listPieces(
  reader: EvidenceReader,
  assessmentId: string,
  itemId?: string,
): Promise<EvidenceRow[]> {
  const rows = await reader.evidence.findMany({
    where: { assessmentId, removedAt: null, ...(itemId === undefined ? {} : { itemId }) },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  });
  const [first] = rows;
  if (!first) return [];
  const ids = rows.flatMap(({ fileId }) => fileId ?? []);
  const files = await listFiles(reader, first.organisationId, ids);
  return rows.map((row) => {
    const file = row.fileId === null ? null : (files.get(row.fileId) ?? null);
    const { id, text, url, addedById, addedAt, verifiedAt } = row;
    const kind = kindOf(row.kind);
    const fileReadable = file?.state === 'clean';
    return {
      ...{ id, itemId: row.itemId, kind, text, url, file, fileReadable },
      ...{ addedById, addedAt, verifiedAt },
    };
  });
}

/** When each item was answered last. */
export async function answerTimes(
  reader: EvidenceReader,
  assessmentId: string,
): Promise<ReadonlyMap<string, Date>> {
  const rows = await reader.assessmentAnswer.findMany({
    where: { assessmentId },
    select: { itemId: true, eventAt: true },
  });
  return new Map(rows.map(({ itemId, eventAt }) => [itemId, eventAt]));
}

/** The grade of each item of an assessment. */
export async function gradesOf(
  reader: EvidenceReader,
  assessmentId: string,
  pieces: readonly EvidenceRow[],
): Promise<(itemId: string) => Grade> {
  const times = await answerTimes(reader, assessmentId);
  const byItem = Map.groupBy(pieces, ({ itemId }) => itemId);
  return (itemId) => {
    const answeredAt = times.get(itemId);
    return answeredAt ? answerGrade(byItem.get(itemId) ?? [], answeredAt) : 0;
  };
}

/** An assessment that can carry evidence, with what was answered in it. */
export interface Evidenced {
  readonly state: OwnState & { readonly organisationId: string };
  readonly statuses: Readonly<Record<string, ItemStatus>>;
}

/**
 * An assessment of the actor's firm, or of a firm whose mandate its advisor body holds. Throws
 * `assessment.not-found` for anything else, for an assessment that belongs to no firm and for the
 * copy of a second respondent: neither carries evidence.
 */
export async function getEvidenced(
  reader: EvidenceReader,
  actor: MemberActor,
  assessmentId: string,
): Promise<Evidenced> {
  const state = await getOwnAssessment(reader, actor, assessmentId);
  const { organisationId, secondOfId } = state;
  if (organisationId === null || secondOfId !== null) throw new DomainError('assessment.not-found');
  return {
    state: { ...state, organisationId },
    statuses: resolveStatuses(state.framework.compiled, scoringInput(state)),
  };
}

/** Throws `assessment.not-found` unless the item was answered by a level. */
export function requireAnswered({ statuses }: Evidenced, itemId: string): void {
  const status = Object.hasOwn(statuses, itemId) ? statuses[itemId] : undefined;
  if (status?.status !== 'answered') throw new DomainError('assessment.not-found');
}
