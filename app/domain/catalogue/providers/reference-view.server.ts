import { groupIce, groupPhone, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { ProviderReference } from '#platform/prisma-client/client.ts';
import { sectorName, shownText, type Named, type NameLang, type ShownText } from '../names.ts';
import { requireProviderStaff } from './provider-policy.ts';
import { getOwnRow } from './reference-records.server.ts';

export const REFERENCE_STATES = ['declared', 'confirmed', 'refused'] as const;
export type ReferenceState = (typeof REFERENCE_STATES)[number];

/** A reference as the people of its firm see it. */
export interface OwnReference {
  readonly id: string;
  readonly clientName: string;
  /** As it is printed. */
  readonly ice: string;
  readonly sector: Named;
  readonly year: number;
  readonly work: ShownText | null;
  /** Whom an examiner may call; null once it was erased. */
  readonly contact: { readonly name: string; readonly phone: string } | null;
  readonly showsClient: boolean;
  readonly state: ReferenceState;
}

/** References of the actor's own firm, the latest first. Throws `catalogue.not-found` for others. */
export async function listOwnReferences(
  actor: MemberActor,
  lang: NameLang,
): Promise<readonly OwnReference[]> {
  const organisationId = requireProviderStaff(actor);
  const rows = await db.providerReference.findMany({
    where: { organisationId, removedAt: null },
    orderBy: { id: 'desc' },
  });
  return rows.map((row) => viewOf(row, lang));
}

/** One of them, and what its form begins with. Throws `catalogue.not-found`. */
export async function getOwnReference(
  actor: MemberActor,
  id: string,
  lang: NameLang,
): Promise<OwnReference & { readonly values: Readonly<Record<string, string>> }> {
  const row = await getOwnRow(db, requireProviderStaff(actor), id);
  const { clientName, sector, year, workFr, workAr, contactName, contactPhone } = row;
  return {
    ...viewOf(row, lang),
    values: {
      ...{ clientName, sector, workFr, workAr, contactName },
      clientIce: groupIce(row.clientIce),
      year: String(year),
      contactPhone: groupPhone(contactPhone),
      showsClient: row.showsClient ? 'yes' : '',
    },
  };
}

function viewOf(row: ProviderReference, lang: NameLang): OwnReference {
  const { id, clientName, year, workFr, workAr, contactName, showsClient } = row;
  const state = REFERENCE_STATES.find((one) => one === row.state);
  if (state === undefined) throw new Error(`unknown state ${row.state}`);
  return {
    ...{ id, clientName, year, showsClient, state },
    ice: groupIce(row.clientIce),
    sector: sectorName(row.sector, lang),
    work: shownText({ fr: workFr, ar: workAr }, lang),
    contact: contactName === '' ? null : { name: contactName, phone: groupPhone(row.contactPhone) },
  };
}
