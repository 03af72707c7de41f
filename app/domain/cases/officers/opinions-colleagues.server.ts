import { getPeople, listStaffAmong } from '#domain/accounts/index.server.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import { firmsAround } from './case-view-access.server.ts';

export interface Colleague {
  readonly accountId: string;
  readonly name: string;
}

/**
 * Whose opinion may be asked about a case: people of the actor's organisation who do more than
 * audit, have no tie with the firm's group and were not recused. The actor is not among them.
 */
export async function listColleagues(
  actor: MemberActor,
  application: AidApplication,
): Promise<readonly Colleague[]> {
  const { accountId: self, seat } = actor.person;
  const { people } = await getPeople(actor, seat.organisationId);
  const able = people.filter(
    ({ accountId, suspended, grants }) =>
      accountId !== self &&
      !suspended &&
      grants.some(({ status, role }) => status === 'active' && role !== 'auditor'),
  );
  const barred = await listBarred(application, able);
  return able
    .filter(({ accountId }) => !barred.has(accountId))
    .map(({ accountId, name }) => ({ accountId, name }));
}

async function listBarred(
  application: AidApplication,
  people: readonly Colleague[],
): Promise<ReadonlySet<string>> {
  const ids = people.map(({ accountId }) => accountId);
  const [firmIds, recused] = await Promise.all([
    firmsAround(db, application),
    db.casePerson.findMany({ where: { applicationId: application.id, part: 'recused' } }),
  ]);
  const staff = await listStaffAmong(db, ids, firmIds);
  const wrote = [application.createdById, application.submittedById].flatMap((id) => id ?? []);
  return new Set([...staff, ...recused.map(({ accountId }) => accountId), ...wrote]);
}
