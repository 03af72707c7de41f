import type agreement from '#i18n/locales/fr/agreement.json';

type ErrorCode = keyof (typeof agreement)['error'];
type DoneCode = keyof (typeof agreement)['done'];

const ERRORS = [
  ...(['tick', 'required', 'too-long', 'date', 'price', 'reload', 'wrong-state'] as const),
  ...(['changed-meanwhile', 'paper-changed', 'already-signed', 'provider-first'] as const),
  ...(['firm-only', 'read-only', 'provider-side', 'same-person', 'same-browser'] as const),
  ...(['related', 'no-channel', 'too-many-codes', 'not-a-code', 'wrong-code'] as const),
  ...(['code-over', 'no-change', 'price-up', 'price-zero', 'milestone-closed'] as const),
  ...(['date-past', 'disputed', 'delivery-waits', 'needs-both', 'not-yours', 'own-side'] as const),
  ...([
    'not-accredited',
    'too-many-running',
    'over-voucher',
    'voucher-over',
    'no-account',
  ] as const),
] satisfies readonly ErrorCode[];

/** The text a refusal has; that of a page to reload for one that has none. */
export function agreementErrorOf(code: string): ErrorCode {
  return ERRORS.find((known) => known === code) ?? 'reload';
}

const DONE = [
  ...(['sign', 'code', 'propose', 'drop', 'ended', 'asked'] as const),
  ...(['take-back', 'validate', 'refuse'] as const),
] satisfies readonly DoneCode[];

/** What the address says was done; null for nothing known. */
export function agreementDoneOf(address: string): DoneCode | null {
  const done = new URL(address).searchParams.get('done');
  return DONE.find((known) => known === done) ?? null;
}
