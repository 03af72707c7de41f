import type clawback from '#i18n/locales/fr/clawback.json';

type ErrorCode = keyof (typeof clawback)['error'];
type DoneCode = keyof (typeof clawback)['done'];

const ERRORS = [
  ...(['amount', 'amount-over', 'amount-under', 'no-reason', 'no-grounds'] as const),
  ...(['no-evidence', 'no-words', 'no-answer', 'choose', 'tooLong', 'html'] as const),
  ...(['wrong-state', 'changed-meanwhile', 'same-person', 'own-firm', 'too-early'] as const),
  ...(['clawback-live', 'no-money', 'no-hearing', 'already-answered', 'hearing-over'] as const),
] satisfies readonly ErrorCode[];

/** The text a refusal has; that of a page to reload for one that has none. */
export function clawbackErrorOf(key: string): ErrorCode {
  const code = key.replace(/^error\./, '');
  return ERRORS.find((known) => known === code) ?? 'reload';
}

const DONE = [
  ...(['open', 'notify', 'confirm', 'drop', 'instalment', 'settle', 'write-off'] as const),
  'answer',
] as const satisfies readonly DoneCode[];

/** What the address says was done; null for nothing known. */
export function clawbackDoneOf(params: URLSearchParams): DoneCode | null {
  return DONE.find((known) => known === params.get('done')) ?? null;
}
