import { env } from '#platform/env.ts';

/** The address this site is published at, without a final slash; never taken from the request. */
export function publicOrigin(): string {
  return env().PUBLIC_URL;
}
