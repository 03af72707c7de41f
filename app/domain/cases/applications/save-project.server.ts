import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { contentHash, DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { keepDraft } from '../clocks/keep-draft.server.ts';
import { contentOf, type ApplicationContent } from '../content.ts';
import { caseStream, versionOf } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';
import type { ProjectForm } from './project-form.ts';

/**
 * Keeps the project of a draft. The same words again change nothing, whatever their stamp. Throws
 * `cases.not-found`, `cases.wrong-state` once it was sent, `cases.unknown-category` for what the
 * programme does not pay for, and `cases.changed-meanwhile` when somebody else wrote in it since.
 */
export async function saveProject(
  actor: MemberActor,
  id: string,
  { stamp, ...said }: ProjectForm,
): Promise<void> {
  await inTransaction('cases.save-project', async (tx) => {
    const { application, applicant } = await lockOwnApplication(tx, actor, id);
    if (application.state !== 'draft') throw new DomainError('cases.wrong-state');
    const { content: programme } = await versionOf(tx, application);
    const { category, cost } = said;
    if (category !== null && !programme.categories.includes(category))
      throw new DomainError('cases.unknown-category');
    const before = contentOf(application.content);
    const content = withProjectOf(before, said);
    if (isSame(before, content)) return;
    if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
    await tx.aidApplication.update({
      where: { id },
      data: {
        ...{ content, category, cost: cost === null ? null : BigInt(cost) },
        ...{ stamp: stamp + 1, updatedAt: actor.now },
      },
    });
    await keepDraft(tx, actor.now, id);
    await appendAudit(tx, actor, {
      ...{ type: 'cases.project-saved', stream: caseStream(id), subject: `application:${id}` },
      ...{ onBehalfOf: applicant.onBehalfOf, after: content },
      salt: await findAuditSalt(tx, actor.person.accountId),
    });
  });
}

/** An offer was looked at for one category: another category leaves it behind. */
function withProjectOf(
  before: ApplicationContent,
  said: Omit<ProjectForm, 'stamp'>,
): ApplicationContent {
  const isOther = said.category !== before.category;
  return { ...before, ...said, ...(isOther ? { offerId: null, actionId: null } : {}) };
}

function isSame(one: ApplicationContent, other: ApplicationContent): boolean {
  return contentHash(one) === contentHash(other);
}
