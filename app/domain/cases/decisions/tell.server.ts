import { tellHolders } from '#domain/accounts/index.server.ts';
import type { NotificationKind, Role } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { receiptOf } from '../receipt.ts';
import type { CaseActor } from '../records.server.ts';

interface Line {
  readonly kind: NotificationKind;
  readonly params?: Readonly<Record<string, string>>;
}

function paramsOf({ number, submittedAt }: AidApplication): Readonly<Record<string, string>> {
  return { number: number && submittedAt ? receiptOf(number, submittedAt) : '' };
}

/** Tells the people of the firm something about its request. */
export async function tellFirm(tx: Tx, application: AidApplication, line: Line): Promise<void> {
  const { id, organisationId } = application;
  await tellHolders(
    tx,
    { organisationId, role: ['sme-owner', 'sme-member'], except: [] },
    {
      kind: line.kind,
      params: { ...paramsOf(application), ...line.params },
      path: `/sme/applications/${id}`,
    },
  );
}

/** Tells those of the programme who hold a role, except who acts and who has a part in the case. */
export async function tellOfficers(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  line: Line & { readonly role: Role; readonly page: string },
): Promise<void> {
  const { id, ownerId, round } = application;
  // Who decided in this round decides again.
  const parts = await tx.casePerson.findMany({
    where: { applicationId: id, NOT: { part: 'decides', round } },
    select: { accountId: true },
  });
  const acting = actor.person ? [actor.person.accountId] : [];
  await tellHolders(
    tx,
    {
      ...{ organisationId: ownerId, role: line.role },
      except: [...acting, ...parts.map(({ accountId }) => accountId)],
    },
    {
      kind: line.kind,
      params: { ...paramsOf(application), ...line.params },
      path: `/programme/cases/${id}${line.page}`,
    },
  );
}

/** Tells the officer who proposed that the case is in their hands again. */
export async function tellProposer(
  tx: Tx,
  application: AidApplication,
  accountId: string,
  kind: NotificationKind,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  await addJob(tx, 'notify', {
    ...{ accountId, kind, params: { ...paramsOf(application), ...params } },
    path: `/programme/cases/${application.id}`,
  });
}

/** Money came back to an envelope of a programme: whoever waits may have it. */
export async function moneyCameBack(tx: Tx, programmeId: string): Promise<void> {
  await addJob(tx, 'promote-waiting', { programmeId }, { key: `promote-waiting:${programmeId}` });
}
