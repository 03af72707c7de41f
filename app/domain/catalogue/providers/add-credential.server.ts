import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  civilDate,
  civilDateOf,
  DomainError,
  UUID_RANDOM_BYTES,
  uuidV7,
  type CivilDate,
  type MemberActor,
  type SentFile,
} from '#domain/kernel/index.server.ts';
import { extensionOf } from '#platform/file-name.ts';
import { onceByIntent } from '#platform/intents.ts';
import {
  discardFile,
  fileStore,
  receiveFile,
  recordFile,
  type FileStore,
  type ReceivedFile,
} from '#platform/stored-files.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { dayProblem, endOf } from './credential-days.ts';
import { type CredentialForm } from './credential-form.ts';
import { PAPER_ENDINGS } from './credential-rules.ts';
import { canKeepWallet } from './credential-policy.ts';

/** Papers of one kind that may wait for an examiner at the same time. */
const MOST_PENDING = 5;

interface NewPaper {
  readonly form: CredentialForm;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly file: ReceivedFile;
}

/**
 * Adds a paper with its file to the provider's wallet, once per form, for an examiner to verify;
 * papers that are there already stay until their end. Throws
 * `catalogue.not-found` to others, `catalogue.reload` for a form without intent,
 * `catalogue.file-missing`, `catalogue.too-many` (five of a kind waiting), what `dayProblem` names,
 * `files.type` for anything but PDF, PNG and JPEG, and what `receiveFile` and `recordFile` refuse.
 */
export async function addCredential(
  actor: MemberActor,
  given: { readonly form: CredentialForm; readonly file: SentFile | null },
  intentId: string | null,
  store: FileStore = fileStore(),
): Promise<void> {
  if (!canKeepWallet(actor)) throw new DomainError('catalogue.not-found');
  if (intentId === null) throw new DomainError('catalogue.reload');
  const days = daysOf(given.form, civilDateOf(actor.now));
  const file = await receivePaper(actor, given.file, store);
  try {
    const kept = await keepOnce(actor, store, intentId, { form: given.form, ...days, file });
    if (!kept) await discardFile(store, file.id);
  } catch (error) {
    await discardFile(store, file.id);
    throw error;
  }
}

function daysOf({ kind, validFrom, validTo }: CredentialForm, today: CivilDate) {
  const from = civilDate(validFrom);
  const to = endOf(kind, from, validTo === null ? null : civilDate(validTo));
  const problem = dayProblem(kind, { from, to }, today);
  if (problem !== null) throw new DomainError(`catalogue.${problem}`);
  return { from, to };
}

async function receivePaper(
  actor: MemberActor,
  sent: SentFile | null,
  store: FileStore,
): Promise<ReceivedFile> {
  if (sent === null) throw new DomainError('catalogue.file-missing');
  const endings: readonly string[] = PAPER_ENDINGS;
  // A file that is too large comes without its name. The content is held against the ending next.
  if (sent.bytes !== null && !endings.includes(extensionOf(sent.name)))
    throw new DomainError('files.type');
  return receiveFile(store, sent, actor.randomBytes);
}

/** Writes the paper once per intent; false when this very form was carried out before. */
async function keepOnce(
  actor: MemberActor,
  store: FileStore,
  intentId: string,
  paper: NewPaper,
): Promise<boolean> {
  return inTransaction('catalogue.add-credential', async (tx) => {
    const intent = { actor: actor.person.accountId, intentId, now: actor.now };
    const id = uuidV7(actor.now, actor.randomBytes(UUID_RANDOM_BYTES));
    const kept = await onceByIntent(tx, intent, async () => {
      await writePaper(tx, actor, store, paper, id);
      return id;
    });
    return kept === id;
  });
}

async function writePaper(
  tx: Tx,
  actor: MemberActor,
  store: FileStore,
  { form, from, to, file }: NewPaper,
  id: string,
): Promise<void> {
  const { accountId, seat } = actor.person;
  const { organisationId } = seat;
  const { kind, issuer, number, scopes } = form;
  // Locks the provider's files, so that papers sent at once are counted one after the other.
  await recordFile(tx, store, file, {
    ...{ organisationId, purpose: 'credential', uploadedById: accountId, now: actor.now },
  });
  const waiting = await tx.credential.count({ where: { organisationId, kind, state: 'pending' } });
  if (waiting >= MOST_PENDING) throw new DomainError('catalogue.too-many', { most: MOST_PENDING });
  await tx.credential.create({
    data: {
      ...{ id, organisationId, kind, issuer, number, scopes: [...scopes], fileId: file.id },
      validFrom: new Date(from),
      validTo: to === null ? null : new Date(to),
      ...{ state: 'pending', addedById: accountId, addedAt: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    type: 'catalogue.credential-added',
    stream: `organisation:${organisationId}`,
    subject: `credential:${id}`,
    facts: { kind, scopes: [...scopes], from, to },
    after: { issuer, number, file: { name: file.fileName, sha256: file.sha256 } },
    salt: await findAuditSalt(tx, accountId),
  });
  await tellHolders(
    tx,
    { role: 'provider-examiner', except: [accountId] },
    {
      kind: 'credential-added',
      params: { organisation: seat.organisationName, credential: kind },
      path: `/programme/credentials/${id}`,
    },
  );
}
