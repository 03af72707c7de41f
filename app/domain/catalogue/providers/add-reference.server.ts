import {
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction } from '#platform/transaction.ts';
import { requireProviderStaff } from './provider-policy.ts';
import type { ReferenceForm } from './reference-form.ts';
import { noteReference, refuseOwn, REFERENCE_REFUSALS } from './reference-records.server.ts';

/** More would be a list of clients, which is none of ours. */
const MOST_REFERENCES = 20;

/**
 * Declares a client of the actor's own firm, once per form. Returns its id. Throws
 * `catalogue.not-found` for others, `catalogue.own-reference`, `catalogue.reference-twice` for a
 * client (first nine digits of the ICE) that is declared or confirmed already, and
 * `catalogue.too-many-references` (`most`).
 */
export async function addReference(
  actor: MemberActor,
  form: ReferenceForm,
  intentId: string,
): Promise<string> {
  const organisationId = requireProviderStaff(actor);
  const { now } = actor;
  const { accountId } = actor.person;
  return refusing(REFERENCE_REFUSALS, () =>
    inTransaction('catalogue.add-reference', (tx) =>
      onceByIntent(tx, { actor: accountId, intentId, now }, async () => {
        await refuseOwn(tx, organisationId, form.clientIce);
        const there = await tx.providerReference.count({
          where: { organisationId, removedAt: null },
        });
        if (there >= MOST_REFERENCES)
          throw new DomainError('catalogue.too-many-references', { most: MOST_REFERENCES });
        const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
        await tx.providerReference.create({
          data: { id, organisationId, ...form, addedById: accountId, addedAt: now },
        });
        await noteReference(tx, actor, 'reference-added', { id, after: form });
        return id;
      }),
    ),
  );
}
