import { env } from './env.ts';

/** The address this site is published at, without a final slash: papers print it for good. */
export function siteOrigin(): string {
  return env().PUBLIC_URL;
}

/** True when this site runs on demonstration data: papers made now say so. */
export function isDemoSite(): boolean {
  return env().RAQMANA_MODE === 'demo';
}
