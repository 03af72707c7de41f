import { createHash } from 'node:crypto';
import { DomainError, type MemberActor, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Prisma } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { consentTextOf } from './consent.ts';
import { isConsentPurpose, type ConsentPurpose } from './consent-purposes.ts';

/** A consent as its pages show it, in the words that were agreed to. */
export interface ConsentView {
  readonly id: string;
  readonly purpose: ConsentPurpose;
  readonly text: string;
  readonly textVersion: string;
  readonly language: string;
  /** The firm it was given for and who gave it; null for a person's own. */
  readonly firm: string | null;
  readonly givenBy: string;
  /** Who receives the data, null where nobody is named. */
  readonly recipient: string | null;
  readonly grantedAt: Date;
  readonly withdrawnAt: Date | null;
}

type Reader = Tx | typeof db;

const SELECT = {
  id: true,
  accountId: true,
  organisationId: true,
  purpose: true,
  recipientId: true,
  textVersion: true,
  language: true,
  grantedAt: true,
  withdrawnAt: true,
  account: { select: { name: true } },
} satisfies Prisma.ConsentSelect;

type Row = Prisma.ConsentGetPayload<{ select: typeof SELECT }>;

async function viewsOf(reader: Reader, rows: readonly Row[]): Promise<ConsentView[]> {
  const ids = rows.flatMap(({ organisationId, recipientId }) => [
    organisationId ?? '',
    recipientId,
  ]);
  const named = await reader.organisation.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(named.map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    const { id, purpose, textVersion, language, grantedAt, withdrawnAt } = row;
    if (!isConsentPurpose(purpose)) return [];
    const { text } = consentTextOf(purpose, textVersion, language);
    return {
      ...{ id, purpose, text, textVersion, language, grantedAt, withdrawnAt },
      firm: row.organisationId === null ? null : (names.get(row.organisationId) ?? ''),
      givenBy: row.account.name,
      recipient: row.recipientId === '' ? null : (names.get(row.recipientId) ?? ''),
    };
  });
}

const ORDER = [{ grantedAt: 'desc' }, { id: 'desc' }] as const;

/** Every consent a person ever gave, for themselves or for a firm, newest first. */
export async function listOwnConsents(
  actor: PersonActor,
  reader: Reader = db,
): Promise<ConsentView[]> {
  const where = { accountId: actor.person.accountId };
  return viewsOf(
    reader,
    await reader.consent.findMany({ where, orderBy: [...ORDER], select: SELECT }),
  );
}

/** Every consent given for the firm the actor works in, newest first. */
export async function listFirmConsents(actor: MemberActor): Promise<ConsentView[]> {
  const { organisationId } = actor.person.seat;
  const where = { organisationId };
  return viewsOf(db, await db.consent.findMany({ where, orderBy: [...ORDER], select: SELECT }));
}

/** Proof of a consent: when, to which exact text, for whom (law 09-08, article 4). */
export interface ConsentReceipt extends ConsentView {
  /** SHA-256 of the text in UTF-8, hex: shows that it is the one that was published. */
  readonly textSha256: string;
}

/**
 * The receipt of a consent that is the actor's own or that of the firm they work in. Throws
 * `accounts.not-found` for any other.
 */
export async function getConsentReceipt(actor: PersonActor, id: string): Promise<ConsentReceipt> {
  const { accountId, seat } = actor.person;
  const ofFirm = seat?.kind === 'sme' ? [{ organisationId: seat.organisationId }] : [];
  const row = await db.consent.findFirst({
    where: { id, OR: [{ accountId }, ...ofFirm] },
    select: SELECT,
  });
  const [view] = row ? await viewsOf(db, [row]) : [];
  if (!view) throw new DomainError('accounts.not-found');
  return { ...view, textSha256: createHash('sha256').update(view.text).digest('hex') };
}
