import { type MemberActor, dayOf } from '#domain/kernel/index.server.ts';
import type { CheckItem } from './checklist.ts';
import { stopClock } from './dossier-clock.ts';
import {
  dateOf,
  holidaysFrom,
  moveApplication,
  noteApplication,
  tellOwners,
  todayOf,
} from './dossier-records.server.ts';
import { addEntry, examine, once } from './examine.server.ts';

export interface ChangeRequest {
  /** A line of the checklist, null for the whole. */
  readonly item: CheckItem | null;
  readonly text: string;
}

/**
 * Asks the provider for something and stops the clock until the answer, for thirty days at most;
 * once per form. Throws what `examine` does, `catalogue.wrong-state`, `catalogue.reload`.
 */
export async function requestChanges(
  actor: MemberActor,
  id: string,
  { item, text }: ChangeRequest,
  intentId: string | null,
): Promise<void> {
  const today = todayOf(actor);
  await examine(actor, id, 'request-changes', (tx, application) =>
    once(tx, actor, intentId, async () => {
      const dueOn = application.dueOn ? dayOf(application.dueOn) : today;
      const { daysLeft, answerDueOn } = stopClock(today, dueOn, await holidaysFrom(tx, today));
      const asked = await moveApplication(tx, actor.now, application, {
        event: 'request',
        by: 'examiner',
        changes: { dueOn: null, daysLeft, answerDueOn: dateOf(answerDueOn), remindedOn: null },
      });
      await addEntry(tx, actor, id, { kind: 'request', item, text });
      await noteApplication(tx, actor, asked, {
        type: 'catalogue.application-changes-requested',
        facts: { item, daysLeft, answerDueOn },
        after: { text },
      });
      await tellOwners(tx, actor, application.organisationId, {
        kind: 'application-changes',
        params: { date: answerDueOn },
      });
    }),
  );
}
