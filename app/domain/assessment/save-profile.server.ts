import { DomainError, type Actor } from '#domain/kernel/index.server.ts';
import { inTransaction } from '#platform/transaction.ts';
import { lockOwnAssessment } from './lock-assessment.server.ts';
import { noteAct } from './note-act.server.ts';
import { recordResultIfComplete } from './record-result.server.ts';
import type { ProfileForm } from './schema.ts';
import { writeFacts } from './write-events.server.ts';

/** Keeps the profile. Throws `assessment.yearFuture` when the firm is not founded yet. */
export async function saveProfile(actor: Actor, id: string, profile: ProfileForm): Promise<void> {
  if (profile.foundedYear !== undefined && profile.foundedYear > actor.now.getUTCFullYear())
    throw new DomainError('assessment.yearFuture');
  await inTransaction('assessment.save-profile', async (tx) => {
    const held = await lockOwnAssessment(tx, actor, id);
    await writeFacts(
      tx,
      id,
      {
        ...profile,
        turnoverBand: profile.turnoverBand ?? null,
        legalForm: profile.legalForm ?? null,
        foundedYear: profile.foundedYear ?? null,
        womanOrYouthLed: profile.womanOrYouthLed ?? null,
      },
      actor.now,
    );
    await recordResultIfComplete(tx, actor, id);
    await noteAct(tx, actor, held, 'profile-saved');
  });
}
