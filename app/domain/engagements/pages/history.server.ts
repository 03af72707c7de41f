import { namesOf } from '#domain/accounts/index.server.ts';
import type { Reader } from '../records.server.ts';

/** A line of what happened, as both sides read it. */
export interface HistoryLine {
  readonly sequence: number;
  /** Type of its entry in the audit trail, which has words. */
  readonly type: string;
  readonly at: Date;
  readonly part: string;
  readonly by: string | null;
  readonly words: string | null;
  /** Id of the milestone it is about; null for another thing. */
  readonly milestoneId: string | null;
}

const wordsOf = (data: unknown): string | null => {
  if (typeof data !== 'object' || data === null || !('words' in data)) return null;
  return typeof data.words === 'string' ? data.words : null;
};

/** Where the history of the provider that was chosen last begins: one before it is none of its. */
async function chosenFrom(reader: Reader, engagementId: string): Promise<number> {
  const last = await reader.engagementEvent.findFirst({
    where: { engagementId, subject: 'engagement', event: 'agree' },
    orderBy: { sequence: 'desc' },
  });
  return last?.sequence ?? 0;
}

/**
 * What happened to an engagement, or to one thing of it, the latest first; for the provider since it
 * was chosen.
 */
export async function listHistory(
  reader: Reader,
  engagementId: string,
  { subject, side }: { readonly subject?: string; readonly side: 'firm' | 'provider' | 'officer' },
): Promise<readonly HistoryLine[]> {
  const from = side === 'provider' ? await chosenFrom(reader, engagementId) : 0;
  const rows = await reader.engagementEvent.findMany({
    where: {
      ...{ engagementId, sequence: { gte: from } },
      // What the firm asked other providers is nobody else's.
      ...(subject === undefined
        ? side === 'provider'
          ? { NOT: { subject: { startsWith: 'quote:' } } }
          : {}
        : { subject }),
    },
    orderBy: { sequence: 'desc' },
  });
  const names = await namesOf(rows.flatMap(({ actorId }) => actorId ?? []));
  return rows.map(({ sequence, subject: about, event, at, part, actorId, data }) => {
    const [kind = '', id = null] = about.split(':');
    return {
      ...{ sequence, at, part, words: wordsOf(data) },
      type: `engagements.${kind === 'engagement' ? '' : `${kind}-`}${event}`,
      by: actorId === null ? null : (names.get(actorId) ?? null),
      milestoneId: kind === 'milestone' ? id : null,
    };
  });
}
