import type { VoucherEvent as StoredEvent } from '#platform/prisma-client/client.ts';
import { VOUCHER_EVENTS } from './transitions.ts';

/** Every line a history may have: what may happen, and how it began. */
export const VOUCHER_LINES = ['issue', ...VOUCHER_EVENTS] as const;
export type VoucherLine = (typeof VOUCHER_LINES)[number];

/** What happened to a voucher, for a page. */
export interface HistoryLine {
  readonly event: VoucherLine;
  readonly at: Date;
  /** Account of who did it; null for what time brought. */
  readonly actorId: string | null;
  /** What they wrote, null for nothing. */
  readonly words: string | null;
  /** Centimes that an agreement took or gave back, or that went back to the programme. */
  readonly amount: bigint | null;
}

/** Stored events as lines; one of an unknown kind is left out. */
export function historyOf(rows: readonly StoredEvent[]): readonly HistoryLine[] {
  return rows.flatMap(({ event: code, at, actorId, data }): HistoryLine[] => {
    const event = VOUCHER_LINES.find((one) => one === code);
    if (event === undefined) return [];
    const text = (name: string): string | null => {
      const value = valueOf(data, name);
      return typeof value === 'string' ? value : null;
    };
    const amount = text('amount') ?? text('returned');
    return [
      {
        ...{ event, at, actorId, words: text('words') },
        amount: amount !== null && /^[1-9]\d{0,17}$/.test(amount) ? BigInt(amount) : null,
      },
    ];
  });
}

function valueOf(data: unknown, name: string): unknown {
  if (typeof data !== 'object' || data === null) return undefined;
  return Object.entries(data).find(([key]) => key === name)?.[1];
}
