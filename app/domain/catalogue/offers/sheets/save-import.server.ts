import { DomainError, type MemberActor, contentHash } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { addOffer } from '../create-offer.server.ts';
import { addDraft, noteOffer } from '../offer-records.server.ts';
import type { SheetWords } from './columns.ts';
import { readImport } from './get-import.server.ts';
import { planRows, writes, type PlannedRow } from './plan.ts';
import { readKnownOffers } from './read-known.server.ts';

/**
 * Makes drafts of the rows that can be saved, all of them or none; nothing is sent to examiners.
 * Saved already, it changes nothing. Returns how many drafts it made. `expected` is the number that
 * was shown: throws `catalogue.sheet-changed` when the firm's offers have changed since, so that
 * nobody saves what they have not read. Throws `catalogue.not-found`.
 */
export async function saveImport(
  actor: MemberActor,
  id: string,
  expected: number,
  words: SheetWords,
): Promise<number> {
  return inTransaction('catalogue.save-import', async (tx) => {
    const { organisationId } = actor.person.seat;
    // Sheets of one firm are saved one after the other.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`import ${organisationId}`}))`;
    const { rows, saved } = await readImport(tx, actor, id);
    if (saved !== null) return saved;
    const planned = planRows(rows, await readKnownOffers(tx, organisationId), words);
    const written = planned.filter(writes);
    if (written.length !== expected) throw new DomainError('catalogue.sheet-changed');
    for (const row of written) await writeRow(tx, actor, row);
    await tx.offerImport.update({
      where: { id },
      data: { saved: written.length, savedAt: actor.now },
    });
    return written.length;
  });
}

async function writeRow(
  tx: Tx,
  actor: MemberActor,
  { content, known, fate }: PlannedRow,
): Promise<void> {
  if (content === null) return;
  if (known === null) {
    await addOffer(tx, actor, content);
    return;
  }
  const offer = { id: known.offerId, organisationId: actor.person.seat.organisationId };
  if (fate === 'draft-changed') {
    const { count } = await tx.offerVersion.updateMany({
      where: { id: known.versionId, offerId: offer.id, state: 'draft' },
      data: { content, contentHash: contentHash(content), updatedAt: actor.now },
    });
    if (count === 0) throw new DomainError('catalogue.sheet-changed');
    return;
  }
  const version = await addDraft(tx, actor, offer, content);
  await noteOffer(tx, actor, offer, { type: 'catalogue.offer-draft-opened', version });
}
