import { tellHolders } from '#domain/accounts/index.server.ts';
import type { CivilDate, NotificationKind, Role } from '#domain/kernel/index.server.ts';
import type { Voucher } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { receiptOf } from '../receipt.ts';
import type { CaseActor } from '../records.server.ts';

type Notice = Extract<NotificationKind, `clawback-${string}` | 'aid-hearing-answered'>;

async function numberOf(tx: Tx, { applicationId }: Voucher): Promise<string> {
  const { number, submittedAt } = await tx.aidApplication.findUniqueOrThrow({
    where: { id: applicationId },
    select: { number: true, submittedAt: true },
  });
  return number && submittedAt ? receiptOf(number, submittedAt) : '';
}

/** Tells the people of the firm about aid it has to give back. */
export async function tellFirmOfClawback(
  tx: Tx,
  voucher: Voucher,
  kind: Notice,
  date?: CivilDate,
): Promise<void> {
  const number = await numberOf(tx, voucher);
  await tellHolders(
    tx,
    { organisationId: voucher.organisationId, role: ['sme-owner', 'sme-member'], except: [] },
    {
      kind,
      params: { number, ...(date === undefined ? {} : { date }) },
      path: `/sme/vouchers/${voucher.id}/clawback`,
    },
  );
}

/** Tells those of the programme who hold one of some roles, except who acts. */
export async function tellOfficersOfClawback(
  tx: Tx,
  actor: CaseActor,
  voucher: Voucher,
  { kind, role }: { readonly kind: Notice; readonly role: readonly Role[] },
): Promise<void> {
  const number = await numberOf(tx, voucher);
  await tellHolders(
    tx,
    {
      organisationId: voucher.ownerId,
      role,
      except: actor.person ? [actor.person.accountId] : [],
    },
    { kind, params: { number }, path: `/programme/vouchers/${voucher.id}/clawback` },
  );
}
