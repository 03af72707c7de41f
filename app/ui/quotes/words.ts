import type quotes from '#i18n/locales/fr/quotes.json';

type ErrorCode = keyof (typeof quotes)['error'];
type DoneCode = keyof (typeof quotes)['done'];

const ERRORS = [
  ...(['reload', 'wrong-state', 'changed-meanwhile', 'firm-only', 'provider-side'] as const),
  ...(['read-only', 'already-open', 'voucher-not-ready', 'voucher-over', 'voucher-used'] as const),
  ...(['other-category', 'not-chosen', 'gone', 'not-certified', 'not-accredited'] as const),
  ...(['too-many-running', 'related', 'quote-expired', 'amount-changed', 'no-aid'] as const),
  ...(['tick', 'offers', 'shortlist', 'need', 'counter', 'reason', 'message', 'slow'] as const),
  ...(['error.tooLong', 'error.html', 'too-long', 'html', 'label', 'quantity'] as const),
  ...(['quantity-most', 'unit', 'amount', 'amount-zero', 'vat', 'exemption', 'title'] as const),
  ...(['milestone-missing', 'milestone-unused', 'acceptance', 'date', 'date-early'] as const),
  ...(['date-late', 'over-cap', 'empty-milestone', 'unknown-milestone', 'nothing'] as const),
  ...(['empty', 'too-large', 'type', 'extension', 'encoding', 'no-room', 'quota'] as const),
] as const;

const KEYS = {
  'error.tooLong': 'too-long',
  'error.html': 'html',
} as const;

/** The text a refusal has; that of a page to reload for one that has none. */
export function errorCodeOf(code: string): ErrorCode {
  const known = ERRORS.find((one) => one === code) ?? 'reload';
  return known === 'error.tooLong' || known === 'error.html' ? KEYS[known] : known;
}

const DONE = [
  ...(['asked', 'ask', 'withdraw', 'counter', 'choose', 'undo', 'message'] as const),
  ...(['answer', 'decline', 'stop'] as const),
] as const satisfies readonly DoneCode[];

/** What the address says was done; null for nothing known. */
export function doneOf(params: URLSearchParams): DoneCode | null {
  return DONE.find((known) => known === params.get('done')) ?? null;
}
