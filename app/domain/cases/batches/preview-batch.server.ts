import { listFirms } from '#domain/accounts/index.server.ts';
import {
  cents,
  civilDateOf,
  DomainError,
  sumCents,
  type Cents,
  type CivilDate,
  type MemberActor,
} from '#domain/kernel/index.server.ts';
import { listEnvelopes } from '#domain/ledger/index.server.ts';
import { listVersions } from '#domain/programmes/index.server.ts';
import { db } from '#platform/db.ts';
import { Prisma } from '#platform/prisma-client/client.ts';
import { MOST_IN_BATCH } from '../codes.ts';
import type { CaseFilter } from '../officers/filters.ts';
import { CASES, isDecidable, matching, queueReader } from '../officers/queue-sql.server.ts';
import { receiptOf } from '../receipt.ts';

type NameLang = 'fr' | 'ar' | 'en';

/** Which proposals: those ticked, or all that a filter lets through. */
export type BatchChoice = { readonly ids: readonly string[] } | { readonly filter: CaseFilter };

export interface PreviewLine {
  readonly id: string;
  readonly stamp: number;
  readonly receipt: string;
  readonly firm: string;
  readonly outcome: 'approve' | 'reject';
  /** Aid proposed; null for a refusal. */
  readonly amount: Cents | null;
  /** Day the money is released again when nobody decides. */
  readonly until: CivilDate | null;
}

/** What the approvals of a batch take from one envelope. */
export interface EnvelopeTotal {
  readonly programme: string;
  readonly year: number;
  readonly region: string | null;
  readonly segment: string | null;
  readonly cases: number;
  readonly sum: Cents;
}

export interface BatchPreview {
  readonly lines: readonly PreviewLine[];
  readonly envelopes: readonly EnvelopeTotal[];
  readonly refusals: number;
  readonly total: Cents;
  /** Chosen, and not the reader's to decide any more. */
  readonly left: number;
  /** More were found than one batch takes: those sent first are in it. */
  readonly isCut: boolean;
}

interface Row {
  readonly id: string;
  readonly stamp: number;
  readonly number: number;
  readonly submittedAt: Date;
  readonly organisationId: string;
  readonly programmeId: string;
  readonly versionId: string;
  readonly state: string;
  readonly awarded: bigint | null;
  readonly envelopeId: string | null;
  readonly reservedUntil: Date | null;
}

/**
 * The proposals that a batch would decide, with what they take from each envelope, before anything
 * is asked for. Throws `cases.not-found` to everybody but deciding officers.
 */
export async function previewBatch(
  actor: MemberActor,
  choice: BatchChoice,
  lang: NameLang,
): Promise<BatchPreview> {
  const reader = await queueReader(actor, civilDateOf(actor.now));
  if (!reader.decides) throw new DomainError('cases.not-found');
  const chosen =
    'ids' in choice
      ? Prisma.sql`${reader.scope} AND a.id = ANY(${[...choice.ids].slice(0, MOST_IN_BATCH)})`
      : matching(choice.filter, reader);
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.id, a.stamp, a.number, a.submitted_at AS "submittedAt", a.state, a.awarded,
      a.organisation_id AS "organisationId", a.programme_id AS "programmeId",
      a.version_id AS "versionId", a.envelope_id AS "envelopeId",
      a.reserved_until AS "reservedUntil"
    FROM ${CASES} WHERE ${chosen} AND ${isDecidable(reader)}
      AND a.state IN ('proposed-approve', 'proposed-reject')
    ORDER BY a.number LIMIT ${MOST_IN_BATCH + 1}`;
  const taken = rows.slice(0, MOST_IN_BATCH);
  const firms = await listFirms(
    db,
    taken.map(({ organisationId }) => organisationId),
  );
  const lines = taken.map((row) => lineOf(row, firms.get(row.organisationId)?.name ?? ''));
  return {
    ...{ lines, envelopes: await totalsOf(taken, lang) },
    refusals: lines.filter(({ outcome }) => outcome === 'reject').length,
    total: sumCents(lines.map(({ amount }) => amount ?? cents(0n))),
    left: 'ids' in choice ? new Set(choice.ids).size - taken.length : 0,
    isCut: rows.length > taken.length,
  };
}

function lineOf(row: Row, firm: string): PreviewLine {
  const approves = row.state === 'proposed-approve';
  return {
    ...{ id: row.id, stamp: row.stamp, receipt: receiptOf(row.number, row.submittedAt), firm },
    outcome: approves ? 'approve' : 'reject',
    amount: approves && row.awarded !== null ? cents(row.awarded) : null,
    until: approves && row.reservedUntil ? civilDateOf(row.reservedUntil) : null,
  };
}

async function totalsOf(rows: readonly Row[], lang: NameLang): Promise<readonly EnvelopeTotal[]> {
  const approvals = rows.filter(({ state }) => state === 'proposed-approve');
  const groups = Map.groupBy(approvals, ({ envelopeId }) => envelopeId ?? '');
  const programmes = [...new Set(approvals.map(({ programmeId }) => programmeId))];
  const lists = await Promise.all(programmes.map((id) => listEnvelopes(db, id)));
  const envelopes = new Map(lists.flat().map((envelope) => [envelope.id, envelope]));
  const versions = await listVersions(db, [...new Set(approvals.map((row) => row.versionId))]);
  return [...groups].flatMap(([id, own]) => {
    const envelope = envelopes.get(id);
    if (!envelope) return [];
    return {
      programme: versions.get(own[0]?.versionId ?? '')?.content.name[lang] ?? '',
      ...{ year: envelope.year, region: envelope.region, segment: envelope.segment },
      cases: own.length,
      sum: sumCents(own.map(({ awarded }) => cents(awarded ?? 0n))),
    };
  });
}
