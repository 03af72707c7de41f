import { z } from 'zod';
import { DomainError, type PersonActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { codeOf } from './entry-code.ts';
import { canReadStream } from './policy.ts';

const PAGE = 25;

/** Who did what an entry tells of, as its reader knows them. */
export type Doer = 'you' | 'colleague' | 'advisor' | 'outside' | 'system';

export interface TrailLine {
  readonly sequence: number;
  readonly type: string;
  readonly at: Date;
  readonly doer: Doer;
  readonly code: string;
  /** Whether a published root covers it. */
  readonly sealed: boolean;
}

export interface TrailPage {
  readonly lines: readonly TrailLine[];
  /** Where the older ones begin, to be given as `before`; null on the last page. */
  readonly older: number | null;
}

const bodySchema = z.object({
  actor: z.object({ account: z.string(), organisation: z.string().nullable() }).nullable(),
  onBehalfOf: z.string().nullable(),
});

/**
 * The entries of a chain, newest first, 25 at a time. Throws `audit.not-found` for a chain that is
 * not the person's or its organisation's.
 */
export async function listTrail(
  actor: PersonActor,
  stream: string,
  before: number | null = null,
): Promise<TrailPage> {
  if (!canReadStream(actor, stream)) throw new DomainError('audit.not-found');
  const [rows, covered] = await Promise.all([
    db.auditEntry.findMany({
      where: { streamId: stream, ...(before === null ? {} : { sequence: { lt: before } }) },
      orderBy: { sequence: 'desc' },
      take: PAGE + 1,
    }),
    db.auditLeaf.aggregate({ where: { streamId: stream }, _max: { length: true } }),
  ]);
  const shown = rows.slice(0, PAGE);
  const lines = shown.map(({ sequence, type, at, body, hash }) => ({
    sequence,
    type,
    at,
    doer: doerOf(actor, stream, body),
    code: codeOf(hash),
    sealed: sequence <= (covered._max.length ?? 0),
  }));
  return { lines, older: rows.length > PAGE ? (lines.at(-1)?.sequence ?? null) : null };
}

function doerOf({ person }: PersonActor, stream: string, text: string): Doer {
  const body = bodySchema.parse(JSON.parse(text));
  if (body.actor === null) return 'system';
  if (body.actor.account === person.accountId) return 'you';
  if (body.onBehalfOf !== null) return 'advisor';
  return stream === `organisation:${body.actor.organisation ?? ''}` ? 'colleague' : 'outside';
}
