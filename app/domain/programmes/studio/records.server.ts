import { findAuditSalt, tellHolders } from '#domain/accounts/index.server.ts';
import {
  appendAudit,
  organisationStream,
  type AuditActor,
  type AuditEvent,
} from '#domain/audit/index.server.ts';
import { contentHash, DomainError, type NotificationKind } from '#domain/kernel/index.server.ts';
import type { db } from '#platform/db.ts';
import { addJob } from '#platform/jobs.ts';
import type { Programme, ProgrammeVersion } from '#platform/prisma-client/client.ts';
import type { Tx } from '#platform/transaction.ts';
import { programmeDraftSchema, type ProgrammeDraft } from '../content.ts';
import { stateOf } from '../live.server.ts';
import { nextState, type VersionEvent } from './transitions.ts';

export type Reader = Tx | typeof db;

/** What the database refuses about programmes, in words of this room. */
export const STUDIO_REFUSALS = {
  programme_slug_key: 'programmes.slug-taken',
  programme_version_one_working: 'programmes.already-working',
  programme_version_one_coming: 'programmes.already-coming',
  programme_version_one_live: 'programmes.wrong-state',
  programme_version_two_persons: 'programmes.same-person',
  programme_version_frozen: 'programmes.wrong-state',
  programme_act_one_open: 'programmes.act-open',
  programme_act_two_persons: 'programmes.same-person',
} as const;

/** A programme of an organisation. Throws `programmes.not-found`. */
export async function getOwn(
  reader: Reader,
  organisationId: string,
  programmeId: string,
): Promise<Programme> {
  const row = await reader.programme.findFirst({ where: { id: programmeId, organisationId } });
  if (!row) throw new DomainError('programmes.not-found');
  return row;
}

/**
 * A programme of an organisation taken for a change: changes of one programme follow one another.
 * Throws `programmes.not-found`.
 */
export async function lockOwn(
  tx: Tx,
  organisationId: string,
  programmeId: string,
): Promise<Programme> {
  await tx.$queryRaw`SELECT 1 FROM programme WHERE id = ${programmeId} FOR UPDATE`;
  return getOwn(tx, organisationId, programmeId);
}

/**
 * What a version says, held to its hash. Throws `programmes.tampered` for one that was changed by
 * hand in the database.
 */
export function contentOf(version: Pick<ProgrammeVersion, 'content' | 'contentHash'>) {
  const parsed = programmeDraftSchema.safeParse(version.content);
  if (!parsed.success || contentHash(version.content) !== version.contentHash)
    throw new DomainError('programmes.tampered');
  return parsed.data;
}

/** The same, or null for one that was changed by hand. */
export function findContent(
  version: Pick<ProgrammeVersion, 'content' | 'contentHash'>,
): ProgrammeDraft | null {
  try {
    return contentOf(version);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

type Changes = Partial<
  Pick<
    ProgrammeVersion,
    | 'proposedById'
    | 'proposedAt'
    | 'publishedById'
    | 'publishedAt'
    | 'decisionNote'
    | 'openedAt'
    | 'endedAt'
  >
>;

/** Changes that follow one another within this time are matched once. */
const REST_MS = 60_000;

/** After it, the public sees another programme or state: matches with offers are made again. */
const SEEN_EVENTS: ReadonlySet<VersionEvent> = new Set([
  ...(['publish', 'open', 'supersede', 'pause', 'resume', 'wind-down', 'close'] as const),
]);

/**
 * Carries out an event on a version, compared and set, and has firms matched again when the public
 * sees it. Throws `programmes.wrong-state`.
 */
export async function moveVersion(
  tx: Tx,
  now: Date,
  version: Pick<ProgrammeVersion, 'id' | 'state'>,
  { event, changes = {} }: { readonly event: VersionEvent; readonly changes?: Changes },
): Promise<void> {
  const next = nextState(stateOf(version.state), event);
  if (next === null) throw new DomainError('programmes.wrong-state');
  const { count } = await tx.programmeVersion.updateMany({
    where: { id: version.id, state: version.state },
    data: { ...changes, state: next, updatedAt: now },
  });
  if (count === 0) throw new DomainError('programmes.wrong-state');
  if (!SEEN_EVENTS.has(event)) return;
  const runAt = new Date(now.getTime() + REST_MS);
  const options = { key: 'match-refresh', queue: 'match', runAt, keepsTime: true };
  await addJob(tx, 'match-refresh', {}, options);
}

interface Note {
  readonly type: `programmes.${string}`;
  /** `programme`, `programme-version` or `programme-act` and its id. */
  readonly subject: `programme${'' | '-version' | '-act'}:${string}`;
  readonly facts?: AuditEvent['facts'];
  /** A text somebody wrote: only its digest enters the trail. */
  readonly after?: AuditEvent['after'];
}

/** The audit entry of something done to a programme. */
export async function noteProgramme(
  tx: Tx,
  who: AuditActor,
  programme: Pick<Programme, 'slug' | 'organisationId'>,
  { type, subject, facts = {}, after }: Note,
): Promise<void> {
  const { slug, organisationId } = programme;
  await appendAudit(tx, who, {
    ...{ type, subject, facts: { programme: slug, ...facts } },
    stream: organisationId === null ? 'platform' : organisationStream(organisationId),
    ...(after === undefined
      ? {}
      : { after, salt: who.person ? await findAuditSalt(tx, who.person.accountId) : null }),
  });
}

/** Tells the managers of a programme, except who acts. */
export async function tellManagers(
  tx: Tx,
  who: AuditActor,
  programme: Pick<Programme, 'id' | 'organisationId'>,
  line: {
    readonly kind: NotificationKind;
    readonly name: string;
    /** Page under that of the programme, e.g. `/publish`. */
    readonly page?: string;
  },
): Promise<void> {
  const { id, organisationId } = programme;
  if (organisationId === null) return;
  await tellHolders(
    tx,
    {
      ...{ organisationId, role: 'programme-manager' },
      except: who.person ? [who.person.accountId] : [],
    },
    {
      kind: line.kind,
      params: { programme: line.name },
      path: `/programme/programmes/${id}${line.page ?? ''}`,
    },
  );
}
