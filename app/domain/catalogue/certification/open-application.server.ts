import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction } from '#platform/transaction.ts';
import { requireOwner } from './policy.ts';
import { kindFor } from './preconditions.ts';
import { readReadiness } from './readiness.server.ts';

/**
 * Opens a draft of the application that the provider's certificate calls for, once per form.
 * Returns its id. Throws `catalogue.owner-only`, `catalogue.reload` without intent, and
 * `catalogue.application-open` while another is open.
 */
export async function openApplication(
  actor: MemberActor,
  intentId: string | null,
): Promise<string> {
  const organisationId = requireOwner(actor);
  if (intentId === null) throw new DomainError('catalogue.reload');
  const { now } = actor;
  return refusing({ certification_application_one_open: 'catalogue.application-open' }, () =>
    inTransaction('catalogue.open-application', (tx) =>
      onceByIntent(tx, { actor: actor.person.accountId, intentId, now }, async () => {
        const id = newId(actor);
        const readiness = await readReadiness(tx, organisationId, {
          ...{ now, declaresNoInsurance: false },
        });
        await tx.certificationApplication.create({
          data: {
            ...{ id, organisationId, kind: kindFor(readiness), state: 'draft' },
            ...{ openedById: actor.person.accountId, openedAt: now, updatedAt: now },
          },
        });
        return id;
      }),
    ),
  );
}
