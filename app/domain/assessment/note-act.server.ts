import { appendAudit } from '#domain/audit/index.server.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import type { Held } from './lock-assessment.server.ts';

/** What is done to an assessment; entries of the trail have the type `assessment.<act>`. */
export type Act =
  | 'started'
  | 'attached'
  | 'second-started'
  | 'profile-saved'
  | 'answers-saved'
  | 'path-changed'
  | 'completed'
  | 'plan-changed'
  | 'shared'
  | 'share-cut'
  | 'dma-confirmed';

/** Steps of filling in that the trail keeps only when they are done in somebody else's name. */
const ONLY_ON_BEHALF: ReadonlySet<Act> = new Set<Act>([
  'profile-saved',
  'answers-saved',
  'path-changed',
  'plan-changed',
  'dma-confirmed',
]);

/**
 * Writes what was done to a firm's assessment into the firm's chain: all that an advisor does, and
 * what matters of what its own people do. Nothing is written of anonymous assessments. To be called
 * last, since writers of a chain wait for each other from here to the end of the transaction.
 */
export async function noteAct(
  tx: Tx,
  actor: Pick<Actor, 'now' | 'requestId' | 'person'>,
  held: Held,
  act: Act,
  facts: Readonly<Record<string, string | number | boolean | null>> = {},
): Promise<void> {
  const { id, organisationId, mandateId } = held;
  if (organisationId === null) return;
  if (mandateId === null && ONLY_ON_BEHALF.has(act)) return;
  await appendAudit(tx, actor, {
    type: `assessment.${act}`,
    stream: `organisation:${organisationId}`,
    subject: `assessment:${id}`,
    onBehalfOf: mandateId === null ? null : organisationId,
    facts: mandateId === null ? facts : { ...facts, mandate: mandateId },
  });
}
