import { appendAudit } from '#domain/audit/index.server.ts';
import {
  DomainError,
  isOrganisationKind,
  type MemberActor,
  type OrganisationKind,
  type SoftIdentifier,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import { inTransaction } from '#platform/transaction.ts';
import type { OrganisationForm } from './organisation-form.ts';
import { basicsOf, numbersOf, unusualNumbers } from './organisation.ts';
import { canEditOrganisation, canSeePeople } from './policy.ts';
import { lockPlace, saltOf } from './role-records.server.ts';

export interface OrganisationProfile {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly nameArabic: string | null;
  readonly ice: string | null;
  /** Why it has no ICE. */
  readonly iceWaiver: string | null;
  readonly legalForm: string | null;
  readonly sector: string | null;
  readonly province: string | null;
  readonly taxId: string | null;
  readonly tradeRegister: string | null;
  readonly registerCourt: string | null;
  readonly cnss: string | null;
  readonly businessTax: string | null;
  readonly createdAt: Date;
  readonly suspendedAt: Date | null;
  /** Identifiers whose form is unusual, to be looked at again. */
  readonly unusual: readonly SoftIdentifier[];
  readonly canEdit: boolean;
}

/** What is known of an organisation. Throws `accounts.not-found` for one of others. */
export async function getOrganisation(
  actor: MemberActor,
  organisationId: string,
): Promise<OrganisationProfile> {
  const row = await db.organisation.findUnique({ where: { id: organisationId } });
  if (!row || !isOrganisationKind(row.kind)) throw new DomainError('accounts.not-found');
  const place = { organisationId, kind: row.kind };
  if (!canSeePeople(actor, place)) throw new DomainError('accounts.not-found');
  const { id, name, nameArabic, ice, iceWaiver, legalForm, sector, province } = row;
  const { taxId, tradeRegister, registerCourt, cnss, businessTax, createdAt, suspendedAt } = row;
  return {
    ...{ id, kind: row.kind, name, nameArabic, ice, iceWaiver, legalForm, sector, province },
    ...{ taxId, tradeRegister, registerCourt, cnss, businessTax, createdAt, suspendedAt },
    unusual: unusualNumbers(row),
    canEdit: canEditOrganisation(actor, place),
  };
}

/**
 * Changes what is known of an organisation, its ICE excepted, which only an administrator corrects.
 * Throws `accounts.not-found` where the actor may not.
 */
export async function updateOrganisation(
  actor: MemberActor,
  organisationId: string,
  form: OrganisationForm,
): Promise<void> {
  await inTransaction('accounts.update-organisation', async (tx) => {
    const place = await lockPlace(tx, actor, organisationId);
    if (!canEditOrganisation(actor, place)) throw new DomainError('accounts.not-found');
    const before = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId } });
    const after = { ...basicsOf(form), ...numbersOf(form) };
    const was = { ...basicsOf(before), ...numbersOf(before) };
    const changed = keysOf(after).filter((key) => after[key] !== was[key]);
    if (changed.length === 0) return;
    await tx.organisation.update({
      where: { id: organisationId },
      data: { ...after, updatedAt: actor.now },
    });
    await appendAudit(tx, actor, {
      type: 'accounts.organisation-changed',
      stream: `organisation:${organisationId}`,
      subject: `organisation:${organisationId}`,
      facts: { changed },
      before: was,
      after,
      salt: await saltOf(tx, actor.person.accountId),
    });
  });
}

function keysOf<T extends object>(value: T): (keyof T & string)[] {
  return Object.keys(value).filter((key): key is keyof T & string => key in value);
}
