import type { AidApplication } from '#platform/prisma-client/client.ts';
import type { Reader } from '../records.server.ts';

/** States that the firm is told of by a notice, which it opens. */
export const NOTICED_STATES = ['approved', 'rejected', 'dismissed', 'revoked', 'lapsed'] as const;
export type NoticedState = (typeof NOTICED_STATES)[number];

/** What was decided last on a request that stands decided. */
export interface DecidedLast {
  readonly state: NoticedState;
  readonly at: Date;
  /** Number of its event. */
  readonly sequence: number;
  /** Whether the firm has opened it. */
  readonly isOpened: boolean;
}

/** The notice that a state stands for; null for a state that is none. */
export function noticedState(state: string): NoticedState | null {
  return NOTICED_STATES.find((one) => one === state) ?? null;
}

/** The decision, or the lapse, that a request stands at; null while it goes on. */
export async function decidedLast(
  reader: Reader,
  {
    id,
    state: text,
    number,
    acknowledgedAt,
  }: Pick<AidApplication, 'id' | 'state' | 'number' | 'acknowledgedAt'>,
): Promise<DecidedLast | null> {
  const state = noticedState(text);
  if (state === null || number === null) return null;
  const event = await reader.caseEvent.findFirst({
    where: { applicationId: id, toState: state },
    orderBy: { sequence: 'desc' },
    select: { at: true, sequence: true },
  });
  if (!event) return null;
  return { ...event, state, isOpened: acknowledgedAt !== null && acknowledgedAt >= event.at };
}
