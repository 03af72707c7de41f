import type { ActionFunctionArgs } from '@remix-run/node';
import { signOut } from '#domain/accounts/index.server.ts';
import { actorOf } from '#web/actor.server.ts';
import { sessionCookieOf } from '#web/session.server.ts';
import { guarded } from '#web/guard.server.ts';
import { requireLang } from '#web/params.server.ts';
import { seeOther } from '#web/responses.server.ts';

/** Somebody who comes here by its address only goes home: signing out takes a form. */
export function loader({ params }: ActionFunctionArgs) {
  return seeOther(`/${requireLang(params)}`);
}

export async function action({ params, context }: ActionFunctionArgs) {
  const lang = requireLang(params);
  await guarded(() => signOut(actorOf(context, lang)));
  return seeOther(`/${lang}`, { 'Set-Cookie': sessionCookieOf('') });
}
