import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { DEFAULT_LANG } from '#i18n/languages.ts';
import { useSite } from './use-site.ts';

/** What a form collects; each has its own texts. */
export type CollectionPurpose =
  | 'account'
  | 'organisation'
  | 'invitation'
  | 'evidence'
  | 'mandate'
  | 'data-request'
  | 'assessment'
  | 'presentation'
  | 'reference';

/**
 * What the law asks to say where data is collected (law 09-08, article 5): who answers for it, why,
 * who receives it, what must be filled in, for how long, the rights and the declaration. The page
 * names the texts `notice` in its handle.
 */
export function PrivacyNotice({ purpose }: { readonly purpose: CollectionPurpose }) {
  const { t } = useTranslation('notice');
  const site = useSite();
  const lang = site?.lang ?? DEFAULT_LANG;
  const lines = [
    [t('notice.need'), t(`notice.needOf.${purpose}`)],
    [t('notice.who'), t(`notice.whoOf.${purpose}`)],
    [t('notice.keep'), t(`notice.keepOf.${purpose}`)],
    [t('notice.rights'), t('notice.rightsText')],
    [
      t('notice.controller'),
      site?.operator
        ? t('notice.controllerNamed', { operator: site.operator })
        : t('notice.controllerUnnamed'),
    ],
    ...(site?.cndpReceipt
      ? [[t('notice.cndp'), t('notice.cndpReceipt', { receipt: site.cndpReceipt })] as const]
      : []),
    ...(site?.hostingCountry
      ? [[t('notice.hosting'), t('notice.hostingIn', { country: site.hostingCountry })] as const]
      : []),
  ] as const;
  return (
    <aside className="hint" aria-label={t('notice.title')}>
      <p>{t(`notice.whyOf.${purpose}`)}</p>
      <details>
        <summary>{t('notice.title')}</summary>
        <ul>
          {lines.map(([term, text]) => (
            <li key={term}>
              <strong>{term}</strong> {text}
            </li>
          ))}
        </ul>
        <p>
          <Link to={`/${lang}/privacy`}>{t('notice.more')}</Link>
        </p>
      </details>
    </aside>
  );
}
