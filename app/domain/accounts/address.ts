import { z } from 'zod';
import { parsePhone } from '#domain/kernel/index.server.ts';

/** Where a person can be reached: an e-mail address in lower case, or a Moroccan mobile (E.164). */
export interface Address {
  readonly channel: 'email' | 'sms';
  readonly value: string;
}

const LONGEST = 254;
const email = z.email();

/** The address a person typed; null for what is neither an e-mail address nor a mobile number. */
export function parseAddress(text: string): Address | null {
  const typed = text.trim();
  if (typed.includes('@')) {
    const value = typed.toLowerCase();
    return value.length <= LONGEST && email.safeParse(value).success
      ? { channel: 'email', value }
      : null;
  }
  const phone = parsePhone(typed);
  return phone?.mobile ? { channel: 'sms', value: phone.number } : null;
}
