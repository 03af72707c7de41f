import { useTranslation } from 'react-i18next';
import type apply from '#i18n/locales/fr/apply.json';

type ErrorCode = keyof (typeof apply)['error'];
type Errors = Readonly<Record<string, string>>;

/** Where on its page each refusal is shown; the others belong to the whole form. */
const FIELD: Readonly<Record<string, string>> = {
  'unknown-category': 'category',
  'consent-missing': 'consents',
  'file-missing': 'file',
  empty: 'file',
  'too-large': 'file',
  type: 'file',
  extension: 'file',
  encoding: 'file',
  'no-room': 'file',
  quota: 'file',
  future: 'issuedOn',
  expired: 'validUntil',
  reversed: 'validUntil',
  'end-missing': 'validUntil',
};

const CODES = [
  ...(['amount', 'too-much', 'too-long', 'date', 'phone', 'slow', 'reload', 'failed'] as const),
  ...(['unknown-category', 'consent-missing', 'incomplete', 'already-open', 'tampered'] as const),
  ...(['changed-meanwhile', 'programme-paused', 'programme-announced'] as const),
  ...(['programme-closed', 'file-missing', 'empty', 'too-large', 'type', 'extension'] as const),
  ...(['encoding', 'no-room', 'quota', 'future', 'expired', 'reversed', 'end-missing'] as const),
  ...(['too-many-papers', 'unknown-paper', 'no-report', 'no-firm', 'provider-side'] as const),
] as const satisfies readonly ErrorCode[];

function codeOf(text: string): ErrorCode {
  return CODES.find((code) => code === text) ?? 'failed';
}

/** The field a refusal of a use-case is about; `form` for the whole form. */
export function fieldOf(refusal: string): string {
  return FIELD[refusal] ?? 'form';
}

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useApplyErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly { readonly target: string; readonly message: string }[];
} {
  const { t } = useTranslation('apply');
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, code]) => [field, t(`error.${codeOf(code)}`)]),
  );
  return {
    messages,
    shown: Object.entries(messages).map(([target, message]) => ({ target, message })),
  };
}
