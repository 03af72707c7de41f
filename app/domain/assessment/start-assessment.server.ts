import type { Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { firmWrittenFor } from './access.server.ts';
import { currentFramework } from './framework-versions.server.ts';
import { noteAct } from './note-act.server.ts';
import { findLatestCompleted, openDraft } from './open-draft.server.ts';
import type { AssessmentPath } from './types.ts';

/**
 * Opens a draft: of the firm for somebody who may write for one, with the facts of its latest
 * assessment; else of this browser. Returns its id; starting again always makes a new one.
 */
export async function startAssessment(
  actor: Actor & { readonly deviceHash: string },
  path: AssessmentPath,
): Promise<string> {
  const frameworkVersionId = currentFramework().id;
  const organisationId = firmWrittenFor(actor);
  return inTransaction('assessment.start', async (tx) => {
    if (organisationId === null || actor.person === null)
      return openDraft(tx, actor, {
        path,
        frameworkVersionId,
        owner: { deviceHash: actor.deviceHash },
      });
    const id = await openDraft(tx, actor, {
      path,
      frameworkVersionId,
      owner: { organisationId, openedById: actor.person.accountId },
      factsOf: await findLatestCompleted(tx, organisationId),
    });
    const held = { id, organisationId, secondOfId: null, mandateId: null };
    await noteAct(tx, actor, held, 'started', { path, mode: 'self' });
    return id;
  });
}
