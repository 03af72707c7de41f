import { useTranslation } from 'react-i18next';
import type payment from '#i18n/locales/fr/payment.json';
import type { ShownError } from '../error-summary.tsx';

type Errors = Readonly<Record<string, string>>;
type ErrorCode = keyof (typeof payment)['error'];

const CODES = [
  ...(['rib-missing', 'rib-characters', 'rib-length', 'rib-key', 'holder-missing'] as const),
  ...(['too-long', 'reload', 'choose', 'reason', 'note', 'reference', 'no-ice'] as const),
  ...(['same-account', 'rib-taken', 'already-waiting', 'same-person', 'ice-changed'] as const),
  ...(['wrong-state', 'type', 'extension', 'empty', 'too-large', 'encoding', 'no-room'] as const),
  ...(['quota', 'file-missing', 'too-many', 'slow', 'firm-only', 'no-card', 'try-again'] as const),
  ...(['amount', 'already-paid', 'wrong-account', 'provider-side', 'failed'] as const),
] as const satisfies readonly ErrorCode[];

/** Where a refusal of a use-case about an account or a file is shown. */
export function fieldOf(code: string): string {
  if (['rib-taken', 'same-account', 'already-waiting', 'no-ice'].includes(code)) return 'rib';
  const aboutFiles = ['type', 'extension', 'empty', 'too-large', 'encoding', 'no-room', 'quota'];
  return [...aboutFiles, 'file-missing', 'too-many'].includes(code) ? 'file' : 'form';
}

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function usePaymentErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t } = useTranslation('payment');
  const known = (code: string): ErrorCode => CODES.find((one) => one === code) ?? 'failed';
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, code]) => [field, t(`error.${known(code)}`)]),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}
