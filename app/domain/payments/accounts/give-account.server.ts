import { findAuditSalt, listFirms, tellHolders } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  type MemberActor,
  type SentFile,
  newId,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
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
import { canGiveAccount } from '../policy.ts';
import { PAYMENT_REFUSALS } from '../records.server.ts';
import type { BankAccountForm } from './forms.ts';

const ENDINGS: readonly string[] = ['pdf', 'png', 'jpg', 'jpeg'];

/**
 * An organisation gives its bank account, with the bank's certificate if it has it, for another
 * person to verify; the one that was verified before stays until then. Once a form. Throws
 * `payments.not-found` to others, `payments.no-ice`, `payments.same-account`, `payments.rib-taken`
 * for an account of another organisation, `payments.already-waiting`, and what files refuse.
 */
export async function giveAccount(
  actor: MemberActor,
  given: { readonly form: BankAccountForm; readonly file: SentFile | null },
  intentId: string | null,
  store: FileStore = fileStore(),
): Promise<void> {
  if (!canGiveAccount(actor)) throw new DomainError('payments.not-found');
  if (intentId === null) throw new DomainError('payments.reload');
  const file = given.file === null ? null : await receivePaper(actor, given.file, store);
  const id = newId(actor);
  let kept: string | null = null;
  try {
    const intent = { actor: actor.person.accountId, intentId, now: actor.now };
    kept = await refusing(PAYMENT_REFUSALS, () =>
      inTransaction('payments.give-account', (tx) =>
        onceByIntent(tx, intent, () =>
          writeAccount(tx, actor, { id, form: given.form, file, store }),
        ),
      ),
    );
  } finally {
    if (file !== null && kept !== id) await discardFile(store, file.id);
  }
}

async function receivePaper(actor: MemberActor, sent: SentFile, store: FileStore) {
  if (sent.bytes !== null && !ENDINGS.includes(extensionOf(sent.name)))
    throw new DomainError('files.type');
  return receiveFile(store, sent, actor.randomBytes);
}

interface NewAccount {
  readonly id: string;
  readonly form: BankAccountForm;
  readonly file: ReceivedFile | null;
  readonly store: FileStore;
}

async function writeAccount(
  tx: Tx,
  actor: MemberActor,
  { id, form: { rib, holder }, file, store }: NewAccount,
): Promise<string> {
  const { accountId, seat } = actor.person;
  const { organisationId } = seat;
  const firm = (await listFirms(tx, [organisationId])).get(organisationId);
  // Public bodies that run programmes may have none; whoever is paid has one.
  if (!firm || (firm.ice === null && firm.kind !== 'programme'))
    throw new DomainError('payments.no-ice');
  await requireFree(tx, organisationId, rib);
  if (file)
    await recordFile(tx, store, file, {
      ...{ organisationId, purpose: 'bank-account', uploadedById: accountId, now: actor.now },
    });
  await tx.bankAccount.create({
    data: {
      ...{ id, organisationId, rib, holder, ice: firm.ice ?? '', state: 'pending' },
      ...{ fileId: file?.id ?? null, isDemo: firm.isDemo },
      ...{ addedById: accountId, addedAt: actor.now },
    },
  });
  await appendAudit(tx, actor, {
    ...{ type: 'payments.account-given', stream: `organisation:${organisationId}` },
    ...{ subject: `bank-account:${id}`, after: { rib, holder, file: file?.sha256 ?? null } },
    salt: await findAuditSalt(tx, accountId),
  });
  const line = { kind: 'bank-account-given', params: { organisation: firm.name } } as const;
  await tellHolders(
    tx,
    {
      ...(firm.kind === 'programme' ? { organisationId } : {}),
      ...{ role: 'authorising-officer', except: [accountId] },
    },
    { ...line, path: '/programme/treasury/accounts' },
  );
  if (firm.kind === 'provider')
    await tellHolders(
      tx,
      { organisationId, role: 'provider-owner', except: [] },
      { ...line, path: '/provider/bank' },
    );
  return id;
}

async function requireFree(tx: Tx, organisationId: string, rib: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`rib ${rib}`}))`;
  const known = await tx.bankAccount.findMany({
    where: { rib, state: { in: ['pending', 'verified'] } },
    select: { organisationId: true, state: true },
  });
  if (known.some((one) => one.organisationId !== organisationId))
    throw new DomainError('payments.rib-taken');
  if (known.some(({ state }) => state === 'verified'))
    throw new DomainError('payments.same-account');
}
