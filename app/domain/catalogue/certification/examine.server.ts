import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { CertificationApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { lockApplication, refuseConflict } from './dossier-records.server.ts';
import { requireExaminer } from './policy.ts';

/**
 * An act of an examiner on an application taken for it. Throws `catalogue.not-found` for others and
 * for drafts, `catalogue.conflict` for examiners who work for the provider or opened it.
 */
export async function examine(
  actor: MemberActor,
  id: string,
  name: string,
  work: (tx: Tx, application: CertificationApplication) => Promise<unknown>,
): Promise<void> {
  requireExaminer(actor);
  await inTransaction(`catalogue.${name}`, async (tx) => {
    const application = await lockApplication(tx, id);
    if (application.submittedAt === null) throw new DomainError('catalogue.not-found');
    await refuseConflict(tx, actor, application.organisationId, [application.openedById]);
    await work(tx, application);
  });
}

/** States in which an examiner looks at the provider; while the provider answers as well. */
export function requireUnderExamination({ state }: CertificationApplication): void {
  if (state !== 'examining' && state !== 'changes-requested')
    throw new DomainError('catalogue.wrong-state');
}

export interface NewEntry {
  readonly kind: 'note' | 'interview' | 'request' | 'answer';
  readonly text: string;
  readonly item?: string | null;
  readonly heldOn?: Date;
  readonly people?: string;
}

/** Writes something in a dossier. */
export async function addEntry(
  tx: Tx,
  actor: MemberActor,
  applicationId: string,
  entry: NewEntry,
): Promise<void> {
  await tx.applicationEntry.create({
    data: {
      ...{ id: newId(actor), applicationId, byId: actor.person.accountId, at: actor.now },
      ...entry,
    },
  });
}

/**
 * Does `work` once per form; false when this very form was carried out before. Throws
 * `catalogue.reload` for a form without intent.
 */
export async function once(
  tx: Tx,
  actor: MemberActor,
  intentId: string | null,
  work: () => Promise<void>,
): Promise<boolean> {
  if (intentId === null) throw new DomainError('catalogue.reload');
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  const id = newId(actor);
  const kept = await onceByIntent(tx, intent, async () => {
    await work();
    return id;
  });
  return kept === id;
}
