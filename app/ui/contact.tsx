import { useTranslation } from 'react-i18next';
import { useSite } from './use-site.ts';

/** How to reach the body that operates the site, or an honest word when none is named. */
export function Contact() {
  const { t } = useTranslation('pages');
  const site = useSite();
  if (site?.contactEmail)
    return (
      <p>
        {t('contact.write')}{' '}
        <a className="ltr" dir="ltr" href={`mailto:${site.contactEmail}`}>
          {site.contactEmail}
        </a>
      </p>
    );
  return <p>{site?.demo === true ? t('contact.demo') : t('contact.unknown')}</p>;
}
