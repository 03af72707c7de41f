import type shared from '#i18n/locales/fr/case.json';
import type own from '#i18n/locales/fr/cases.json';

type Own = keyof (typeof own)['error'];
type Shared = keyof (typeof shared)['refused'];

const OWN_ERRORS = [
  'missing',
  'choose',
  'reload',
  'too-many-views',
] as const satisfies readonly Own[];

/** Refusals that every page of a case knows. */
const SHARED_ERRORS = [
  ...(['wrong-state', 'changed-meanwhile', 'not-found', 'same-person', 'own-firm'] as const),
  ...(['no-part', 'not-yours', 'not-declared', 'no-note', 'too-long', 'no-officer'] as const),
  ...(['too-many', 'nothing-chosen', 'failed', 'tampered', 'other-decider'] as const),
  ...(['papers-changed', 'papers-checking', 'reservation-ended', 'no-reservation'] as const),
  ...(['over-ceiling', 'voucher-live', 'no-money'] as const),
] as const satisfies readonly Shared[];

type ErrorKey = `error.${Own}` | `case:refused.${Shared}`;

/** The key of the words of a refusal; those who know none are asked to load the page again. */
export function errorKey(refusal: string): ErrorKey {
  const code = refusal.replace(/^error\./, '');
  const known = OWN_ERRORS.find((one) => one === code);
  return known === undefined ? (sharedKey(code) ?? 'error.reload') : `error.${known}`;
}

/** The key of the words of a refusal of a case; null for one that has none. */
export function sharedKey(code: string): `case:refused.${Shared}` | null {
  const known = SHARED_ERRORS.find((one) => one === code);
  return known === undefined ? null : `case:refused.${known}`;
}
