import { env } from '#platform/env.ts';

/** True when this site runs on demonstration data; such pages and documents say so. */
export function isDemo(): boolean {
  return env().RAQMANA_MODE === 'demo';
}
