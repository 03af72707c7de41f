import { type CivilDate, dayOf } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import type { Credential } from '#platform/prisma-client/client.ts';
import { listFiles, type FileView } from '#platform/stored-files.ts';
import type { Tx } from '#platform/transaction.ts';
import { CREDENTIALS, type CredentialKind } from '../vocabulary.ts';
import { isPast, standingOf, type Standing } from './credential-days.ts';
import { isInForce, REQUIRED_CREDENTIALS } from './in-force.ts';

type Reader = Tx | typeof db;

/** A paper of a wallet as it stands on a day. */
export interface WalletPaper {
  readonly id: string;
  readonly kind: CredentialKind;
  /** A name, or the initials of a known body (`KNOWN_ISSUERS`). */
  readonly issuer: string;
  /** Empty for a paper without number. */
  readonly number: string;
  readonly scopes: readonly string[];
  readonly validFrom: CivilDate;
  /** Its last day; null for no end. */
  readonly validTo: CivilDate | null;
  readonly standing: Standing;
  /** Only history: something else has come in its place, or it was withdrawn. */
  readonly past: boolean;
  /** Why it was refused. */
  readonly reason: string | null;
  readonly addedAt: Date;
  readonly addedById: string;
  readonly decidedAt: Date | null;
  readonly file: FileView | null;
}

export interface Wallet {
  /** By kind in the order of the vocabulary, then the newest first. */
  readonly papers: readonly WalletPaper[];
  /** Required kinds of which nothing is in force. */
  readonly missing: readonly CredentialKind[];
}

export function isCredentialKind(text: string): text is CredentialKind {
  return CREDENTIALS.some((known) => known === text);
}

/** All papers of a provider as they stand on a day. The caller has seen to rights. */
export async function walletOf(
  reader: Reader,
  organisationId: string,
  today: CivilDate,
): Promise<Wallet> {
  const rows = await reader.credential.findMany({
    where: { organisationId },
    orderBy: [{ addedAt: 'desc' }, { id: 'desc' }],
  });
  const files = await listFiles(
    reader,
    organisationId,
    rows.flatMap(({ fileId }) => fileId ?? []),
  );
  const inForce = new Set(rows.filter((row) => isInForce(row, today)).map(({ kind }) => kind));
  return {
    papers: CREDENTIALS.flatMap((kind) =>
      rows
        .filter((row) => row.kind === kind)
        .map((row) => viewOf({ ...row, kind }, rows, files, today)),
    ),
    missing: REQUIRED_CREDENTIALS.filter((kind) => !inForce.has(kind)),
  };
}

function viewOf(
  row: Credential & { readonly kind: CredentialKind },
  rows: readonly Credential[],
  files: ReadonlyMap<string, FileView>,
  today: CivilDate,
): WalletPaper {
  const { id, kind, issuer, number, scopes, reason, addedAt, addedById, decidedAt } = row;
  return {
    ...{ id, kind, issuer, number, scopes, reason, addedAt, addedById, decidedAt },
    validFrom: dayOf(row.validFrom),
    validTo: row.validTo && dayOf(row.validTo),
    standing: standingOf(row, rows, today),
    past: isPast(row, rows, today),
    file: (row.fileId === null ? undefined : files.get(row.fileId)) ?? null,
  };
}
