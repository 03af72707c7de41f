import { DomainError } from '#domain/kernel/index.server.ts';

const ONE_ADDRESS = /^[^\s,;:<>()[\]"@\\]+@[^\s,;:<>()[\]"@\\]+$/;
const NUMBER = /^\+[1-9]\d{7,14}$/;

/**
 * The one address a message goes to. Throws `notifications.bad-recipient` for anything a mail
 * server could read as several addresses or as headers.
 */
export function oneAddress(text: string): string {
  if (text.length > 254 || !ONE_ADDRESS.test(text))
    throw new DomainError('notifications.bad-recipient');
  return text;
}

/** A telephone number in E.164 form. Throws `notifications.bad-recipient` for anything else. */
export function oneNumber(text: string): string {
  if (!NUMBER.test(text)) throw new DomainError('notifications.bad-recipient');
  return text;
}
