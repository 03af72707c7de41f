import { findAuditSalt } from '#domain/accounts/index.server.ts';
import {
  civilDateOf,
  contentHash,
  DomainError,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { AidApplication, CaseCorrection } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { contentOf, type ApplicationContent } from '../content.ts';
import { tellProposer } from '../decisions/tell.server.ts';
import { paperOf } from '../officers/ask-correction-form.ts';
import { advance, CASE_REFUSALS, versionOf } from '../records.server.ts';
import { lockOwnApplication } from '../scope.server.ts';
import { assessRequest } from './assess-request.ts';
import type { Corrected } from './correct-form.ts';
import { caseFacts } from './facts.server.ts';

export interface Correction {
  readonly stamp: number;
  /** Every field that was asked, and no other; papers were joined before. */
  readonly fields: Corrected;
}

/**
 * Sends back a request with what was asked to be corrected: the fields of it, and papers joined
 * since. The rest stays as it was sent, the officer's clock goes on, and the officer is told. The
 * same answer again changes nothing. Throws `cases.not-found`, `cases.wrong-state`,
 * `cases.changed-meanwhile`, `cases.not-asked` for other fields than those asked, `cases.paper` with
 * the code of one that was not joined, `cases.already-open` for a category asked for elsewhere.
 */
export async function correctApplication(
  actor: MemberActor,
  id: string,
  { stamp, fields }: Correction,
): Promise<void> {
  await refusing(CASE_REFUSALS, () =>
    inTransaction('cases.correct', async (tx) => {
      const { application, applicant } = await lockOwnApplication(tx, actor, id);
      const before = contentOf(application.content);
      const content = { ...before, ...fields };
      const isSame = contentHash(before) === contentHash(content);
      if (application.state === 'under-review' && isSame && application.stamp === stamp + 1) return;
      if (application.state !== 'needs-correction')
        throw new DomainError('cases.wrong-state', { state: application.state });
      if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
      const asked = await tx.caseCorrection.findMany({
        where: { applicationId: id, answeredAt: null },
      });
      requireAsked(asked, fields);
      await requirePapers(tx, id, asked);
      const { category, cost } = content;
      await advance(tx, actor, application, {
        ...{ event: 'correct', party: 'applicant', onBehalfOf: applicant.onBehalfOf },
        data: { fields: asked.map(({ field }) => field), contentHash: contentHash(content) },
        after: content,
        salt: await findAuditSalt(tx, actor.person.accountId),
        changes: {
          ...{ content, category, cost: cost === null ? null : BigInt(cost) },
          ...(await askedAnew(tx, actor, application, { before, content })),
        },
      });
      await tx.caseCorrection.updateMany({
        where: { id: { in: asked.map((one) => one.id) } },
        data: { answeredAt: actor.now },
      });
      await tellOfficer(tx, application);
    }),
  );
}

/** The answer is to every field that was asked, and to no other. */
function requireAsked(asked: readonly CaseCorrection[], fields: Corrected): void {
  const wanted = asked.map(({ field }) => field).filter((field) => paperOf(field) === null);
  const given = Object.keys(fields);
  const fits = given.length === wanted.length && given.every((field) => wanted.includes(field));
  if (!fits) throw new DomainError('cases.not-asked');
}

async function requirePapers(
  tx: Tx,
  applicationId: string,
  asked: readonly CaseCorrection[],
): Promise<void> {
  for (const { field, askedAt } of asked) {
    const code = paperOf(field);
    if (code === null) continue;
    const given = await tx.caseDocument.count({
      where: { applicationId, code, replacedAt: null, joinedAt: { gt: askedAt } },
    });
    if (given === 0) throw new DomainError('cases.paper', { code });
  }
}

/** What is asked for once the cost or the category is another: by the rules it was sent under. */
async function askedAnew(
  tx: Tx,
  { now }: MemberActor,
  application: AidApplication,
  { before, content }: Readonly<Record<'before' | 'content', ApplicationContent>>,
): Promise<{ readonly asked?: bigint }> {
  if (before.cost === content.cost && before.category === content.category) return {};
  const { id, organisationId } = application;
  const [version, { facts }] = await Promise.all([
    versionOf(tx, application),
    caseFacts(tx, organisationId, now, { except: id }),
  ]);
  const { aid } = assessRequest(version, facts, content, civilDateOf(now));
  return aid === null ? {} : { asked: aid.max };
}

/** The officer in whose hands it is. */
async function tellOfficer(tx: Tx, application: AidApplication): Promise<void> {
  const { id: applicationId, round } = application;
  const officer = await tx.casePerson.findFirst({
    where: { applicationId, round, part: 'proposes' },
    select: { accountId: true },
  });
  if (officer) await tellProposer(tx, application, officer.accountId, 'aid-corrected');
}
