import firms from '#content/demo-firm-facts.json' with { type: 'json' };
import { demoFirmId } from '#domain/accounts/index.server.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';

/**
 * What the firms of the demonstration answered about themselves, where they have no answer yet: one
 * step keeps each from the voucher, so that the page says which. Only demonstrations call it.
 */
export function seedDemoFacts(now: Date): Promise<void> {
  return inTransaction('programmes.seed-demo-facts', async (tx) => {
    for (const { organisation, facts } of firms)
      await answerFor(tx, demoFirmId(organisation), facts, now);
  });
}

async function answerFor(
  tx: Tx,
  organisationId: string,
  facts: Readonly<Record<string, number | boolean | readonly string[]>>,
  at: Date,
): Promise<void> {
  if ((await tx.firmFact.count({ where: { organisationId } })) > 0) return;
  await tx.firmFact.createMany({
    data: Object.entries(facts).map(([fact, value]) => ({
      ...{ organisationId, fact, at, source: 'self' },
      value: typeof value === 'object' ? [...value] : value,
    })),
  });
}
