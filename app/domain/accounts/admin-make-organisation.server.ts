import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  ice9Of,
  UUID_RANDOM_BYTES,
  uuidV7,
  type MemberActor,
  type OrganisationKind,
  type Role,
} from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import { onceByIntent } from '#platform/intents.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { REGISTRATION_REFUSALS } from './create-organisation.server.ts';
import { addInvitation, INVITATION_REFUSALS, type LinkOf } from './invite-person.server.ts';
import type { IceForm, MadeForm } from './organisation-form.ts';
import { basicsOf } from './organisation.ts';
import { canAdminister, ownerRoleOf } from './policy.ts';
import { lockPlace, saltOf } from './role-records.server.ts';

/** Who is invited first to an organisation that an administrator makes. */
const FIRST_ROLE: Readonly<Record<OrganisationKind, Role>> = {
  sme: 'sme-owner',
  provider: 'provider-owner',
  programme: 'programme-manager',
  advisor: 'advisor',
  funder: 'auditor',
  platform: 'platform-admin',
};

/**
 * Makes an organisation and invites the first person to it. A firm without an ICE needs the reason
 * why it has none, which is kept with who accepted it. Returns its id; the same form sent twice
 * makes one. Throws `accounts.not-found` to anybody but an administrator,
 * `accounts.waiver-missing` and `accounts.ice-taken`.
 */
export async function makeOrganisationByAdmin(
  actor: MemberActor,
  form: MadeForm,
  { intentId, linkOf }: { readonly intentId: string; readonly linkOf: LinkOf },
): Promise<string> {
  if (!canAdminister(actor)) throw new DomainError('accounts.not-found');
  const intent = { actor: actor.person.accountId, intentId, now: actor.now };
  return refusing({ ...REGISTRATION_REFUSALS, ...INVITATION_REFUSALS }, () =>
    inTransaction('accounts.make-organisation', (tx) =>
      onceByIntent(tx, intent, () => make(tx, actor, form, linkOf)),
    ),
  );
}

async function make(tx: Tx, actor: MemberActor, form: MadeForm, linkOf: LinkOf): Promise<string> {
  const { now } = actor;
  const { kind, email } = form;
  const columns = iceColumns(actor, kind, form);
  const id = uuidV7(now, actor.randomBytes(UUID_RANDOM_BYTES));
  const facts = { kind, ...basicsOf(form) };
  await tx.organisation.create({
    data: { id, ...facts, ...columns, createdAt: now, updatedAt: now },
  });
  await appendAudit(tx, actor, {
    type: 'accounts.organisation-made',
    stream: `organisation:${id}`,
    subject: `organisation:${id}`,
    facts: { kind, waiver: columns.iceWaiver !== null },
    after: { ...facts, ...columns },
    salt: await saltOf(tx, actor.person.accountId),
  });
  const place = await lockPlace(tx, actor, id);
  await addInvitation(tx, actor, place, { email, role: FIRST_ROLE[kind], regions: [], linkOf });
  return id;
}

/** A firm or a provider has an ICE, or the reason why it has none and who accepted it. */
function iceColumns(actor: MemberActor, kind: OrganisationKind, { ice, waiver }: IceForm) {
  const needed = ownerRoleOf(kind) !== null;
  if (needed && ice === undefined && waiver === undefined)
    throw new DomainError('accounts.waiver-missing');
  const waived = needed && ice === undefined && waiver !== undefined;
  return {
    ice: ice ?? null,
    ice9: ice === undefined ? null : ice9Of(ice),
    iceWaiver: waived ? waiver : null,
    iceWaivedById: waived ? actor.person.accountId : null,
  };
}

/**
 * Corrects the ICE of an organisation, or says why it has none. Throws what
 * `makeOrganisationByAdmin` throws, and `accounts.not-found` for an unknown organisation.
 */
export async function changeIce(
  actor: MemberActor,
  organisationId: string,
  form: IceForm,
): Promise<void> {
  if (!canAdminister(actor)) throw new DomainError('accounts.not-found');
  await refusing(REGISTRATION_REFUSALS, () =>
    inTransaction('accounts.change-ice', async (tx) => {
      const { kind } = await lockPlace(tx, actor, organisationId);
      const columns = iceColumns(actor, kind, form);
      const { ice, iceWaiver } = await tx.organisation.findUniqueOrThrow({
        where: { id: organisationId },
      });
      await tx.organisation.update({
        where: { id: organisationId },
        data: { ...columns, updatedAt: actor.now },
      });
      await appendAudit(tx, actor, {
        type: 'accounts.ice-changed',
        stream: `organisation:${organisationId}`,
        subject: `organisation:${organisationId}`,
        facts: { waiver: columns.iceWaiver !== null },
        before: { ice, iceWaiver },
        after: { ice: columns.ice, iceWaiver: columns.iceWaiver },
        salt: await saltOf(tx, actor.person.accountId),
      });
    }),
  );
}
