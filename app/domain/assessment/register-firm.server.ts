import {
  carryStatisticsConsent,
  createOrganisation,
  REGISTRATION_REFUSALS,
  type RegisterForm,
} from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction } from '#platform/transaction.ts';
import { attachAssessments } from './attach-assessments.server.ts';

/**
 * Registers a firm or a provider with its first owner, and gives a firm the anonymous assessments
 * this browser holds and its owner's consent to statistics: all of it, or nothing. Returns its id; the same form sent twice registers
 * once. Throws `accounts.ice-taken` and `accounts.firm-known` (see `createOrganisation`),
 * `accounts.ice-invalid`, and `accounts.roles-exclude` to an administrator, or to an advisor who
 * registers a provider.
 */
export async function registerFirm(
  actor: PersonActor,
  form: RegisterForm,
  intentId: string,
): Promise<string> {
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return refusing(REGISTRATION_REFUSALS, () =>
    inTransaction('assessment.register-firm', (tx) =>
      onceByIntent(tx, intent, async () => {
        const id = await createOrganisation(tx, actor, form);
        if (form.kind === 'sme') {
          const { accountId } = actor.person;
          await carryStatisticsConsent(tx, actor, { accountId, organisationId: id });
          await attachAssessments(tx, actor, id);
        }
        return id;
      }),
    ),
  );
}
