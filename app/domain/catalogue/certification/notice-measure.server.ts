import {
  addWorkingDays,
  DomainError,
  type MemberActor,
  newId,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { Certificate } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { changeCertificate, lockCertificate } from './certificate-records.server.ts';
import { MEASURE_ANSWER_DAYS } from './dossier-clock.ts';
import {
  dateOf,
  holidaysFrom,
  refuseConflict,
  tellOwners,
  todayOf,
} from './dossier-records.server.ts';
import { noteMeasure } from './measure-records.server.ts';
import { noticeProblem, type Notice } from './measure.ts';
import { requireExaminer } from './policy.ts';

/**
 * Gives a provider notice that its certificate may be suspended or revoked, once per form: it has
 * ten working days to answer, and another examiner decides. On grave grounds it may be suspended at
 * once, until then. Returns the measure's id. Throws `catalogue.not-found` without a certificate in
 * force, `catalogue.conflict`, `catalogue.reload`, `catalogue.measure-open` while another runs,
 * `catalogue.not-grave`, `catalogue.until` for a last day that cannot be.
 */
export async function noticeMeasure(
  actor: MemberActor,
  organisationId: string,
  notice: Notice,
  intentId: string | null,
): Promise<string> {
  requireExaminer(actor);
  if (intentId === null) throw new DomainError('catalogue.reload');
  const problem = noticeProblem(notice, todayOf(actor));
  if (problem !== null) throw new DomainError(`catalogue.${problem}`);
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return refusing({ certificate_measure_one_open: 'catalogue.measure-open' }, () =>
    inTransaction('catalogue.notice-measure', async (tx) => {
      await refuseConflict(tx, actor, organisationId);
      const certificate = await lockCertificate(tx, organisationId);
      if (!certificate) throw new DomainError('catalogue.not-found');
      return onceByIntent(tx, intent, () => giveNotice(tx, actor, certificate, notice));
    }),
  );
}

async function giveNotice(
  tx: Tx,
  actor: MemberActor,
  certificate: Certificate,
  { kind, grounds, facts, interim, until }: Notice,
): Promise<string> {
  const today = todayOf(actor);
  const { id: certificateId, organisationId } = certificate;
  const answerDue = addWorkingDays(today, MEASURE_ANSWER_DAYS, await holidaysFrom(tx, today));
  const measure = await tx.certificateMeasure.create({
    data: {
      ...{ id: newId(actor), certificateId, organisationId, kind, state: 'noticed', grounds },
      ...{ facts, interim, until: until && dateOf(until), answerDueOn: dateOf(answerDue) },
      ...{ noticedById: actor.person.accountId, noticedAt: actor.now },
    },
  });
  await noteMeasure(tx, actor, measure, {
    type: 'catalogue.measure-noticed',
    facts: { interim, until, answerDue },
    after: { facts },
  });
  if (interim)
    await changeCertificate(tx, actor, certificate, {
      ...{ event: { type: 'suspend', until: null }, reason: grounds },
      facts: { measure: measure.id },
    });
  await tellOwners(tx, actor, organisationId, {
    kind: 'measure-noticed',
    params: { date: answerDue },
  });
  return measure.id;
}
