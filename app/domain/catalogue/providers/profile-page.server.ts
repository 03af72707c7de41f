import { getOrganisation } from '#domain/accounts/index.server.ts';
import { civilDateOf, groupPhone, type MemberActor } from '#domain/kernel/index.server.ts';
import { db } from '#platform/db.ts';
import type { NameLang } from '../names.ts';
import { isInForce } from './in-force.ts';
import { fieldsOfRow, stampOf, type ProfileFields } from './profile-row.ts';
import { requireProviderStaff } from './provider-policy.ts';
import type { ProviderView } from './provider-view.ts';
import { getProviderView } from './provider-view.server.ts';

/** The public page of one's own firm as its form shows it. */
export interface ProfilePage {
  /** Null until it was saved once. */
  readonly slug: string | null;
  /** To be sent back with the form. */
  readonly stamp: string;
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Labels that verified papers in force give. */
  readonly labels: { readonly startUp: boolean; readonly pmeTech: boolean };
  /** Texts that exist in one language only, and the language that is missing. */
  readonly untranslated: readonly {
    readonly text: 'name' | 'summary' | 'description';
    readonly missing: 'fr' | 'ar';
  }[];
}

/** What the form begins with. Throws `catalogue.not-found` for anybody but the firm's people. */
export async function getProfilePage(actor: MemberActor): Promise<ProfilePage> {
  const organisationId = requireProviderStaff(actor);
  const today = civilDateOf(actor.now);
  const [row, labels] = await Promise.all([
    db.provider.findUnique({ where: { organisationId } }),
    db.credential.findMany({
      where: {
        ...{ organisationId, state: 'verified' },
        kind: { in: ['start-up-label', 'pme-tech-label'] },
      },
    }),
  ]);
  const inForce = labels.filter((paper) => isInForce(paper, today)).map(({ kind }) => kind);
  const fields = row && fieldsOfRow(row);
  return {
    slug: row?.slug ?? null,
    stamp: stampOf(row),
    values: fields ? valuesOf(fields, today) : await firstValues(actor, organisationId),
    labels: {
      startUp: inForce.includes('start-up-label'),
      pmeTech: inForce.includes('pme-tech-label'),
    },
    untranslated: fields ? untranslatedIn(fields) : [],
  };
}

/** What is known of the firm already. */
async function firstValues(actor: MemberActor, organisationId: string) {
  const { name, nameArabic, province, sector } = await getOrganisation(actor, organisationId);
  return {
    ...{ name, nameArabic: nameArabic ?? '', province: province ?? '' },
    sectors: sector === null ? [] : [sector],
  };
}

/** A row as a form shows it. A start that has passed means at once: it is left empty. */
function valuesOf(fields: ProfileFields, today: string): ProfilePage['values'] {
  const values: Record<string, string | readonly string[]> = {};
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value === 'boolean') values[field] = value ? 'yes' : '';
    else if (typeof value === 'string' || Array.isArray(value)) values[field] = value;
    else values[field] = value === null ? '' : String(value);
  }
  const { nextStartOn, phone } = fields;
  return {
    ...values,
    nextStartOn: nextStartOn !== null && nextStartOn >= today ? nextStartOn : '',
    phone: phone === null ? '' : groupPhone(phone),
  };
}

function untranslatedIn(fields: ProfileFields): ProfilePage['untranslated'] {
  const { name, nameArabic, summaryFr, summaryAr, descriptionFr, descriptionAr } = fields;
  const pairs = [
    ['name', name, nameArabic ?? ''],
    ['summary', summaryFr, summaryAr],
    ['description', descriptionFr, descriptionAr],
  ] as const;
  return pairs.flatMap(([text, fr, ar]) => {
    if (fr !== '' && ar !== '') return [];
    return [{ text, missing: fr === '' ? ('fr' as const) : ('ar' as const) }];
  });
}

/** The stamp of the page as it is saved now, for a form that was refused as stale. */
export async function getProfileStamp(actor: MemberActor): Promise<string> {
  const organisationId = requireProviderStaff(actor);
  return stampOf(await db.provider.findUnique({ where: { organisationId } }));
}

/** The public page of one's own firm as clients would see it, listed or not; null before it is filled in. */
export async function findProviderPreview(
  actor: MemberActor,
  lang: NameLang,
): Promise<ProviderView | null> {
  const organisationId = requireProviderStaff(actor);
  if ((await db.provider.count({ where: { organisationId } })) === 0) return null;
  return getProviderView(db, { organisationId }, lang, actor.now);
}
