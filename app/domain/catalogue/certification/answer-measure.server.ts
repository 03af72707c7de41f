import { DomainError, type MemberActor, type SentFile } from '#domain/kernel/index.server.ts';
import {
  discardFile,
  fileStore,
  receiveFile,
  recordFile,
  type FileStore,
  type ReceivedFile,
} from '#platform/stored-files.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { nameOf, tellExaminers } from './dossier-records.server.ts';
import { once } from './examine.server.ts';
import { lockMeasure, noteMeasure } from './measure-records.server.ts';
import { requireOwner } from './policy.ts';

/** Kinds of files an answer may bring. */
const ANSWER_FILES = ['application/pdf', 'image/png', 'image/jpeg'];

export interface MeasureAnswer {
  readonly text: string;
  readonly file: SentFile | null;
}

/**
 * Sends the provider's one answer to the notice of a measure, with or without a file, once per
 * form; late as well, as long as nothing is decided. Throws `catalogue.not-found`,
 * `catalogue.owner-only`, `catalogue.wrong-state`, `catalogue.reload`, `files.type` for anything
 * but PDF, PNG and JPEG, and what `receiveFile` and `recordFile` refuse.
 */
export async function answerMeasure(
  actor: MemberActor,
  id: string,
  answer: MeasureAnswer,
  intentId: string | null,
  store: FileStore = fileStore(),
): Promise<void> {
  const organisationId = requireOwner(actor);
  if (intentId === null) throw new DomainError('catalogue.reload');
  const file = answer.file ? await receiveFile(store, answer.file, actor.randomBytes) : null;
  const discard = async () => {
    if (file) await discardFile(store, file.id);
  };
  try {
    if (file && !ANSWER_FILES.includes(file.mediaType)) throw new DomainError('files.type');
    const given = { id, organisationId, text: answer.text, file };
    const kept = await inTransaction('catalogue.answer-measure', (tx) =>
      once(tx, actor, intentId, () => keepAnswer(tx, actor, store, given)),
    );
    if (!kept) await discard();
  } catch (error) {
    await discard();
    throw error;
  }
}

interface Kept {
  readonly id: string;
  readonly organisationId: string;
  readonly text: string;
  readonly file: ReceivedFile | null;
}

async function keepAnswer(
  tx: Tx,
  actor: MemberActor,
  store: FileStore,
  { id, organisationId, text, file }: Kept,
): Promise<void> {
  const { accountId } = actor.person;
  const { measure } = await lockMeasure(tx, id, organisationId);
  if (measure.state !== 'noticed') throw new DomainError('catalogue.wrong-state');
  if (file)
    await recordFile(tx, store, file, {
      ...{ organisationId, purpose: 'measure-answer', uploadedById: accountId, now: actor.now },
    });
  const { count } = await tx.certificateMeasure.updateMany({
    where: { id, state: 'noticed' },
    data: {
      ...{ state: 'answered', answer: text, answerFileId: file?.id ?? null },
      ...{ answeredById: accountId, answeredAt: actor.now, remindedOn: null },
    },
  });
  if (count === 0) throw new DomainError('catalogue.wrong-state');
  await noteMeasure(tx, actor, measure, {
    type: 'catalogue.measure-answered',
    after: { text, file: file?.sha256 ?? null },
  });
  await tellExaminers(tx, actor, {
    kind: 'measure-answered',
    params: { organisation: await nameOf(tx, organisationId) },
    path: `/programme/providers/measures/${id}`,
  });
}
