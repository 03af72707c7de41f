import type shared from '#i18n/locales/fr/case.json';
import type casework from '#i18n/locales/fr/casework.json';

type Own = keyof (typeof casework)['error'];
type Shared = keyof (typeof shared)['refused'];

/** Refusals with words of this namespace. */
const OWN_ERRORS = [
  ...(['missing', 'tooLong', 'html', 'choose', 'reload', 'problem', 'reason', 'note'] as const),
  ...(['nothing', 'unknown-check', 'unknown-field', 'unknown-colleague'] as const),
  ...(['opinion-open', 'corrections-used'] as const),
  ...(['value', 'day', 'future', 'past', 'noPaper', 'unknown-paper', 'paper-changed'] as const),
  ...(['paper-expired', 'until-past-paper', 'days-reversed', 'proven-meanwhile'] as const),
] as const satisfies readonly Own[];

/** Refusals that every page of a case knows. */
const SHARED_ERRORS = [
  ...(['wrong-state', 'changed-meanwhile', 'not-yours', 'own-firm', 'not-declared'] as const),
  ...(['same-person', 'tampered'] as const),
] as const satisfies readonly Shared[];

type ErrorKey = `error.${Own}` | `case:refused.${Shared}`;

/** The key of the words of a refusal; those who know none are asked to load the page again. */
export function errorKey(refusal: string): ErrorKey {
  const code = refusal.replace(/^error\./, '');
  const own = OWN_ERRORS.find((one) => one === code);
  if (own !== undefined) return `error.${own}`;
  const known = SHARED_ERRORS.find((one) => one === code);
  return known === undefined ? 'error.reload' : `case:refused.${known}`;
}
