import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { inTransaction } from '#platform/transaction.ts';
import { askForMatching } from '../search/ask-for-matching.server.ts';
import { requireProviderStaff } from './provider-policy.ts';
import type { ReferenceForm } from './reference-form.ts';
import {
  getOwnRow,
  noteReference,
  referenceFields,
  refuseOwn,
  REFERENCE_REFUSALS,
} from './reference-records.server.ts';

/**
 * Changes a reference of one's own firm that nobody has decided yet; the same content again changes
 * nothing. Throws `catalogue.not-found`, `catalogue.wrong-state` once an examiner has decided, and
 * what `addReference` refuses of a client.
 */
export async function changeReference(
  actor: MemberActor,
  id: string,
  form: ReferenceForm,
): Promise<void> {
  const organisationId = requireProviderStaff(actor);
  await refusing(REFERENCE_REFUSALS, () =>
    inTransaction('catalogue.change-reference', async (tx) => {
      const before = referenceFields(await getOwnRow(tx, organisationId, id));
      if (JSON.stringify(before) === JSON.stringify(form)) return;
      await refuseOwn(tx, organisationId, form.clientIce);
      const { count } = await tx.providerReference.updateMany({
        where: { id, organisationId, state: 'declared', removedAt: null },
        data: form,
      });
      if (count === 0) throw new DomainError('catalogue.wrong-state');
      await noteReference(tx, actor, 'reference-changed', { id, before, after: form });
    }),
  );
}

/**
 * Removes a reference of one's own firm and forgets whom to call there; removed already, it is
 * left alone. Throws `catalogue.not-found`.
 */
export async function removeReference(actor: MemberActor, id: string): Promise<void> {
  const organisationId = requireProviderStaff(actor);
  await inTransaction('catalogue.remove-reference', async (tx) => {
    const row = await tx.providerReference.findUnique({ where: { id } });
    if (row?.organisationId !== organisationId) throw new DomainError('catalogue.not-found');
    const { count } = await tx.providerReference.updateMany({
      where: { id, organisationId, removedAt: null },
      data: { removedAt: actor.now, contactName: '', contactPhone: '' },
    });
    if (count === 0) return;
    await noteReference(tx, actor, 'reference-removed', { id, before: referenceFields(row) });
    if (row.state === 'confirmed') await askForMatching(tx, organisationId);
  });
}
