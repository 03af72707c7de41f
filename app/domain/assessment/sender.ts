import type { Actor } from '#domain/kernel/index.server.ts';

/** With whom the intent of a form is looked up: the account, else the browser; null without both. */
export function senderOf({ person, deviceHash }: Pick<Actor, 'person' | 'deviceHash'>) {
  return person?.accountId ?? deviceHash;
}
