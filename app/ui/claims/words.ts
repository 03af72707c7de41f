import type claim from '#i18n/locales/fr/claim.json';

type ErrorCode = keyof (typeof claim)['error'];
type DoneCode = keyof (typeof claim)['done'];

const ERRORS = [
  ...(['number', 'date', 'total', 'discount', 'too-long', 'invoice-day', 'total-differs'] as const),
  ...(['number-used', 'file-used', 'file-missing', 'file-type', 'empty', 'too-large'] as const),
  ...(['mentions-missing', 'not-accepted', 'disputed', 'already-claimed'] as const),
  ...(['changed-meanwhile', 'wrong-state', 'read-only', 'same-person', 'own-firm'] as const),
  ...(['tick', 'remarks', 'words', 'reason', 'choose', 'too-many', 'no-account'] as const),
  ...([
    'no-own-account',
    'nothing-to-send',
    'already-ordered',
    'no-money',
    'share-disputed',
    'provider-side',
    'voucher-cancelled',
  ] as const),
] satisfies readonly ErrorCode[];

/** Refusals of rooms that others read these forms with, in words of this page. */
const SAME: Readonly<Record<string, ErrorCode>> = {
  ...{ 'error.tooLong': 'too-long', type: 'file-type', extension: 'file-type', quota: 'too-large' },
  ...{ encoding: 'file-type', 'error.html': 'too-long' },
};

/** The text a refusal has; that of a page to reload for one that has none. */
export function claimErrorOf(code: string): ErrorCode {
  return SAME[code] ?? ERRORS.find((known) => known === code) ?? 'reload';
}

const DONE = [
  ...(['make', 'send', 'withdraw', 'certify', 'return', 'hold', 'release'] as const),
  ...(['batch', 'sent'] as const),
] as const satisfies readonly DoneCode[];

/** What the address says was done; null for nothing known. */
export function claimDoneOf(params: URLSearchParams): DoneCode | null {
  return DONE.find((known) => known === params.get('done')) ?? null;
}

/** The fields that refusals are about; the others are about the whole page. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ 'invoice-day': 'date', 'total-differs': 'total', 'number-used': 'number', tick: 'sure' },
  ...{ discount: 'discount', 'file-used': 'file', 'file-missing': 'file', 'file-type': 'file' },
  ...{ empty: 'file', 'too-large': 'file', type: 'file', extension: 'file', encoding: 'file' },
  ...{ quota: 'file', 'mentions-missing': 'sellerAddress' },
};

/** A refusal of a use-case as an error of the form that asked for it. */
export function claimField(code: string): Readonly<Record<string, string>> {
  return { [FIELDS[code] ?? 'form']: code };
}
