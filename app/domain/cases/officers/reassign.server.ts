import { findAuditSalt, namesOf } from '#domain/accounts/index.server.ts';
import { DomainError, eachAlone, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { receiptOf } from '../receipt.ts';
import { isOwnRequest, refuseOwnRequest } from '../outsider.server.ts';
import { CASE_REFUSALS, lockApplication, type Reader } from '../records.server.ts';
import { officerWhere } from '../scope.server.ts';
import { stateOf } from '../transitions.ts';
import { chooseOfficer, seedOf } from './choose-officer.ts';
import { candidatesFor, giveCase, listOfficers, type Officer } from './give-case.server.ts';
import { MOVABLE_STATES } from './queue-words.ts';
import type { Reassignment } from './reassign-form.ts';
import { findReleasable } from './release-decider.server.ts';

/** Only managers give cases to others. Throws `cases.not-found`. */
function requireManager(actor: MemberActor) {
  if (!hasRole(actor, 'programme-manager')) throw new DomainError('cases.not-found');
  return officerWhere(actor);
}

/** Who examines a case in its present round, null for nobody. */
function findOfficer(reader: Reader, { id, round }: Pick<AidApplication, 'id' | 'round'>) {
  return reader.casePerson.findFirst({ where: { applicationId: id, part: 'proposes', round } });
}

/** What a manager sees before giving a case to somebody else. */
export interface ReassignView {
  readonly id: string;
  readonly receipt: string;
  /** Account and name of who has it. */
  readonly officerId: string | null;
  readonly officer: string | null;
  /** What the reader is to it: only a manager without a link to the firm changes who does what. */
  readonly reader: 'manager' | 'own-firm' | 'decides';
  /** Account and name of who decides it in this round, while that may change; null for nobody. */
  readonly decider: { readonly accountId: string; readonly name: string } | null;
  readonly isPossible: boolean;
  /** Who may be given it, by name. */
  readonly candidates: readonly Pick<Officer, 'accountId' | 'name' | 'load'>[];
}

/**
 * A case and the officers who may take it, for managers and for whoever decides it. Throws
 * `cases.not-found`.
 */
export async function getReassignment(actor: MemberActor, id: string): Promise<ReassignView> {
  const where = officerWhere(actor);
  const application = await db.aidApplication.findFirst({ where: { AND: [{ id }, where] } });
  const { number = null, submittedAt = null } = application ?? {};
  if (!application || number === null || !submittedAt) throw new DomainError('cases.not-found');
  const deciderId = await findReleasable(db, application);
  const reader = await readerOf(actor, application, deciderId);
  const officers = reader === 'manager' ? await listOfficers(db, application.ownerId) : [];
  const candidates = await candidatesFor(db, application, officers);
  const officerId = (await findOfficer(db, application))?.accountId ?? null;
  const names = await namesOf([officerId, deciderId].flatMap((one) => one ?? []));
  return {
    ...{ id, receipt: receiptOf(number, submittedAt), officerId, reader },
    officer: officerId === null ? null : (names.get(officerId) ?? ''),
    decider: deciderId === null ? null : { accountId: deciderId, name: names.get(deciderId) ?? '' },
    isPossible: reader === 'manager' && (await isOpenToAnother(db, application)),
    candidates: candidates
      .map(({ accountId, name, load }) => ({ accountId, name, load }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  };
}

async function readerOf(
  actor: MemberActor,
  application: AidApplication,
  deciderId: string | null,
): Promise<ReassignView['reader']> {
  const isDecider = actor.person.accountId === deciderId && hasRole(actor, 'deciding-officer');
  if (isDecider) return 'decides';
  requireManager(actor);
  return (await isOwnRequest(db, actor, application)) ? 'own-firm' : 'manager';
}

/** A proposal that waits for its decision keeps its officer. */
async function isOpenToAnother(reader: Reader, { id, state }: AidApplication): Promise<boolean> {
  if (!MOVABLE_STATES.includes(stateOf(state))) return false;
  return (
    (await reader.aidDecision.count({ where: { applicationId: id, state: 'proposed' } })) === 0
  );
}

/**
 * Gives a case to another officer, the one named or the one with the least in hand; who had it takes
 * no part in it any more. Giving it again to who has it changes nothing. Throws `cases.not-found` to
 * everybody but managers, `cases.own-firm` to those with a link to the firm, `cases.wrong-state`,
 * `cases.changed-meanwhile` when it went to somebody
 * else since the page was shown, `cases.no-officer` when nobody can take it or the one named cannot.
 */
export async function reassignCase(
  actor: MemberActor,
  id: string,
  reassignment: Reassignment,
): Promise<void> {
  const where = requireManager(actor);
  const { officer, from = null } = reassignment;
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.reassign', async (tx) => {
      const application = await lockApplication(tx, id, where);
      await refuseOwnRequest(tx, actor, application);
      const current = await findOfficer(tx, application);
      if (officer !== undefined && current?.accountId === officer) return;
      if ((current?.accountId ?? null) !== from) throw new DomainError('cases.changed-meanwhile');
      if (!(await isOpenToAnother(tx, application))) throw new DomainError('cases.wrong-state');
      const next = await chooseNext(tx, application, officer);
      if (current)
        await tx.casePerson.update({
          where: { applicationId_accountId: { applicationId: id, accountId: current.accountId } },
          data: { part: 'recused' },
        });
      await giveCase(tx, actor, application, {
        ...{ accountId: next.accountId, by: 'manager', before: from },
        data: { ...next.data, why: reassignment.why },
        reason: {
          text: reassignment.note,
          salt: await findAuditSalt(tx, actor.person.accountId),
        },
      });
    }),
  );
}

async function chooseNext(tx: Tx, application: AidApplication, officer: string | undefined) {
  const officers = await listOfficers(tx, application.ownerId);
  const candidates = await candidatesFor(tx, application, officers);
  if (officer === undefined) {
    const choice = chooseOfficer(candidates, seedOf(application.id, application.round));
    if (!choice) throw new DomainError('cases.no-officer');
    return { accountId: choice.accountId, data: choice.draw };
  }
  if (!candidates.some(({ accountId }) => accountId === officer))
    throw new DomainError('cases.no-officer');
  return { accountId: officer, data: {} };
}

/** Officers with cases in hand, by name. Throws `cases.not-found` to everybody but managers. */
export async function listBusyOfficers(
  actor: MemberActor,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  requireManager(actor);
  const parts = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT p.account_id AS id FROM case_person p
    JOIN aid_application a ON a.id = p.application_id AND a.round = p.round
    WHERE a.owner_id = ${actor.person.seat.organisationId} AND p.part = 'proposes'
      AND a.state = ANY(${[...MOVABLE_STATES]})`;
  const names = await namesOf(parts.map(({ id }) => id));
  return parts
    .map(({ id }) => ({ id, name: names.get(id) ?? '' }))
    .toSorted((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
}

/** Cases given to others in one go, and those looked at for it: the next go takes up the rest. */
const MOST_GIVEN = 50;
const MOST_TRIED = 500;

/** What became of the cases of an officer who is away. */
export interface GivenAway {
  readonly given: number;
  /** Nobody else can take them. */
  readonly left: number;
  /** Not looked at yet. */
  readonly rest: number;
}

/**
 * Gives what an officer has in hand to others, each case to the one with the least, because the
 * officer is away: up to fifty in one go, by number. Throws `cases.not-found`.
 */
export async function reassignAll(
  actor: MemberActor,
  officerId: string,
  { why, note }: Pick<Reassignment, 'why' | 'note'>,
): Promise<GivenAway> {
  const where = requireManager(actor);
  const parts = await db.casePerson.findMany({
    where: { accountId: officerId, part: 'proposes' },
    select: { applicationId: true },
  });
  const cases = await db.aidApplication.findMany({
    where: {
      AND: [
        { id: { in: parts.map((part) => part.applicationId) }, state: { in: [...MOVABLE_STATES] } },
        where,
      ],
    },
    orderBy: { number: 'asc' },
    select: { id: true },
  });
  let [given, tried] = [0, 0];
  await eachAlone(cases.slice(0, MOST_TRIED), async ({ id }) => {
    if (given === MOST_GIVEN) return;
    tried += 1;
    const isGiven = await reassignedOrLeft(actor, id, { from: officerId, why, note });
    if (isGiven) given += 1;
  });
  return { given, left: tried - given, rest: cases.length - tried };
}

async function reassignedOrLeft(
  actor: MemberActor,
  id: string,
  reassignment: Reassignment,
): Promise<boolean> {
  try {
    await reassignCase(actor, id, reassignment);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}
