import { z } from 'zod';
import { UUID_RANDOM_BYTES, uuidV7, type Actor } from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { FACT_NAMES, SOURCES, type FactName } from '../rules/facts.ts';
import { checkedValue } from './checked-value.ts';
import type { KnownFacts, KnownValue } from './known-facts.ts';

/** Why a question is not asked again: the reader does not know, or left it for later. */
export const SKIPS = ['unknown', 'later'] as const;
export type Skip = (typeof SKIPS)[number];
export type Skipped = Readonly<Partial<Record<FactName, Skip>>>;

/** What a browser keeps of its reader's answers. */
export interface Draft {
  readonly facts: KnownFacts;
  readonly skipped: Skipped;
}
export const EMPTY_DRAFT: Draft = { facts: {}, skipped: {} };

const storedSchema = z.object({
  facts: z.record(
    z.string(),
    z.object({
      value: z.unknown(),
      source: z.enum(SOURCES),
      at: z.coerce.date(),
      evidence: z.string().optional(),
    }),
  ),
  skipped: z.record(z.string(), z.enum(SKIPS)),
});

/** A stored draft; what is no longer a fact, or no value of one, is left out. */
function draftOf(stored: unknown): Draft {
  const parsed = storedSchema.safeParse(stored);
  if (!parsed.success) return EMPTY_DRAFT;
  const facts: Partial<Record<FactName, KnownValue>> = {};
  const skipped: Partial<Record<FactName, Skip>> = {};
  for (const name of FACT_NAMES) {
    const given = parsed.data.facts[name];
    const value = given && checkedValue(name, given.value);
    if (given && value !== undefined) facts[name] = { ...given, value, origin: 'answer' };
    const skip = parsed.data.skipped[name];
    if (skip) skipped[name] = skip;
  }
  return { facts, skipped };
}

/** What a browser keeps, null when it keeps nothing. */
export async function findDraft(reader: Tx, deviceHash: string | null): Promise<Draft | null> {
  if (deviceHash === null) return null;
  const row = await reader.eligibilityDraft.findUnique({
    where: { deviceHash },
    select: { facts: true },
  });
  return row && draftOf(row.facts);
}

/** Changes what a browser keeps; two tabs that answer at once follow one another. */
export async function changeBrowserDraft(
  tx: Tx,
  { deviceHash, now, randomBytes }: Pick<Actor, 'now' | 'randomBytes'> & { deviceHash: string },
  change: (draft: Draft) => Draft,
): Promise<void> {
  const id = uuidV7(now, randomBytes(UUID_RANDOM_BYTES));
  await tx.$executeRaw`
    INSERT INTO eligibility_draft (id, device_hash, facts, created_at, updated_at)
    VALUES (${id}, ${deviceHash}, '{"facts":{},"skipped":{}}', ${now}, ${now})
    ON CONFLICT (device_hash) DO NOTHING`;
  const [row] = await tx.$queryRaw<{ facts: unknown }[]>`
    SELECT facts FROM eligibility_draft WHERE device_hash = ${deviceHash} FOR UPDATE`;
  const { facts, skipped } = change(draftOf(row?.facts));
  const stored = JSON.stringify({ facts: withoutOrigins(facts), skipped });
  await tx.$executeRaw`
    UPDATE eligibility_draft SET facts = ${stored}::jsonb, updated_at = ${now}
    WHERE device_hash = ${deviceHash}`;
}

function withoutOrigins(facts: KnownFacts) {
  return Object.fromEntries(
    Object.entries(facts).map(([name, { value, source, at, evidence }]) => [
      name,
      { value, source, at, evidence },
    ]),
  );
}
