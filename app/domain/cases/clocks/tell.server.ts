import { tellHolders } from '#domain/accounts/index.server.ts';
import type { CivilDate } from '#domain/kernel/index.server.ts';
import { addJob } from '#platform/jobs.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { tellFirm, tellOfficers } from '../decisions/tell.server.ts';
import { receiptOf } from '../receipt.ts';
import { versionOf, type CaseActor } from '../records.server.ts';
import type { Holder } from './plan.ts';

interface Due {
  readonly holder: Holder;
  readonly code: string;
  readonly due: CivilDate;
}

/** Reminds whoever has the ball that a deadline comes near. */
export async function tellHolderOf(
  tx: Tx,
  actor: CaseActor,
  application: AidApplication,
  { holder, code, due }: Due,
): Promise<void> {
  const line = { kind: 'aid-reminder', params: { date: due } } as const;
  if (code === 'draft') return tellDraft(tx, application, due);
  if (holder === 'applicant') return tellFirm(tx, application, line);
  if (holder === 'decides')
    return tellOfficers(tx, actor, application, {
      ...line,
      ...{ role: 'deciding-officer', page: '/decide' },
    });
  const proposer = await tx.casePerson.findFirst({
    where: { applicationId: application.id, part: 'proposes', round: application.round },
    select: { accountId: true },
  });
  if (!proposer) return tellLate(tx, application.id);
  await addJob(tx, 'notify', {
    accountId: proposer.accountId,
    kind: 'aid-reminder',
    params: { number: numberOf(application), date: due },
    path: `/programme/cases/${application.id}`,
  });
}

/** A draft has no number: its programme names it. */
async function tellDraft(tx: Tx, application: AidApplication, due: CivilDate): Promise<void> {
  const { id, organisationId, language } = application;
  const { name } = (await versionOf(tx, application)).content;
  await tellHolders(
    tx,
    { organisationId, role: ['sme-owner', 'sme-member'], except: [] },
    {
      kind: 'aid-draft-ending',
      params: { programme: language === 'ar' ? name.ar : name.fr, date: due },
      path: `/sme/applications/${id}`,
    },
  );
}

/** Tells the managers of the programme that a deadline of a case has passed. */
export async function tellLate(tx: Tx, applicationId: string): Promise<void> {
  const application = await tx.aidApplication.findUniqueOrThrow({ where: { id: applicationId } });
  await tellHolders(
    tx,
    { organisationId: application.ownerId, role: 'programme-manager', except: [] },
    {
      kind: 'aid-late',
      params: { number: numberOf(application) },
      path: `/programme/cases/${applicationId}`,
    },
  );
}

function numberOf({ number, submittedAt }: AidApplication): string {
  return number !== null && submittedAt !== null ? receiptOf(number, submittedAt) : '';
}
