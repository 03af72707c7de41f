import { findAuditSalt } from '#domain/accounts/index.server.ts';
import { DomainError, type MemberActor, newId } from '#domain/kernel/index.server.ts';
import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { contentOf } from '../content.ts';
import { advance, versionOf, type Reader } from '../records.server.ts';
import { MOST_CORRECTIONS } from '../transitions.ts';
import { correctableFields, paperOf, type AskedItem } from './ask-correction-form.ts';
import { tellApplicant } from './ask-correction-tell.server.ts';
import { examineCase } from './case-view-access.server.ts';

export interface Asked {
  /** Stamp of the case as the officer saw it. */
  readonly stamp: number;
  readonly items: readonly AskedItem[];
}

/**
 * Asks the firm to correct fields and papers, each with its reason and a note; its answer is awaited
 * and the officer's clock stands. Twice at most while the same officers have the case. Throws what
 * `examineCase` does, `cases.changed-meanwhile`, `cases.wrong-state`, `cases.unknown-field` and
 * `cases.corrections-used`.
 */
export async function askCorrection(
  actor: MemberActor,
  id: string,
  { stamp, items }: Asked,
): Promise<void> {
  await examineCase(actor, id, 'ask-correction', async (tx, application) => {
    if (application.stamp !== stamp) throw new DomainError('cases.changed-meanwhile');
    await requireKnown(tx, application, items);
    if ((await countAsked(tx, application)) >= MOST_CORRECTIONS)
      throw new DomainError('cases.corrections-used');
    const round = application.correctionRounds + 1;
    await keep(tx, actor, application, { round, items });
    const asked = await advance(tx, actor, application, {
      ...{ event: 'ask-correction', party: 'proposes', changes: { correctionRounds: round } },
      data: { round, fields: items.map(({ field, reason }) => ({ field, reason })) },
      after: { notes: items.map(({ note }) => note) },
      salt: await findAuditSalt(tx, actor.person.accountId),
    });
    await tellApplicant(tx, actor, asked);
  });
}

async function requireKnown(
  tx: Tx,
  application: AidApplication,
  items: readonly AskedItem[],
): Promise<void> {
  const { content } = await versionOf(tx, application);
  const known = correctableFields(content.documents);
  const fields = new Set(items.map(({ field }) => field));
  if (fields.size === 0 || fields.size < items.length) throw new DomainError('cases.unknown-field');
  if (![...fields].every((field) => known.includes(field)))
    throw new DomainError('cases.unknown-field');
}

/** How often corrections were asked since the case came to its present officers. */
export async function countAsked(
  reader: Reader,
  { id: applicationId }: Pick<AidApplication, 'id'>,
): Promise<number> {
  const events = await reader.caseEvent.findMany({
    where: { applicationId, event: { in: ['ask-correction', 'appeal'] } },
    orderBy: { sequence: 'asc' },
    select: { event: true },
  });
  const since = events.findLastIndex(({ event }) => event === 'appeal');
  return events.slice(since + 1).length;
}

async function keep(
  tx: Tx,
  actor: MemberActor,
  application: AidApplication,
  { round, items }: { readonly round: number; readonly items: readonly AskedItem[] },
): Promise<void> {
  const { id: applicationId } = application;
  const joined = await tx.caseDocument.findMany({
    where: { applicationId, replacedAt: null },
    orderBy: { sha256: 'asc' },
    select: { code: true, sha256: true },
  });
  await tx.caseCorrection.createMany({
    data: items.map(({ field, reason, note }) => ({
      ...{ id: newId(actor), applicationId, round, field, reason, note },
      ...{ askedById: actor.person.accountId, askedAt: actor.now },
      was: valueAt(field, contentOf(application.content), joined),
    })),
  });
}

type Content = ReturnType<typeof contentOf>;

/** What stands in a field of a request: its text, or the hashes of the files of a paper. */
export function valueAt(
  field: string,
  content: Content,
  joined: readonly { readonly code: string; readonly sha256: string }[],
): string | string[] {
  const paper = paperOf(field);
  if (paper !== null)
    return joined.filter(({ code }) => code === paper).map(({ sha256 }) => sha256);
  return textAt(field, content);
}

function textAt(field: string, content: Content): string {
  const fields: Readonly<Record<string, unknown>> = content;
  const value = fields[field];
  return typeof value === 'string' ? value : '';
}
