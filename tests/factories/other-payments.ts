import { randomUUID } from 'node:crypto';
import { db } from '#platform/db.ts';
import { NOON } from './actors.ts';
import { verifiedAccount } from './payments.ts';

/** What a bank said to a programme organisation, and what the firm of an engagement sent it. */
export async function fillPayments(engagementId: string, uploadedById: string) {
  const engagement = await db.engagement.findUniqueOrThrow({ where: { id: engagementId } });
  const { ownerId, organisationId } = engagement;
  const [statementId, bankLine] = [randomUUID(), randomUUID()];
  const [shareProof, fileId] = [randomUUID(), randomUUID()];
  const request = await db.shareRequest.findFirstOrThrow({
    where: { subject: `engagement:${engagementId}` },
  });
  await db.bankStatement.create({
    data: {
      ...{ id: statementId, ownerId, format: 'csv', sha256: randomUUID(), fileName: 'releve.csv' },
      ...{ account: '9'.repeat(24), lines: 1, importedById: uploadedById, importedAt: NOON },
    },
  });
  await db.bankLine.create({
    data: {
      ...{ id: bankLine, statementId, ownerId, sequence: 1, bookedOn: NOON, amount: 100n },
      ...{ bankRef: 'A', endToEnd: '', text: 'merci', counterparty: '', account: '' },
      ...{ state: 'unmatched', problem: 'no-reference' },
    },
  });
  await db.storedFile.create({
    data: {
      ...{ id: fileId, organisationId, purpose: 'share-proof', fileName: 'ordre.pdf' },
      ...{ mediaType: 'application/pdf', bytes: 100, sha256: 'a' },
      ...{ uploadedById, uploadedAt: NOON, state: 'clean' },
    },
  });
  await db.shareProof.create({
    data: {
      ...{ id: shareProof, requestId: request.id, fileId, sha256: 'a', addedById: uploadedById },
      addedAt: NOON,
    },
  });
  const { id: bankAccount } = await verifiedAccount(engagement.providerId ?? '', { fileId });
  return { bankLine, shareProof, bankAccount };
}
