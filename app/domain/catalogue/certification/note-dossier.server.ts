import { DomainError, type CivilDate, type MemberActor } from '#domain/kernel/index.server.ts';
import { dateOf, noteApplication, todayOf } from './dossier-records.server.ts';
import { addEntry, examine, once, requireUnderExamination } from './examine.server.ts';
import { isOpen } from './transitions.ts';

/**
 * Adds a note that only examiners read to an open application, once per form. Throws what `examine`
 * does, `catalogue.wrong-state`, `catalogue.reload`.
 */
export async function addNote(
  actor: MemberActor,
  id: string,
  text: string,
  intentId: string | null,
): Promise<void> {
  await examine(actor, id, 'add-note', async (tx, application) => {
    if (!isOpen(application.state)) throw new DomainError('catalogue.wrong-state');
    await once(tx, actor, intentId, () => addEntry(tx, actor, id, { kind: 'note', text }));
  });
}

export interface Interview {
  readonly heldOn: CivilDate;
  readonly people: string;
  readonly text: string;
}

/**
 * Adds an interview that was held, for the examiners, once per form. Throws what `examine` does,
 * `catalogue.wrong-state`, `catalogue.reload`, `catalogue.future-day`.
 */
export async function addInterview(
  actor: MemberActor,
  id: string,
  { heldOn, people, text }: Interview,
  intentId: string | null,
): Promise<void> {
  if (heldOn > todayOf(actor)) throw new DomainError('catalogue.future-day');
  await examine(actor, id, 'add-interview', async (tx, application) => {
    requireUnderExamination(application);
    await once(tx, actor, intentId, async () => {
      const entry = { kind: 'interview', heldOn: dateOf(heldOn), people, text } as const;
      await addEntry(tx, actor, id, entry);
      await noteApplication(tx, actor, application, {
        type: 'catalogue.application-interview',
        facts: { heldOn },
        after: { people, text },
      });
    });
  });
}
