import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  civilDateOf,
  DomainError,
  type MemberActor,
  dayOf,
  newId,
} from '#domain/kernel/index.server.ts';
import { endProof, PROOF_REFUSALS, stateFact } from '#domain/programmes/index.server.ts';
import type { FactName } from '#domain/programmes/schema.ts';
import { refusing } from '#platform/constraints.ts';
import { db } from '#platform/db.ts';
import { onceByIntent } from '#platform/intents.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { tellFirm } from '../decisions/tell.server.ts';
import { verifyDocuments } from '../documents/verify-documents.server.ts';
import { caseStream } from '../records.server.ts';
import { examineCase, getCaseAccess } from './case-view-access.server.ts';
import type { SentProof } from './prove-fact-form.ts';

type Rests = { readonly code: string; readonly documentId: string; readonly until: Date | null };

/**
 * States a fact of a firm, once per form: whoever examines its case saw it on a paper of the case,
 * or otherwise, and says where. It counts before what the firm says itself, until a day where one is
 * given: that of the paper at the latest. The firm is told, and may contest it. Throws what
 * `examineCase` does; `cases.unknown-paper`, `cases.paper-changed` and `cases.paper-expired` for a
 * paper it cannot rest on; `cases.until-past-paper` for a day after the paper's;
 * `cases.days-reversed`; `programmes.bad-fact` and `programmes.proven-meanwhile`.
 */
export async function proveFact(
  actor: MemberActor,
  id: string,
  proof: SentProof,
  intentId: string,
): Promise<void> {
  const { accountId } = actor.person;
  // Before the transaction: the file is read again.
  const read = await getCaseAccess(db, actor, id);
  const paper =
    read.standing === 'examines' && proof.documentId !== null
      ? await goodPaper(read.application, proof.documentId, actor.now)
      : null;
  const until = untilOf(proof, paper);
  await refusing(PROOF_REFUSALS, () =>
    examineCase(actor, id, 'prove-fact', async (tx, application) => {
      // The links were declared only since the paper was to be read.
      if (proof.documentId !== null && paper === null) throw new DomainError('cases.not-declared');
      await onceByIntent(tx, { actor: accountId, intentId, now: actor.now }, async () => {
        const proofId = newId(actor);
        const { fact, value, evidence, trueOn, note } = proof;
        const { organisationId, ownerId } = application;
        await stateFact(
          tx,
          {
            ...{ id: proofId, organisationId, ownerId, applicationId: id, byId: accountId },
            ...{ fact, value, evidence, trueOn, until, note, paper },
          },
          actor.now,
        );
        await tellFirm(tx, application, { kind: 'aid-fact-proven' });
        await record(tx, actor, application, { proof, until, paper });
        return proofId;
      });
    }),
  );
}

/** A paper of the case as it was joined, and still good. */
async function goodPaper(
  { id, organisationId }: AidApplication,
  documentId: string,
  now: Date,
): Promise<Rests> {
  const papers = await verifyDocuments({ id });
  const paper = papers.find((one) => one.documentId === documentId);
  const own = await db.firmDocument.findFirst({ where: { id: documentId, organisationId } });
  if (!paper || !own) throw new DomainError('cases.unknown-paper');
  if (paper.integrity !== 'same') throw new DomainError('cases.paper-changed');
  const { validUntil } = own;
  if (validUntil !== null && dayOf(validUntil) < civilDateOf(now))
    throw new DomainError('cases.paper-expired');
  return { code: paper.code, documentId, until: validUntil };
}

function untilOf({ trueOn, until }: SentProof, paper: Rests | null) {
  const end = paper?.until ? dayOf(paper.until) : null;
  if (until !== null && end !== null && until > end)
    throw new DomainError('cases.until-past-paper');
  const last = until ?? end;
  if (last !== null && last < trueOn) throw new DomainError('cases.days-reversed');
  return last;
}

interface Proven {
  readonly proof: SentProof;
  readonly until: string | null;
  readonly paper: Rests | null;
}

async function record(
  tx: Tx,
  actor: MemberActor,
  { id }: AidApplication,
  { proof: { fact, value, note, trueOn }, until, paper }: Proven,
): Promise<void> {
  const told = { value: JSON.stringify(value), note };
  await appendAudit(tx, actor, {
    ...{ type: 'cases.fact-proven', stream: caseStream(id), subject: `application:${id}` },
    facts: { fact, trueOn, until, paper: paper?.code ?? null, document: paper?.documentId ?? null },
    // What was found only enters as a digest: the trail is read by others than the firm.
    ...{ after: told, salt: await findAuditSalt(tx, actor.person.accountId) },
  });
}

/**
 * Takes back what the officer's organisation had proven of a fact: the firm's word counts again.
 * Nothing happens when nothing is proven. Throws what `examineCase` does.
 */
export async function takeProofBack(actor: MemberActor, id: string, fact: FactName): Promise<void> {
  await examineCase(actor, id, 'take-proof-back', async (tx, application) => {
    const { organisationId, ownerId } = application;
    if (!(await endProof(tx, { organisationId, ownerId, fact }, actor.now))) return;
    await tellFirm(tx, application, { kind: 'aid-fact-proven' });
    await appendAudit(tx, actor, {
      ...{ type: 'cases.fact-unproven', stream: caseStream(id), subject: `application:${id}` },
      facts: { fact },
    });
  });
}
