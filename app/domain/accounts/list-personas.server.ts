import {
  isOrganisationKind,
  isRole,
  type OrganisationKind,
  type Role,
} from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';

/** Somebody whose part visitors of the demonstration may play. */
export interface Persona {
  readonly code: string;
  readonly name: string;
  readonly language: 'fr' | 'ar' | 'en';
  readonly organisation: string;
  readonly kind: OrganisationKind;
  readonly role: Role;
}

/** The personas that can be played now, in the order of their kind of organisation and code. */
export async function listPersonas(): Promise<Persona[]> {
  const rows = await db.account.findMany({
    where: { persona: { not: null }, status: 'active' },
    orderBy: { persona: 'asc' },
    select: {
      persona: true,
      name: true,
      language: true,
      roles: {
        where: { status: 'active', organisation: { suspendedAt: null } },
        orderBy: { id: 'asc' },
        select: { role: true, organisation: { select: { name: true, kind: true } } },
      },
    },
  });
  return rows.flatMap(({ persona, name, language, roles: [grant] }) => {
    const kind = grant?.organisation.kind ?? '';
    const role = grant?.role ?? '';
    if (persona === null || !grant || !isOrganisationKind(kind) || !isRole(role)) return [];
    const organisation = grant.organisation.name;
    return [{ code: persona, name, language: languageOf(language), organisation, kind, role }];
  });
}

function languageOf(language: string): Persona['language'] {
  return language === 'ar' || language === 'en' ? language : 'fr';
}
