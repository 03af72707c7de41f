import { listStaffAmong } from '#domain/accounts/index.server.ts';
import { findGroup } from '#domain/integrity/index.server.ts';
import { DomainError, hasRole, type MemberActor, type Role } from '#domain/kernel/index.server.ts';
import type { AidApplication, CasePerson } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { lockApplication, type Reader } from '../records.server.ts';
import { officerWhere, sentTo } from '../scope.server.ts';
import { stateOf, type ApplicationState } from '../transitions.ts';
import { readsFile, standingOf, type Standing } from './case-view-standing.ts';

/** A case as one officer stands to it. */
export interface CaseAccess {
  readonly application: AidApplication;
  readonly standing: Standing;
}

/** Roles that read the file of every case of theirs; a proposing officer reads those in hand. */
const READ_FILES: readonly Role[] = [
  ...(['deciding-officer', 'programme-manager', 'risk-officer', 'certifier'] as const),
  ...(['authorising-officer', 'mediator', 'regional-examiner', 'auditor'] as const),
];

/**
 * The case of an address for somebody of the programme: those whose role reads cases, and colleagues
 * whose opinion was asked. Throws `cases.not-found` to everybody else.
 */
export async function getCaseAccess(
  reader: Reader,
  actor: MemberActor,
  id: string,
): Promise<CaseAccess> {
  const application = await findCase(reader, actor, id);
  if (!application) throw new DomainError('cases.not-found');
  return { application, standing: await readStanding(reader, actor, application) };
}

async function findCase(reader: Reader, actor: MemberActor, id: string) {
  const { accountId, seat } = actor.person;
  if (seat.kind !== 'programme') return null;
  const asked = await reader.caseOpinion.count({
    where: { applicationId: id, askedOfId: accountId },
  });
  const where = asked > 0 ? sentTo(seat.organisationId) : officerWhere(actor);
  return reader.aidApplication.findFirst({ where: { AND: [{ id }, where] } });
}

async function readStanding(
  reader: Reader,
  actor: MemberActor,
  application: AidApplication,
): Promise<Standing> {
  const { accountId } = actor.person;
  const [person, asked, outsider] = await Promise.all([
    findPerson(reader, application.id, accountId),
    reader.caseOpinion.count({ where: { applicationId: application.id, askedOfId: accountId } }),
    isOutsider(reader, accountId, application),
  ]);
  return standingOf({
    ...{ person, outsider, round: application.round, wasAsked: asked > 0 },
    examines: hasRole(actor, 'proposing-officer'),
    readsFiles: hasRole(actor, ...READ_FILES),
  });
}

function findPerson(
  reader: Reader,
  applicationId: string,
  accountId: string,
): Promise<CasePerson | null> {
  return reader.casePerson.findUnique({
    where: { applicationId_accountId: { applicationId, accountId } },
  });
}

/** Firms in whose cases somebody of this firm, or of one linked with it, takes no part. */
export async function firmsAround(
  reader: Reader,
  { organisationId }: Pick<AidApplication, 'organisationId'>,
): Promise<readonly string[]> {
  const { firmIds } = await findGroup(reader, organisationId);
  return firmIds;
}

/** Whether somebody neither belongs or belonged to the firm's group nor wrote the request. */
async function isOutsider(
  reader: Reader,
  accountId: string,
  application: AidApplication,
): Promise<boolean> {
  if ([application.createdById, application.submittedById].includes(accountId)) return false;
  const firmIds = await firmsAround(reader, application);
  const staff = await listStaffAmong(reader, [accountId], firmIds);
  return !staff.has(accountId);
}

/** States in which an officer examines a case: while the firm answers and on appeal as well. */
const EXAMINED: readonly ApplicationState[] = ['under-review', 'needs-correction', 'appealed'];

export const isExamined = (state: ApplicationState): boolean => EXAMINED.includes(state);

/**
 * An act of the officer who examines a case, on the case taken for it. Throws `cases.not-found`,
 * `cases.own-firm`, `cases.not-declared`, `cases.not-yours` and, when the case is not examined at
 * the moment, `cases.wrong-state`.
 */
export async function examineCase<T>(
  actor: MemberActor,
  id: string,
  name: string,
  work: (tx: Tx, application: AidApplication) => Promise<T>,
): Promise<T> {
  return inTransaction(`cases.${name}`, async (tx) => {
    const application = await lockApplication(tx, id, officerWhere(actor));
    requireExaminer(await readStanding(tx, actor, application));
    if (!isExamined(stateOf(application.state))) throw new DomainError('cases.wrong-state');
    return work(tx, application);
  });
}

function requireExaminer(standing: Standing): void {
  if (standing === 'own-firm') throw new DomainError('cases.own-firm');
  if (standing === 'declares') throw new DomainError('cases.not-declared');
  if (standing !== 'examines') throw new DomainError('cases.not-yours');
}

/**
 * Something written in a case by whoever reads its file, taken for it; an auditor only reads.
 * Throws `cases.not-found` and `cases.not-yours`.
 */
export async function writeInCase<T>(
  actor: MemberActor,
  id: string,
  name: string,
  work: (tx: Tx, application: AidApplication) => Promise<T>,
): Promise<T> {
  return inTransaction(`cases.${name}`, async (tx) => {
    const { standing } = await getCaseAccess(tx, actor, id);
    if (!canWrite(actor, standing)) throw new DomainError('cases.not-yours');
    return work(tx, await lockApplication(tx, id, { ownerId: actor.person.seat.organisationId }));
  });
}

/** Whether somebody writes notes and answers in a case. */
export function canWrite(actor: MemberActor, standing: Standing): boolean {
  const { roles } = actor.person.seat;
  return readsFile(standing) && roles.some((role) => role !== 'auditor');
}
