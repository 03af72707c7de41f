import { data } from '@remix-run/node';
import { getOrganisation, updateOrganisation } from '#domain/accounts/index.server.ts';
import { organisationSchema } from '#domain/accounts/schema.ts';
import { groupIce, type MemberActor } from '#domain/kernel/index.server.ts';
import { flatValues, parseForm } from './forms.server.ts';
import { guarded } from './guard.server.ts';
import type { RouteArgs } from './person.server.ts';
import { seeOther } from './responses.server.ts';

/** What the page of an organisation shows of it. */
export async function loadOrganisation(
  { request }: RouteArgs,
  actor: MemberActor,
  organisationId: string,
) {
  const found = await guarded(() => getOrganisation(actor, organisationId));
  const { createdAt, suspendedAt, ...organisation } = found;
  return {
    organisation,
    createdAt,
    suspended: suspendedAt !== null,
    ice: organisation.ice === null ? null : groupIce(organisation.ice),
    saved: new URL(request.url).searchParams.has('saved'),
  };
}

/** Keeps what the page of an organisation sent. */
export async function changeOrganisation(
  { request }: RouteArgs,
  actor: MemberActor,
  organisationId: string,
) {
  const form = await parseForm(request, organisationSchema);
  if (!form.ok)
    return data({ errors: form.errors, values: flatValues(form.values) }, { status: 422 });
  await guarded(() => updateOrganisation(actor, organisationId, form.value), form.typed);
  return seeOther(`${new URL(request.url).pathname.replace(/\.data$/, '')}?saved=1`);
}
