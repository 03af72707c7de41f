import { data } from '@remix-run/node';
import {
  answerJoinRequest,
  decideRole,
  endRole,
  getPeople,
  giveRole,
  invitePerson,
  listRegions,
  resendInvitation,
  revokeInvitation,
} from '#domain/accounts/index.server.ts';
import { peopleSchema, type PeopleAct, type PeopleView } from '#domain/accounts/schema.ts';
import type { MemberActor } from '#domain/kernel/index.server.ts';
import { formatDate } from '#i18n/formatters.ts';
import { i18nFor } from '#i18n/i18n.server.ts';
import { parseForm, type TypedValues } from './forms.server.ts';
import { guarded, refusalOf } from './guard.server.ts';
import { mintIntent } from './intent.server.ts';
import { publicOrigin } from './origin.server.ts';
import { titled } from './page-meta.server.ts';
import { requireLang } from './params.server.ts';
import { requireConfirmed, type RouteArgs } from './person.server.ts';
import { takeAllowance } from './rate-limit.server.ts';
import { seeOther } from './responses.server.ts';

/** Thirty invitations at once, then six a minute. */
const INVITATIONS = { perMinute: 6, burst: 30 };

/** Roles of other organisations than firms are changed only by who has just proved who they are. */
function isStaffPlace({ kind }: Pick<PeopleView, 'kind'>): boolean {
  return kind !== 'sme' && kind !== 'provider';
}

/** What a page of people shows. */
export async function loadPeople(args: RouteArgs, actor: MemberActor, organisationId: string) {
  const lang = requireLang(args.params);
  const view = await guarded(() => getPeople(actor, organisationId));
  const query = new URL(args.request.url).searchParams;
  const ending = query.get('end');
  if (isStaffPlace(view) && (view.canManage || ending !== null)) requireConfirmed(args, actor);
  return {
    lang,
    ...view,
    invitations: view.invitations.map(({ expiresAt, ...invitation }) => ({
      ...invitation,
      until: formatDate(lang, expiresAt),
    })),
    joinRequests: view.joinRequests.map(({ at, ...request }) => ({
      ...request,
      on: formatDate(lang, at),
    })),
    regions: listRegions(lang),
    ending,
    done: query.get('done'),
    intentId: mintIntent(),
    title: titled(lang, i18nFor(lang).t('people:people.title')),
  };
}

/** Carries out what a page of people sent. */
export async function changePeople(args: RouteArgs, actor: MemberActor, organisationId: string) {
  const lang = requireLang(args.params);
  if (actor.person.seat.organisationId !== organisationId || isStaffPlace(actor.person.seat))
    requireConfirmed(args, actor);
  const form = await parseForm(args.request, peopleSchema);
  if (!form.ok) return refuse(form.errors, form.values);
  if (form.value.do === 'invite') {
    const key = `invite ${actor.person.accountId}`;
    if ((await guarded(() => takeAllowance(key, INVITATIONS), form.typed)) > 0)
      return refuse({ '': 'refusal.too-many' }, form.typed, 429);
  }
  const linkOf = (token: string) => `${publicOrigin()}/${lang}/invitation/${token}`;
  const act = form.value;
  let left: unknown = false;
  const refusal = await refusalOf(async () => {
    left = await carryOut(actor, organisationId, act, linkOf);
  }, form.typed);
  if (refusal !== null)
    return refuse({ [fieldOf(act, refusal)]: `refusal.${refusal}` }, form.typed);
  const page = new URL(args.request.url).pathname.replace(/\.data$/, '');
  return seeOther(left === true ? `/${lang}/account/organisations` : `${page}?done=${act.do}`);
}

function refuse(errors: Readonly<Record<string, string>>, values: TypedValues, status = 422) {
  return data({ errors, values }, { status });
}

/** The field a refusal belongs to; the page as a whole where no field was filled in. */
function fieldOf(act: PeopleAct, refusal: string): string {
  if (act.do === 'invite') return refusal === 'regions-missing' ? 'regions' : 'email';
  if (act.do === 'give') return refusal === 'regions-missing' ? 'newRegions' : 'newRole';
  return '';
}

/** Resolves to `true` when the actor left the organisation by it. */
function carryOut(
  actor: MemberActor,
  organisationId: string,
  act: PeopleAct,
  linkOf: (token: string) => string,
): Promise<unknown> {
  switch (act.do) {
    case 'invite':
      return invitePerson(actor, organisationId, act, { intentId: act.intentId, linkOf });
    case 'give': {
      const { accountId, newRole: role, newRegions: regions } = act;
      return giveRole(actor, organisationId, { accountId, role, regions });
    }
    case 'resend':
      return resendInvitation(actor, organisationId, act.id, linkOf);
    case 'revoke':
      return revokeInvitation(actor, organisationId, act.id);
    case 'end':
      return endRole(actor, organisationId, act.id);
    case 'grant':
    case 'refuse':
      return decideRole(actor, organisationId, act.id, act.do);
    case 'accept-join':
      return answerJoinRequest(actor, act.id, { accept: true, role: act.joinRole });
    case 'refuse-join':
      return answerJoinRequest(actor, act.id, { accept: false });
  }
}
