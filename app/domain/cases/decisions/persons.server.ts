import { DomainError, hasRole, type MemberActor } from '#domain/kernel/index.server.ts';
import type { AidApplication, CasePerson } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { refuseOwnRequest } from '../outsider.server.ts';
import type { Reader } from '../records.server.ts';

type Case = Pick<AidApplication, 'id' | 'round'>;

/** The part somebody has in a case, null for none. */
function findPart(reader: Reader, applicationId: string, accountId: string) {
  const where = { applicationId_accountId: { applicationId, accountId } };
  return reader.casePerson.findUnique({ where });
}

/** Why somebody may not propose in this round of a case, as a code; null when they may. */
export async function proposingProblem(
  reader: Reader,
  actor: MemberActor,
  { id, round }: Case,
): Promise<'not-found' | 'no-part' | 'not-declared' | null> {
  if (!hasRole(actor, 'proposing-officer')) return 'not-found';
  const part = await findPart(reader, id, actor.person.accountId);
  if (part?.part !== 'proposes' || part.round !== round) return 'no-part';
  if (part.declaration === null) return 'not-declared';
  return part.declaration === 'none' ? null : 'no-part';
}

/**
 * The officer a case was given to in this round, who said that they have no link with the firm and
 * has come to none since. Throws `cases.not-found`, `cases.no-part`, `cases.not-declared` and
 * `cases.own-firm`.
 */
export async function requireProposer(
  reader: Reader,
  actor: MemberActor,
  application: AidApplication,
): Promise<void> {
  const problem = await proposingProblem(reader, actor, application);
  if (problem !== null) throw new DomainError(`cases.${problem}`);
  await refuseOwnRequest(reader, actor, application);
}

export type DecidingProblem = 'not-found' | 'no-part' | 'same-person' | 'other-decider';

/** Why somebody may not decide in this round of a case, as a code; null when they may. */
export async function decidingProblem(
  reader: Reader,
  actor: MemberActor,
  application: Case,
): Promise<DecidingProblem | null> {
  if (!hasRole(actor, 'deciding-officer')) return 'not-found';
  const { id, round } = application;
  const own = await findPart(reader, id, actor.person.accountId);
  if (own) return ownProblem(own, round);
  const other = await reader.casePerson.count({
    where: { applicationId: id, part: 'decides', round },
  });
  return other > 0 ? 'other-decider' : null;
}

function ownProblem({ part, round }: CasePerson, now: number): DecidingProblem | null {
  if (part === 'recused') return 'no-part';
  return part === 'decides' && round === now ? null : 'same-person';
}

/**
 * Takes the deciding part of this round, for somebody who says that they have no link with the firm;
 * who has it already keeps it, unless a link came up since. Throws what `decidingProblem` tells, and
 * `cases.own-firm` for whoever belongs or belonged to the firm or to one linked with it, has asked
 * to, or wrote the request.
 */
export async function takeDecision(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
): Promise<void> {
  const problem = await decidingProblem(tx, actor, application);
  if (problem !== null) throw new DomainError(`cases.${problem}`);
  await refuseOwnRequest(tx, actor, application);
  const { id: applicationId, round } = application;
  const { accountId } = actor.person;
  if (await findPart(tx, applicationId, accountId)) return;
  await tx.casePerson.create({
    data: {
      ...{ applicationId, accountId, part: 'decides', round, since: actor.now },
      ...{ declaration: 'none', declaredAt: actor.now },
    },
  });
}
