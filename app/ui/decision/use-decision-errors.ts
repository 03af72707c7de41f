import { useTranslation } from 'react-i18next';
import type caseWords from '#i18n/locales/fr/case.json';
import type decision from '#i18n/locales/fr/decision.json';
import type { ShownError } from '../error-summary.tsx';

type Errors = Readonly<Record<string, string>>;
type OwnCode = keyof (typeof decision)['error'];
type SharedCode = keyof (typeof caseWords)['refused'];

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useDecisionErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t: own, i18n } = useTranslation('decision');
  const { t: shared } = useTranslation('case');
  const isOwn = (code: string): code is OwnCode => i18n.exists(`decision:error.${code}`);
  const isShared = (code: string): code is SharedCode => i18n.exists(`case:refused.${code}`);
  const say = (key: string): string => {
    const code = key.replace(/^error\./, '');
    if (isOwn(code)) return own(`error.${code}`);
    return isShared(code) ? shared(`refused.${code}`) : own('error.reload');
  };
  const said = Object.entries(errors ?? {}).map(([field, key]) => [field, say(key)] as const);
  return {
    messages: Object.fromEntries(said),
    shown: said.map(([target, message]) => ({ target, message })),
  };
}
