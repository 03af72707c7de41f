import { type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { ProgrammeContent } from '#domain/programmes/schema.ts';
import { listFiles, type FileState, type FileView } from '#platform/stored-files.ts';
import type { Reader } from '../records.server.ts';
import { hasEnd, validityOf, type Validity } from './rules.ts';

/** A paper of the firm as pages show it. */
export interface Paper {
  readonly documentId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly state: FileState;
  readonly sha256: string;
  readonly issuedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly validity: Validity;
  readonly addedAt: Date;
  /** It was joined, and a later one stands in its place. */
  readonly isReplaced: boolean;
}

/** A kind of paper the programme asks for, what is joined of it and what could be used again. */
export interface PaperKind {
  readonly code: ProgrammeContent['documents'][number]['code'];
  readonly required: boolean;
  /** It says until when it is good. */
  readonly hasEnd: boolean;
  readonly joined: readonly Paper[];
  /** Given before, still good, and not in the request now: the latest first. */
  readonly reusable: readonly Paper[];
}

interface Asked {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly documents: ProgrammeContent['documents'];
  readonly today: CivilDate;
}

/** The papers of a request by kind, in the order of the programme. The caller has seen to rights. */
export async function listPapers(
  reader: Reader,
  { applicationId, organisationId, documents, today }: Asked,
): Promise<readonly PaperKind[]> {
  const codes = documents.map(({ code }) => code);
  const rows = await reader.$queryRaw<PaperRow[]>`
    SELECT own.id, own.code, own.file_id AS "fileId", own.sha256, own.issued_on AS "issuedOn",
      own.valid_until AS "validUntil", own.added_at AS "addedAt",
      joined.document_id IS NOT NULL AS "isJoined",
      joined.replaced_at IS NOT NULL AS "isReplaced"
    FROM firm_document own LEFT JOIN case_document joined
      ON joined.document_id = own.id AND joined.application_id = ${applicationId}
    WHERE own.organisation_id = ${organisationId} AND own.code = ANY(${codes})
      AND (own.withdrawn_at IS NULL OR joined.document_id IS NOT NULL)
    ORDER BY own.added_at DESC, own.id DESC`;
  const files = await listFiles(
    reader,
    organisationId,
    rows.map(({ fileId }) => fileId),
  );
  return documents.map(({ code, required }) => {
    const own = rows.filter((row) => row.code === code);
    const papers = own.map((row) => ({ row, paper: paperOf(row, files, today) }));
    const among = (isIn: (row: PaperRow) => boolean) =>
      papers.filter(({ row }) => isIn(row)).map(({ paper }) => paper);
    return {
      ...{ code, required, hasEnd: hasEnd(code) },
      joined: among(({ isJoined }) => isJoined),
      reusable: among(({ isJoined, isReplaced }) => !isJoined || isReplaced).filter(isUsable),
    };
  });
}

interface PaperRow {
  readonly id: string;
  readonly code: string;
  readonly fileId: string;
  readonly sha256: string;
  readonly issuedOn: Date | null;
  readonly validUntil: Date | null;
  readonly addedAt: Date;
  readonly isJoined: boolean;
  readonly isReplaced: boolean;
}

/** Whether a paper can be sent with a request: still good, and not found to be harmful. */
function isUsable({ validity, state }: Pick<Paper, 'validity' | 'state'>): boolean {
  return validity !== 'expired' && (state === 'clean' || state === 'quarantined');
}

function paperOf(row: PaperRow, files: ReadonlyMap<string, FileView>, today: CivilDate): Paper {
  const file = files.get(row.fileId);
  const validUntil = row.validUntil && dayOf(row.validUntil);
  return {
    documentId: row.id,
    fileName: file?.fileName ?? '',
    bytes: file?.bytes ?? 0,
    state: file?.state ?? 'erased',
    sha256: row.sha256,
    issuedOn: row.issuedOn && dayOf(row.issuedOn),
    ...{ validUntil, validity: validityOf(validUntil, today), addedAt: row.addedAt },
    isReplaced: row.isReplaced,
  };
}
