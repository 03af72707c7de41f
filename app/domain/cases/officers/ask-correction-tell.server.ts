import { hasMandateFor, isStaffOf, tellHolders } from '#domain/accounts/index.server.ts';
import { type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { receiptOf } from '../receipt.ts';

/**
 * Tells the people of the firm what to correct, and the advisor who sent the request for it while
 * the mandate lasts.
 */
export async function tellApplicant(
  tx: Tx,
  { person, now }: MemberActor,
  application: AidApplication,
): Promise<void> {
  const { id, number, submittedAt, organisationId, submittedById } = application;
  if (number === null || submittedAt === null) return;
  const clock = await tx.caseClock.findFirst({
    where: { applicationId: id, code: 'correct', endedAt: null },
    select: { dueOn: true },
  });
  const line = {
    kind: 'aid-correction',
    params: {
      number: receiptOf(number, submittedAt),
      ...(clock?.dueOn ? { date: dayOf(clock.dueOn) } : {}),
    },
    path: `/sme/applications/${id}/corrections`,
  } as const;
  const except = [person.accountId];
  await tellHolders(tx, { organisationId, role: ['sme-owner', 'sme-member'], except }, line);
  if (submittedById === null || (await isStaffOf(tx, submittedById, organisationId))) return;
  const asked = { accountId: submittedById, organisationId, scope: 'apply', now } as const;
  if (await hasMandateFor(tx, asked))
    await addJob(tx, 'notify', { accountId: submittedById, ...line });
}
