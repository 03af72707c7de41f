import { dayOf } from '#domain/kernel/index.server.ts';
import type { Provider } from '#platform/prisma-client/client.ts';
import type { ProfileForm } from './profile-form.ts';

/** The part of a provider's row that its page's form fills, days as `YYYY-MM-DD`. */
export type ProfileFields = Readonly<
  Omit<Provider, 'organisationId' | 'slug' | 'nextStartOn' | `charter${string}` | Stamps>
> & { readonly nextStartOn: string | null };
type Stamps = 'isDemo' | 'createdAt' | 'updatedAt';

/** What the form says, as it is kept: nothing typed is null. */
export function fieldsOf(form: ProfileForm): ProfileFields {
  return {
    name: form.name,
    nameArabic: form.nameArabic === '' ? null : form.nameArabic,
    summaryFr: form.summaryFr,
    summaryAr: form.summaryAr,
    descriptionFr: form.descriptionFr,
    descriptionAr: form.descriptionAr,
    website: form.website ?? null,
    email: form.email ?? null,
    phone: form.phone ?? null,
    province: form.province,
    regions: form.regions,
    onSiteRadiusKm: form.onSiteRadiusKm ?? null,
    languages: form.languages,
    sectors: form.sectors,
    team: form.team ?? null,
    capacity: form.capacity ?? null,
    nextStartOn: form.nextStartOn ?? null,
    foundedYear: form.foundedYear ?? null,
    moroccanLaw: form.moroccanLaw,
    hostsInMorocco: form.hostsInMorocco,
    exports: form.exports,
  };
}

/** The same part of a row of the database. */
export function fieldsOfRow(row: Provider): ProfileFields {
  const { name, nameArabic, summaryFr, summaryAr, descriptionFr, descriptionAr } = row;
  const { website, email, phone, province, regions, onSiteRadiusKm, languages, sectors } = row;
  const { team, capacity, nextStartOn, foundedYear, moroccanLaw, hostsInMorocco, exports } = row;
  return {
    ...{ name, nameArabic, summaryFr, summaryAr, descriptionFr, descriptionAr },
    ...{ website, email, phone, province, regions, onSiteRadiusKm, languages, sectors },
    ...{ team, capacity, foundedYear, moroccanLaw, hostsInMorocco, exports },
    nextStartOn: nextStartOn && dayOf(nextStartOn),
  };
}

/** The stamp by which a form knows which state of the page it was filled in from. */
export function stampOf(row: { readonly updatedAt: Date } | null): string {
  return row === null ? '' : row.updatedAt.toISOString();
}

function isKey<T extends object>(key: PropertyKey, value: T): key is keyof T & string {
  return key in value;
}

/** Names of the fields that differ. Lists are in the order of the vocabulary, so they compare. */
export function changedFields(before: ProfileFields, after: ProfileFields): string[] {
  return Object.keys(after).filter(
    (key) => isKey(key, after) && JSON.stringify(after[key]) !== JSON.stringify(before[key]),
  );
}
