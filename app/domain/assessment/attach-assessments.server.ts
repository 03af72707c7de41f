import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { accessTo, firmWrittenFor, mayRead } from './access.server.ts';
import { askForMatches } from './ask-for-matches.server.ts';
import { noteAct } from './note-act.server.ts';
import { resumeHash } from './resume-secret.server.ts';

type Attacher = Pick<Actor, 'deviceHash' | 'now' | 'requestId' | 'person'>;

interface HeldRow {
  readonly id: string;
  readonly resumeVersion: number;
  readonly completed: boolean;
}

/**
 * Gives a firm the anonymous assessments this browser holds, drafts and completed ones: from then
 * on its people open them, and neither a browser nor the old code does. Returns their ids; what was
 * attached before, to whomever, stays where it is. The caller knows that the actor belongs to the
 * firm.
 */
export async function attachAssessments(
  tx: Tx,
  actor: Attacher,
  organisationId: string,
): Promise<string[]> {
  if (actor.deviceHash === null) return [];
  return attachRows(
    tx,
    actor,
    organisationId,
    await tx.$queryRaw<HeldRow[]>`
      SELECT a.id, a.resume_version AS "resumeVersion", a.completed_at IS NOT NULL AS completed
      FROM assessment AS a
      WHERE a.organisation_id IS NULL AND EXISTS (
        SELECT 1 FROM device_grant AS g
        WHERE g.assessment_id = a.id AND g.token_hash = ${actor.deviceHash})
      ORDER BY a.id FOR UPDATE OF a`,
  );
}

/**
 * Attaches one assessment of this browser to the firm the person works in; once it is the firm's,
 * doing it again changes nothing. Throws `assessment.read-only` for people who may not write for a
 * firm and `assessment.not-found` for what the actor cannot open.
 */
export async function attachAssessment(actor: Actor, id: string): Promise<void> {
  const organisationId = firmWrittenFor(actor);
  await inTransaction('assessment.attach', async (tx) => {
    const [row] = await tx.$queryRaw<(HeldRow & { readonly firm: string | null })[]>`
      SELECT a.id, a.resume_version AS "resumeVersion", a.completed_at IS NOT NULL AS completed,
        a.organisation_id AS firm
      FROM assessment AS a
      WHERE a.id = ${id} AND ${mayRead(await accessTo(tx, actor, id))}
      FOR UPDATE OF a`;
    if (!row) throw new DomainError('assessment.not-found');
    if (organisationId === null) throw new DomainError('assessment.read-only');
    if (row.firm === null) await attachRows(tx, actor, organisationId, [row]);
  });
}

/** Rows that are held and anonymous. */
async function attachRows(
  tx: Tx,
  actor: Attacher,
  organisationId: string,
  rows: readonly HeldRow[],
): Promise<string[]> {
  for (const { id, resumeVersion } of rows)
    await tx.assessment.update({
      where: { id },
      data: {
        organisationId,
        attachedAt: actor.now,
        openedById: actor.person?.accountId ?? null,
        resumeVersion: resumeVersion + 1,
        resumeHash: resumeHash(id, resumeVersion + 1),
      },
    });
  const ids = rows.map(({ id }) => id);
  await tx.deviceGrant.deleteMany({ where: { assessmentId: { in: ids } } });
  for (const { id, completed } of rows) {
    const held = { id, organisationId, secondOfId: null, mandateId: null };
    await noteAct(tx, actor, held, 'attached', { completed });
    if (completed) await askForMatches(tx, held, actor.now);
  }
  return ids;
}
