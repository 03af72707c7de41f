import { data, type AppLoadContext } from '@remix-run/node';
import { CONFIRMED_FOR_FORM_MS, isConfirmed } from '#domain/accounts/index.server.ts';
import type {
  MemberActor,
  OrganisationKind,
  PersonActor,
  Role,
} from '#domain/kernel/index.server.ts';
import { actorOf } from './actor.server.ts';
import { edgeOf } from './load-context.ts';
import { notFound, requireLang } from './params.server.ts';
import { seeOther } from './responses.server.ts';

/** What every guard needs of a route's arguments. */
export interface RouteArgs {
  readonly request: Request;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly context: AppLoadContext;
}

/** The page asked for, to come back to; a form's page for what was sent. */
function pathOf(request: Request): string {
  const { pathname, searchParams } = new URL(request.url);
  const clean = pathname.replace(/\.data$/, '');
  searchParams.delete('_routes');
  const query = request.method === 'GET' ? searchParams.toString() : '';
  return query === '' ? clean : `${clean}?${query}`;
}

function goAndComeBack(page: string, { request, params }: RouteArgs) {
  const lang = requireLang(params);
  return seeOther(`/${lang}/${page}?next=${encodeURIComponent(pathOf(request))}`);
}

/**
 * Whoever is signed in. Others are sent to sign in and come back; staff that owes a second factor
 * is sent to show it, unless the page is one where it is set up.
 */
export function requirePerson(
  args: RouteArgs,
  options: { readonly secondFactorLater?: boolean } = {},
): PersonActor {
  const { context, params } = args;
  if (edgeOf(context).person === 'unknown') throw data({ typed: {} }, { status: 503 });
  const actor = actorOf(context, requireLang(params));
  const { person } = actor;
  if (person === null) throw goAndComeBack('sign-in', args);
  if (person.owesSecondFactor && !options.secondFactorLater)
    throw goAndComeBack('sign-in/second', args);
  return { ...actor, person };
}

/**
 * Whoever is signed in and works in an organisation of this kind, with one of these roles when
 * some are named. Without an organisation chosen: sent to choose; anything else answers 404.
 */
export function requireSeat(
  args: RouteArgs,
  kind: OrganisationKind,
  ...roles: readonly Role[]
): MemberActor {
  const actor = requirePerson(args);
  const { seat } = actor.person;
  if (seat === null) throw goAndComeBack('account/organisations', args);
  const fits = roles.length === 0 || seat.roles.some((role) => roles.includes(role));
  if (seat.kind !== kind || !fits) throw notFound();
  return { ...actor, person: { ...actor.person, seat } };
}

/**
 * Asks for the password or a passkey again when that was more than ten minutes ago: before signing,
 * money and the keys of the account. A form opened in time may be sent a quarter of an hour later.
 */
export function requireConfirmed(args: RouteArgs, actor: PersonActor): void {
  const allowed = args.request.method === 'GET' ? undefined : CONFIRMED_FOR_FORM_MS;
  if (!isConfirmed(actor.person, actor.now, allowed)) throw goAndComeBack('account/confirm', args);
}
