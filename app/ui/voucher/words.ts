import type voucher from '#i18n/locales/fr/voucher.json';

type ErrorCode = keyof (typeof voucher)['error'];
type DoneCode = keyof (typeof voucher)['done'];

const ERRORS = [
  ...(['tick', 'reason', 'too-long', 'reload', 'wrong-state', 'changed-meanwhile'] as const),
  ...(['voucher-over', 'terms-changed', 'too-early', 'extended', 'firm-only'] as const),
  ...(['not-yours', 'own-firm', 'voucher-signed'] as const),
] satisfies readonly ErrorCode[];

/** The text a refusal has; that of a page to reload for one that has none. */
export function errorCodeOf(code: string): ErrorCode {
  return ERRORS.find((known) => known === code) ?? 'reload';
}

const DONE = [
  'accept',
  'extend',
  'give-back',
  'suspend',
  'resume',
] as const satisfies readonly DoneCode[];

/** What the address says was done; null for nothing known. */
export function doneOf(params: URLSearchParams): DoneCode | null {
  return DONE.find((known) => known === params.get('done')) ?? null;
}
