import { useTranslation } from 'react-i18next';
import type { OfferChange, OfferNames } from '#domain/catalogue/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { VersionDiff } from '../review/version-diff.tsx';

interface Compared {
  readonly id: string;
  readonly number: number;
  /** Against the version before; null where there is none to compare with. */
  readonly changes: { readonly since: number; readonly list: readonly OfferChange[] } | null;
}

/**
 * What each version changed against the one before, folded. The page names the texts `review` and
 * `vocab` in its handle.
 */
export function VersionChanges({
  versions,
  names,
  lang,
}: {
  readonly versions: readonly Compared[];
  readonly names: OfferNames;
  readonly lang: Lang;
}) {
  const { t } = useTranslation('offers');
  return (
    <>
      {versions.map(
        ({ id, number, changes }) =>
          changes && (
            <details key={id}>
              <summary>{t('page.changes', { number, before: changes.since })}</summary>
              <VersionDiff changes={changes.list} names={names} lang={lang} />
            </details>
          ),
      )}
    </>
  );
}
