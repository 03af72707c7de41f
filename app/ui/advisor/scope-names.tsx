import { useTranslation } from 'react-i18next';
import type { MandateScope } from '#domain/accounts/schema.ts';
import { formatList } from '#i18n/formatters.ts';
import { DEFAULT_LANG } from '#i18n/languages.ts';
import { useSite } from '../use-site.ts';

/** What a mandate lets the body do, by name, as a list in words. */
export function ScopeNames({ scopes }: { readonly scopes: readonly MandateScope[] }) {
  const { t } = useTranslation('advisor');
  const names = scopes.map((scope) => t(`scope.${scope}.name`));
  return <>{formatList(useSite()?.lang ?? DEFAULT_LANG, names)}</>;
}
