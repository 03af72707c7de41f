import type delivery from '#i18n/locales/fr/delivery.json';

type Words = typeof delivery;
type ErrorCode = keyof Words['error'];
type DoneCode = keyof Words['done'];

export const PARTS = [
  ...(['firm', 'provider', 'proposes', 'certifies', 'authorises', 'mediates'] as const),
  ...(['risk', 'system'] as const),
] as const;

const ERRORS = [
  ...(['tick', 'words', 'too-long', 'reload', 'wrong-state', 'changed-meanwhile'] as const),
  ...(['firm-only', 'read-only', 'provider-side', 'own-firm', 'same-person', 'slow'] as const),
  ...(['incomplete', 'too-many-rounds', 'too-late', 'too-small', 'review-closed'] as const),
  ...(['kind', 'text-missing', 'file-missing', 'url-missing', 'url-wrong'] as const),
  ...(['proof-missing', 'too-many-pieces', 'percent', 'outcome', 'choose', 'not-yours'] as const),
  ...(['empty', 'too-large', 'type', 'extension', 'encoding', 'no-room', 'quota'] as const),
] satisfies readonly ErrorCode[];

/** The text a refusal has; that of a page to reload for one that has none. */
export function errorCodeOf(code: string): ErrorCode {
  return ERRORS.find((known) => known === code) ?? 'reload';
}

const DONE = [
  ...(['begin', 'add', 'remove', 'deliver', 'accept', 'changes', 'dispute', 'answer'] as const),
  ...(['inspect', 'settle', 'review', 'reply'] as const),
] as const satisfies readonly DoneCode[];

/** What the address says was done; null for nothing known. */
export function doneOf(params: URLSearchParams): DoneCode | null {
  return DONE.find((known) => known === params.get('done')) ?? null;
}

/** The field at which a refusal is shown. */
export function fieldOf(refusal: string): string {
  switch (refusal) {
    case 'text-missing':
      return 'text';
    case 'url-missing':
    case 'url-wrong':
      return 'url';
    case 'file-missing':
    case 'proof-missing':
    case 'empty':
    case 'too-large':
    case 'type':
    case 'extension':
    case 'encoding':
    case 'no-room':
    case 'quota':
      return 'file';
    default:
      return 'form';
  }
}
