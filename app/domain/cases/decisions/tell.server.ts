import { listHolders, tellHolders } from '#domain/accounts/index.server.ts';
import type { NotificationKind, Role } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { candidatesFor } from '../officers/give-case.server.ts';
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

/**
 * Tells those who may take up a case in a role: who decides it in this round, or, while nobody does,
 * all who hold the role and have neither a part in the case nor a link with the firm. The managers
 * are told instead when there is none.
 */
export async function tellOfficers(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  line: Line & { readonly role: Role; readonly page: string },
): Promise<void> {
  const { id, ownerId, round } = application;
  const holders = await listHolders(tx, ownerId, line.role);
  const decider = await tx.casePerson.findFirst({
    where: { applicationId: id, part: 'decides', round },
    select: { accountId: true },
  });
  const able = decider
    ? holders.filter(({ accountId }) => accountId === decider.accountId)
    : await candidatesFor(tx, application, holders);
  const others = able.filter(({ accountId }) => accountId !== actor.person?.accountId);
  const params = { ...paramsOf(application), ...line.params };
  const path = `/programme/cases/${id}`;
  for (const { accountId } of others)
    await addJob(tx, 'notify', { accountId, kind: line.kind, params, path: `${path}${line.page}` });
  if (others.length > 0) return;
  const managers = { organisationId: ownerId, role: 'programme-manager', except: [] } as const;
  await tellHolders(tx, managers, { kind: 'aid-late', params, path: `${path}/officer` });
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

/**
 * A request has no longer what it had: its money, what was promised to it, or its place before
 * others. Whoever waits may have it.
 */
export async function placeGivenUp(
  tx: Tx,
  {
    programmeId,
    envelopeId,
    waitsFor,
  }: Pick<AidApplication, 'programmeId' | 'envelopeId' | 'waitsFor'>,
): Promise<void> {
  if (envelopeId !== null || waitsFor !== null) await moneyCameBack(tx, programmeId);
}
