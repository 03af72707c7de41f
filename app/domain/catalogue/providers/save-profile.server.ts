import { findAuditSalt, listFirms } from '#domain/accounts/index.server.ts';
import { appendAudit } from '#domain/audit/index.server.ts';
import { DomainError, type MemberActor } from '#domain/kernel/index.server.ts';
import { refusing } from '#platform/constraints.ts';
import type { Provider } from '#platform/prisma-client/client.ts';
import { inTransaction, type Tx } from '#platform/transaction.ts';
import { shownText } from '../names.ts';
import { offerContentSchema } from '../offers/content.ts';
import { slugify } from '../offers/slug.ts';
import { refreshListings } from '../search/refresh-listings.server.ts';
import type { ProfileForm } from './profile-form.ts';
import {
  changedFields,
  fieldsOf,
  fieldsOfRow,
  stampOf,
  type ProfileFields,
} from './profile-row.ts';
import { requireProviderStaff } from './provider-policy.ts';

/** Part of an address where a name has no Latin letters. */
const NO_NAME = 'prestataire';
const MOST_NAMED = 5;

/**
 * Keeps the public page of the actor's own firm; the first time it gives the page its address,
 * which never changes. The same content again changes nothing. Throws `catalogue.not-found` for
 * others, `catalogue.stale` when somebody saved it since the form was shown, and
 * `catalogue.regions-in-use` (`offers`: their titles) when a published offer is delivered on site
 * in a region that was taken out.
 */
export async function saveProfile(actor: MemberActor, form: ProfileForm): Promise<void> {
  const organisationId = requireProviderStaff(actor);
  await refusing({ provider_pkey: 'catalogue.stale' }, () =>
    inTransaction('catalogue.save-profile', async (tx) => {
      await tx.$queryRaw`
        SELECT 1 FROM provider WHERE organisation_id = ${organisationId} FOR UPDATE`;
      const before = await tx.provider.findUnique({ where: { organisationId } });
      const after = fieldsOf(form);
      const changed = before === null ? ['all'] : changedFields(fieldsOfRow(before), after);
      if (changed.length === 0) return;
      if (form.stamp !== stampOf(before)) throw new DomainError('catalogue.stale');
      if (before === null) await create(tx, actor, after);
      else await update(tx, actor, before, after);
      await note(tx, actor, before, after, changed);
      await refreshListings(tx, organisationId, actor.now);
    }),
  );
}

function columnsOf({ nextStartOn, regions, languages, sectors, ...rest }: ProfileFields) {
  return {
    ...rest,
    ...{ regions: [...regions], languages: [...languages], sectors: [...sectors] },
    nextStartOn: nextStartOn === null ? null : new Date(nextStartOn),
  };
}

async function create(tx: Tx, actor: MemberActor, fields: ProfileFields): Promise<void> {
  const { organisationId } = actor.person.seat;
  const firm = (await listFirms(tx, [organisationId])).get(organisationId);
  await tx.provider.create({
    data: {
      ...columnsOf(fields),
      ...{ organisationId, isDemo: firm?.isDemo ?? false },
      slug: await freeSlug(tx, slugify(fields.name, NO_NAME)),
      ...{ createdAt: actor.now, updatedAt: actor.now },
    },
  });
}

async function update(
  tx: Tx,
  actor: MemberActor,
  before: Provider,
  fields: ProfileFields,
): Promise<void> {
  const { organisationId, updatedAt } = before;
  const removed = before.regions.filter((code) => !fields.regions.includes(code));
  if (removed.length > 0) await refuseRegionsInUse(tx, actor, removed);
  // Each save has a stamp of its own, two within a millisecond too.
  const at = new Date(Math.max(actor.now.getTime(), updatedAt.getTime() + 1));
  await tx.provider.update({
    where: { organisationId },
    data: { ...columnsOf(fields), updatedAt: at },
  });
}

/** Two firms of one name get `name` and `name-2`: whoever takes a name waits for the other. */
async function freeSlug(tx: Tx, base: string): Promise<string> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('provider slug'))`;
  const rows = await tx.provider.findMany({
    where: { slug: { startsWith: base } },
    select: { slug: true },
  });
  const taken = new Set(rows.map(({ slug }) => slug));
  for (let number = 1; ; number += 1) {
    const slug = number === 1 ? base : `${base}-${String(number)}`;
    if (!taken.has(slug)) return slug;
  }
}

async function refuseRegionsInUse(
  tx: Tx,
  { lang, person }: MemberActor,
  removed: readonly string[],
): Promise<void> {
  const published = await tx.offerVersion.findMany({
    where: { organisationId: person.seat.organisationId, state: 'published' },
    select: { content: true },
    orderBy: { offerId: 'asc' },
  });
  const titles = published
    .map(({ content }) => offerContentSchema.parse(content))
    .filter(({ mode, regions }) => mode !== 'remote' && regions.some((r) => removed.includes(r)))
    .map(({ title }) => shownText(title, lang === 'ar' ? 'ar' : 'fr')?.text ?? '');
  if (titles.length === 0) return;
  const more = titles.length > MOST_NAMED ? ['…'] : [];
  throw new DomainError('catalogue.regions-in-use', {
    offers: [...titles.slice(0, MOST_NAMED), ...more].join(' · '),
  });
}

async function note(
  tx: Tx,
  actor: MemberActor,
  before: Provider | null,
  after: ProfileFields,
  changed: readonly string[],
): Promise<void> {
  const { accountId, seat } = actor.person;
  await appendAudit(tx, actor, {
    type: 'catalogue.profile-saved',
    stream: `organisation:${seat.organisationId}`,
    subject: `provider:${seat.organisationId}`,
    facts: { first: before === null, changed },
    ...(before === null ? {} : { before: fieldsOfRow(before) }),
    after,
    salt: await findAuditSalt(tx, accountId),
  });
}
