import type { MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { Reader } from '../records.server.ts';
import { officerEngagements } from '../scope.server.ts';

const TENTHS = 10;

/** Scores of a firm before and after its work, of 0–100. */
export interface Rise {
  readonly before: number;
  readonly after: number;
}

function riseOf(data: unknown): Rise | null {
  if (typeof data !== 'object' || data === null || !('before' in data && 'after' in data))
    return null;
  const { before, after } = data;
  if (typeof before !== 'number' || typeof after !== 'number') return null;
  return { before: before / TENTHS, after: after / TENTHS };
}

/** What the work of an engagement did for its firm; null while it was not measured. */
export async function findRise(reader: Reader, engagementId: string): Promise<Rise | null> {
  const row = await reader.engagementEvent.findFirst({
    where: { engagementId, event: 'measured' },
  });
  return row && riseOf(row.data);
}

/** Under so many firms nothing is told of their scores. */
const FEWEST_FIRMS = 5;

/**
 * How much the firms of a programme organisation rose on average after work that was measured, in
 * points; null while they are fewer than five. Throws `engagements.not-found` to others.
 */
export async function getMeanRise(
  actor: MemberActor,
): Promise<{ readonly firms: number; readonly mean: number } | null> {
  const engagements = await db.engagement.findMany({
    where: { ...officerEngagements(actor), completedAt: { not: null }, isDemo: false },
    select: { id: true, organisationId: true },
  });
  const firmOf = new Map(engagements.map(({ id, organisationId }) => [id, organisationId]));
  const events = await db.engagementEvent.findMany({
    where: { event: 'measured', engagementId: { in: [...firmOf.keys()] } },
    select: { engagementId: true, data: true },
  });
  const rises = events.flatMap(({ engagementId, data }) => {
    const rise = riseOf(data);
    return rise ? [{ firm: firmOf.get(engagementId) ?? '', points: rise.after - rise.before }] : [];
  });
  const firms = new Set(rises.map(({ firm }) => firm)).size;
  if (firms < FEWEST_FIRMS) return null;
  const mean = rises.reduce((sum, { points }) => sum + points, 0) / rises.length;
  return { firms, mean: Math.round(mean * TENTHS) / TENTHS };
}
