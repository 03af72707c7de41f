import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { answerForOrganisation } from '#domain/programmes/index.server.ts';
import type { FactName } from '#domain/programmes/schema.ts';
import { db } from '#platform/db.ts';
import { getOwnApplication, requireApplicant } from '../scope.server.ts';

type Given = Parameters<typeof answerForOrganisation>[2]['given'];

/**
 * Keeps what was answered about the firm on the pages of a draft: for this request and every other.
 * Throws `cases.not-found`, `cases.wrong-state` once it was sent, and `programmes.bad-fact`.
 */
export async function answerFacts(
  actor: MemberActor,
  id: string,
  answers: { readonly asked: readonly FactName[]; readonly given: Given },
): Promise<void> {
  const { organisationId, state } = await getOwnApplication(db, actor, id);
  const { onBehalfOf } = await requireApplicant(db, actor, organisationId);
  if (state !== 'draft') throw new DomainError('cases.wrong-state');
  await answerForOrganisation(actor, organisationId, { ...answers, onBehalfOf });
}
