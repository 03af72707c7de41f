import type { MemberActor } from '#domain/kernel/index.server.ts';
import type { CheckItem, Verdict } from './checklist.ts';
import { noteApplication } from './dossier-records.server.ts';
import { examine, requireUnderExamination } from './examine.server.ts';

export interface Check {
  readonly item: CheckItem;
  readonly verdict: Verdict;
  readonly note: string;
}

/**
 * Writes what an examiner found on the lines that changed; the others keep who looked at them and
 * when. Throws what `examine` does, `catalogue.wrong-state`.
 */
export async function recordChecks(
  actor: MemberActor,
  id: string,
  checks: readonly Check[],
): Promise<void> {
  const { accountId: byId } = actor.person;
  await examine(actor, id, 'record-checks', async (tx, application) => {
    requireUnderExamination(application);
    const rows = await tx.applicationCheck.findMany({ where: { applicationId: id } });
    const known = new Map(rows.map((row) => [row.item, row]));
    for (const { item, verdict, note } of checks) {
      const before = known.get(item);
      if ((before?.verdict ?? 'open') === verdict && (before?.note ?? '') === note) continue;
      const found = { verdict, note, byId, at: actor.now };
      await tx.applicationCheck.upsert({
        where: { applicationId_item: { applicationId: id, item } },
        create: { applicationId: id, item, ...found },
        update: found,
      });
      await noteApplication(tx, actor, application, {
        type: 'catalogue.application-checked',
        // The provider reads its trail: what was found only enters as a digest.
        facts: { item },
        after: { verdict, note },
      });
    }
  });
}
