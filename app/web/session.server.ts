import { env } from '#platform/env.ts';
import { sessionCookie } from './cookies.ts';

/** The Set-Cookie line that gives this browser a session; an empty token takes it away. */
export function sessionCookieOf(token: string): string {
  return sessionCookie(token, env().PUBLIC_URL.startsWith('https:'));
}
