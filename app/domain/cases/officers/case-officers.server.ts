import { listHolders } from '#domain/accounts/index.server.ts';
import type { Reader } from '../records.server.ts';

/** Accounts that have, or had, a part of an officer in a case; who withdrew from it left out. */
export async function listCaseOfficers(
  reader: Reader,
  applicationId: string,
): Promise<readonly string[]> {
  const rows = await reader.casePerson.findMany({
    where: { applicationId, part: { not: 'recused' } },
    select: { accountId: true },
  });
  return rows.map(({ accountId }) => accountId);
}

/** Whether somebody is the officer who proposes in a case now. */
export async function isProposing(
  reader: Reader,
  applicationId: string,
  accountId: string,
): Promise<boolean> {
  const latest = await findProposing(reader, applicationId);
  return latest?.accountId === accountId;
}

function findProposing(reader: Reader, applicationId: string) {
  return reader.casePerson.findFirst({
    where: { applicationId, part: 'proposes' },
    orderBy: { round: 'desc' },
  });
}

/**
 * Whether another proposing officer may act in a case for the one who proposes in it: that one holds
 * the role no more, and the other never had a part in the case. Who asks has seen to the role of the
 * other and to their links with the sides.
 */
export async function mayStandIn(
  reader: Reader,
  applicationId: string,
  accountId: string,
): Promise<boolean> {
  const { ownerId } = await reader.aidApplication.findUniqueOrThrow({
    where: { id: applicationId },
    select: { ownerId: true },
  });
  const latest = await findProposing(reader, applicationId);
  const holders = await listHolders(reader, ownerId, 'proposing-officer');
  if (holders.some((holder) => holder.accountId === latest?.accountId)) return false;
  return (await reader.casePerson.count({ where: { applicationId, accountId } })) === 0;
}
