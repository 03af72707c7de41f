import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  ice9Of,
  UUID_RANDOM_BYTES,
  uuidV7,
  type PersonActor,
} from '#domain/kernel/index.server.ts';
import type { Tx } from '#platform/transaction.ts';
import { carryStatisticsConsent } from './consent.server.ts';
import type { RegisterForm } from './organisation-form.ts';
import { basicsOf } from './organisation.ts';
import { addGrant, ROLE_REFUSALS, saltOf } from './role-records.server.ts';

/** What the database refuses about a registration, in words of this room. */
export const REGISTRATION_REFUSALS = {
  ...ROLE_REFUSALS,
  organisation_ice_key: 'accounts.ice-taken',
  organisation_ice_valid: 'accounts.ice-invalid',
} as const;

/**
 * Registers a firm or a provider with its first owner, who works in it from then on. Returns its
 * id. Throws `accounts.ice-taken` when the ICE is registered and `accounts.firm-known` when another
 * establishment of the firm is, unless the form says that this is another one. The caller gives
 * the database's refusals their names by `REGISTRATION_REFUSALS`.
 */
export async function createOrganisation(
  tx: Tx,
  actor: PersonActor,
  form: RegisterForm,
): Promise<string> {
  const { now, person } = actor;
  const { accountId } = person;
  await refuseKnown(tx, form.ice, form.otherEstablishment === 'yes');
  const facts = { kind: form.kind, ice: form.ice, ...basicsOf(form) };
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  await tx.organisation.create({
    data: { id, ...facts, ice9: ice9Of(form.ice), createdAt: now, updatedAt: now },
  });
  await appendAudit(tx, actor, {
    type: 'accounts.organisation-registered',
    stream: `organisation:${id}`,
    subject: `organisation:${id}`,
    facts: { kind: form.kind },
    after: facts,
    salt: await saltOf(tx, accountId),
  });
  await addGrant(tx, actor, {
    accountId,
    organisationId: id,
    role: form.kind === 'sme' ? 'sme-owner' : 'provider-owner',
    regions: [],
    requestedById: accountId,
    grantedById: accountId,
  });
  if (form.kind === 'sme')
    await carryStatisticsConsent(tx, actor, { accountId, organisationId: id });
  await tx.session.updateMany({
    where: { idHash: person.sessionHash, accountId },
    data: { activeOrganisationId: id },
  });
  return id;
}

async function refuseKnown(tx: Tx, ice: string, otherEstablishment: boolean): Promise<void> {
  const known = await tx.organisation.findMany({
    where: { ice9: ice9Of(ice) },
    select: { ice: true },
  });
  if (known.some((firm) => firm.ice === ice)) throw new DomainError('accounts.ice-taken');
  if (known.length > 0 && !otherEstablishment) throw new DomainError('accounts.firm-known');
}
