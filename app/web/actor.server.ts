import { createHash, randomBytes } from 'node:crypto';
import type { AppLoadContext } from '@remix-run/node';
import type { Lang } from '#i18n/languages.ts';
import type { Actor } from '#domain/kernel/index.server.ts';
import { env } from '#platform/env.ts';
import { COOKIE, writeCookie } from './cookies.ts';
import { edgeOf } from './load-context.ts';

/**
 * Who acts: the browser (by the hash of its token) and whoever is signed in, at this instant, in
 * the reader's language.
 */
export function actorOf(context: AppLoadContext, lang: Lang): Actor {
  const { deviceToken, requestId, ip, person } = edgeOf(context);
  return {
    person: person === 'unknown' ? null : person,
    deviceHash: deviceToken === null ? null : hashToken(deviceToken),
    now: new Date(),
    randomBytes: (size) => randomBytes(size),
    requestId,
    ip,
    lang,
  };
}

/** The actor of a browser that gets its token now if it had none, and the cookie to send. */
export function actorWithDevice(
  context: AppLoadContext,
  lang: Lang,
): { readonly actor: Actor & { readonly deviceHash: string }; readonly cookie: string } {
  const token = edgeOf(context).deviceToken ?? randomBytes(32).toString('base64url');
  return {
    actor: { ...actorOf(context, lang), deviceHash: hashToken(token) },
    cookie: writeCookie(COOKIE.device, token, env().PUBLIC_URL.startsWith('https:')),
  };
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
