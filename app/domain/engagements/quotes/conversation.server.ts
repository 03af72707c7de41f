import { listFiles, type FileState } from '#platform/stored-files.ts';
import type { Engagement, Quote } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';
import { ENDED } from '../transitions.ts';

/** A line of what a firm and a provider write to each other. */
export interface Message {
  readonly id: string;
  readonly side: 'firm' | 'provider';
  readonly text: string;
  readonly at: Date;
  readonly file: { readonly name: string; readonly state: FileState } | null;
}

const MOST_SHOWN = 500;

/** The conversation about a quote, the oldest first. The caller has seen to rights. */
export async function listMessages(
  reader: Reader,
  engagement: Pick<Engagement, 'organisationId'>,
  quote: Pick<Quote, 'id' | 'organisationId'>,
): Promise<readonly Message[]> {
  const rows = await reader.engagementMessage.findMany({
    where: { quoteId: quote.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_SHOWN,
  });
  const sent = rows.flatMap(({ fileId }) => (fileId === null ? [] : [fileId]));
  const [ours, theirs] = await Promise.all([
    listFiles(reader, engagement.organisationId, sent),
    listFiles(reader, quote.organisationId, sent),
  ]);
  return rows.toReversed().map(({ id, side, text, at, fileId }) => {
    const file = fileId === null ? undefined : (ours.get(fileId) ?? theirs.get(fileId));
    return {
      ...{ id, text, at, side: side === 'firm' ? 'firm' : 'provider' },
      file: file ? { name: file.fileName, state: file.state } : null,
    };
  });
}

/** Whether the sides may still write to each other: while the quote or the work of it goes on. */
export function isOpenForWords(
  engagement: Pick<Engagement, 'state'>,
  quote: Pick<Quote, 'state'>,
): boolean {
  if (ENDED.some((state) => state === engagement.state)) return false;
  return ['requested', 'answered', 'countered', 'chosen'].includes(quote.state);
}
