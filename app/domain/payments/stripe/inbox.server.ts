import { db } from '#platform/db.ts';

/** An event as it is kept. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly objectId: string;
  readonly receivedAt: Date;
}

interface Waiting {
  readonly event: NewEvent;
  readonly kept: () => void;
  readonly failed: (error: unknown) => void;
}

const MOST_AT_ONCE = 100;
const waiting: Waiting[] = [];
let isWriting = false;

/**
 * Keeps an event once, with the job that applies it; resolves when both are committed. Events that
 * come while others are written are written together, so that a rush costs few commits.
 */
export function keepEvent(event: NewEvent): Promise<void> {
  return new Promise((kept, failed) => {
    waiting.push({ event, kept, failed });
    if (!isWriting) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    const batch = waiting.splice(0, MOST_AT_ONCE);
    try {
      await write(batch.map(({ event }) => event));
      for (const { kept } of batch) kept();
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }
  isWriting = false;
}

/** One statement: events and their jobs are kept together, or an event that is known brings none. */
async function write(events: readonly NewEvent[]): Promise<void> {
  await db.$executeRaw`
    WITH taken AS (
      INSERT INTO stripe_event (id, type, object_id, received_at)
      SELECT id, type, "objectId", "receivedAt"
      FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
        AS event (id text, type text, "objectId" text, "receivedAt" timestamptz)
      ORDER BY id
      ON CONFLICT (id) DO NOTHING RETURNING id
    )
    SELECT graphile_worker.add_job('stripe-event', json_build_object('eventId', id)) FROM taken`;
}
