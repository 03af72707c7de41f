import { UUID_RANDOM_BYTES, uuidV7, type Actor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { resumeHash } from './resume-secret.server.ts';
import type { AssessmentMode, AssessmentPath } from './types.ts';

/** For whom a draft is opened: a browser, or a firm and the account that opens it. */
export type DraftOwner =
  | { readonly deviceHash: string }
  | {
      readonly organisationId: string;
      readonly openedById: string;
      readonly mode?: AssessmentMode;
      readonly mandateId?: string;
      readonly secondOfId?: string;
    };

export interface Draft {
  readonly path: AssessmentPath;
  readonly frameworkVersionId: string;
  readonly owner: DraftOwner;
  /** The assessment whose facts it begins with. */
  readonly factsOf?: string | null;
}

/** Writes an empty draft, with the facts of an earlier assessment where one is named. Returns its id. */
export async function openDraft(
  tx: Tx,
  { now, randomBytes, lang }: Pick<Actor, 'now' | 'randomBytes' | 'lang'>,
  { path, frameworkVersionId, owner, factsOf = null }: Draft,
): Promise<string> {
  const id = uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
  await tx.assessment.create({
    data: {
      id,
      path,
      frameworkVersionId,
      language: lang,
      resumeHash: resumeHash(id, 1),
      createdAt: now,
      updatedAt: now,
      ...('deviceHash' in owner
        ? { grants: { create: { tokenHash: owner.deviceHash, createdAt: now } } }
        : { ...owner, attachedAt: now }),
    },
  });
  if (factsOf !== null) await copyFacts(tx, factsOf, id);
  return id;
}

/** Facts keep their source and their date. FQ-1 is an answer and is not copied. */
async function copyFacts(tx: Tx, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO assessment_fact (assessment_id, fact, value, source, event_at)
    SELECT ${to}, f.fact, f.value, f.source, f.event_at
    FROM assessment_fact AS f
    WHERE f.assessment_id = ${from} AND f.fact <> 'webConsumerShare'`;
}

/** The firm's assessment completed last: what is said of the firm there begins the next one. */
export async function findLatestCompleted(tx: Tx, organisationId: string): Promise<string | null> {
  const found = await tx.assessment.findFirst({
    where: { organisationId, secondOfId: null, completedAt: { not: null } },
    orderBy: [{ completedAt: 'desc' }, { id: 'desc' }],
    select: { id: true },
  });
  return found?.id ?? null;
}
