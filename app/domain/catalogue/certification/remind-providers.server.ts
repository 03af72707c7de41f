import { civilDateOf, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { dateOf, tellOwners } from './dossier-records.server.ts';
import { requireExaminer } from './policy.ts';

/** Dossiers reminded in one go. */
const MOST = 200;

/**
 * Reminds the owners of the dossiers that wait for their answer, by ids of applications or
 * measures; at most once a day each. Returns how many were reminded; the others, which do not wait
 * or were reminded today, are left out. Throws `catalogue.not-found` to others than examiners.
 */
export async function remindProviders(actor: MemberActor, ids: readonly string[]): Promise<number> {
  requireExaminer(actor);
  let reminded = 0;
  for (const id of [...new Set(ids)].slice(0, MOST)) {
    const done = await inTransaction(
      'catalogue.remind-provider',
      async (tx) => (await remindApplicant(tx, actor, id)) || (await remindNoticed(tx, actor, id)),
    );
    if (done) reminded += 1;
  }
  return reminded;
}

const notOn = (today: Date) => ({ OR: [{ remindedOn: null }, { remindedOn: { lt: today } }] });

async function remindApplicant(tx: Tx, actor: MemberActor, id: string): Promise<boolean> {
  const today = dateOf(civilDateOf(actor.now));
  const { count } = await tx.certificationApplication.updateMany({
    where: { id, state: 'changes-requested', ...notOn(today) },
    data: { remindedOn: today },
  });
  if (count === 0) return false;
  const { organisationId, answerDueOn } = await tx.certificationApplication.findUniqueOrThrow({
    where: { id },
  });
  const date = answerDueOn ? dayOf(answerDueOn) : '';
  await tellOwners(tx, actor, organisationId, { kind: 'application-changes', params: { date } });
  return true;
}

async function remindNoticed(tx: Tx, actor: MemberActor, id: string): Promise<boolean> {
  const today = dateOf(civilDateOf(actor.now));
  const { count } = await tx.certificateMeasure.updateMany({
    where: { id, state: 'noticed', answerDueOn: { gte: today }, ...notOn(today) },
    data: { remindedOn: today },
  });
  if (count === 0) return false;
  const measure = await tx.certificateMeasure.findUniqueOrThrow({ where: { id } });
  await tellOwners(tx, actor, measure.organisationId, {
    kind: 'measure-noticed',
    params: { date: dayOf(measure.answerDueOn) },
  });
  return true;
}
