import { civilDateOf, DomainError, type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { mintFileToken } from '#platform/file-token.ts';
import type { CertificateMeasure } from '#platform/prisma-client/client.ts';
import { listFiles } from '#platform/stored-files.ts';
import type { NameLang } from '../names.ts';
import { measureLine, readCertificates } from './certificate-view.server.ts';
import { readNames } from './dossier-names.server.ts';
import { readProviderFacts } from './dossier-view.server.ts';
import { isRunning, mayDecide } from './measure.ts';
import { isExaminer, isOwner, requireExaminer } from './policy.ts';

/** Whom a measure concerns: everybody's for examiners, one's own for a provider. */
async function readMeasure(actor: MemberActor, id: string): Promise<CertificateMeasure> {
  const { kind, organisationId } = actor.person.seat;
  if (!isExaminer(actor) && kind !== 'provider') throw new DomainError('catalogue.not-found');
  const row = await db.certificateMeasure.findFirst({
    where: { id, ...(isExaminer(actor) ? {} : { organisationId }) },
  });
  if (!row) throw new DomainError('catalogue.not-found');
  return row;
}

async function measureView(row: CertificateMeasure) {
  const ids = row.answerFileId === null ? [] : [row.answerFileId];
  const [file] = (await listFiles(db, row.organisationId, ids)).values();
  return {
    ...measureLine(row),
    facts: row.facts,
    answer: row.answer,
    answeredOn: row.answeredAt && civilDateOf(row.answeredAt),
    file: file ? { name: file.fileName, state: file.state } : null,
    decision: row.decision,
    decidedOn: row.decidedAt && civilDateOf(row.decidedAt),
    liftReason: row.liftReason,
    liftedOn: row.liftedAt && civilDateOf(row.liftedAt),
  };
}
export type MeasureView = Awaited<ReturnType<typeof measureView>>;

/** A measure for the provider it concerns. Throws `catalogue.not-found`. */
export async function getOwnMeasure(actor: MemberActor, id: string) {
  const row = await readMeasure(actor, id);
  return { ...(await measureView(row)), mayAnswer: row.state === 'noticed' && isOwner(actor) };
}

/** A measure with its provider, for examiners. Throws `catalogue.not-found`. */
export async function getMeasureDossier(actor: MemberActor, id: string, lang: NameLang) {
  requireExaminer(actor);
  const row = await readMeasure(actor, id);
  const { accountId } = actor.person;
  const names = await readNames([row.noticedById, row.decidedById, row.liftedById]);
  const nameOf = (account: string | null) => (account === null ? null : (names.get(account) ?? ''));
  const today = civilDateOf(actor.now);
  return {
    measure: await measureView(row),
    provider: await readProviderFacts(row.organisationId, lang),
    certificates: await readCertificates(row.organisationId),
    noticedBy: nameOf(row.noticedById),
    decidedBy: nameOf(row.decidedById),
    liftedBy: nameOf(row.liftedById),
    isOwn: row.noticedById === accountId,
    ripe: mayDecide({ state: row.state, answerDueOn: dayOf(row.answerDueOn) }, today),
    running: isRunning(row, today),
  };
}

/**
 * A token that opens the file of an answer for ten minutes: to people of the provider, and to
 * examiners. Throws `catalogue.not-found`.
 */
export async function getMeasureFileToken(actor: MemberActor, id: string): Promise<string> {
  const { answerFileId } = await readMeasure(actor, id);
  if (answerFileId === null) throw new DomainError('catalogue.not-found');
  return mintFileToken(answerFileId, actor.now);
}
