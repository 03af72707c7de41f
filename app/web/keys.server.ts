import { getKeys, type KeysView } from '#domain/accounts/index.server.ts';
import type { PersonActor } from '#domain/kernel/index.server.ts';
import { guarded } from './guard.server.ts';
import { requireLang } from './params.server.ts';
import { requireConfirmed, requirePerson, type RouteArgs } from './person.server.ts';
import { seeOther } from './responses.server.ts';

/** Somebody who may look after the keys of their account, and these keys. */
export interface KeyHolder {
  readonly actor: PersonActor;
  readonly keys: KeysView;
}

/**
 * Whoever is signed in and has shown the second factor the account has: a stolen password must not
 * be enough to replace it. Open to staff that has none yet, for here it is set up.
 */
export async function requireKeyHolder(args: RouteArgs): Promise<KeyHolder> {
  const actor = requirePerson(args, { secondFactorLater: true });
  const keys = await guarded(() => getKeys(actor));
  const lang = requireLang(args.params);
  if (keys.step === 'show')
    throw seeOther(
      `/${lang}/sign-in/second?next=${encodeURIComponent(`/${lang}/account/security`)}`,
    );
  return { actor, keys };
}

/** The same, of somebody who proved who they are a moment ago: before any change of keys. */
export async function requireKeyChange(args: RouteArgs): Promise<KeyHolder> {
  const holder = await requireKeyHolder(args);
  requireConfirmed(args, holder.actor);
  return holder;
}
