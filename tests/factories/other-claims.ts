import { randomUUID } from 'node:crypto';
import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { anInvoice } from './invoice.ts';
import { dayFromNoon } from './providers.ts';

/** A certified claim of a provider for a milestone, and a file of transfers of its programme. */
export async function fillClaims(
  { engagement: engagementId, milestone: milestoneId }: { engagement: string; milestone: string },
  { providerId, ownerId }: { readonly providerId: string; readonly ownerId: string },
) {
  const [claim, batch, person] = [randomUUID(), randomUUID(), randomUUID()];
  await db.claim.create({
    data: {
      ...{ id: claim, engagementId, milestoneId, providerId, ownerId, state: 'certified' },
      ...{ invoiceNumber: '2026-0001', invoicedOn: dayFromNoon(0), payBy: dayFromNoon(30) },
      ...{ ht: 500_000n, vat: 100_000n, subsidy: 250_000n, share: 350_000n, remarks: [] },
      ...{ invoice: anInvoice(), fileHash: 'c'.repeat(64), submittedById: person },
      ...{ submittedAt: NOON, certifiedById: person, certifiedAt: NOON },
    },
  });
  await db.paymentBatch.create({
    data: {
      ...{ id: batch, ownerId, number: 1, fromAccount: '999810000000000000000248', count: 1 },
      ...{ total: 1n, hash: 'd'.repeat(64), document: '<Document/>', createdById: person },
      createdAt: NOON,
    },
  });
  return { claim, batch };
}
