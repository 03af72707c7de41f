import { useTranslation } from 'react-i18next';

/**
 * Says in whose name an advisor acts; at the top of every page of a client and of an assessment
 * opened under a mandate.
 */
export function OnBehalf({ firm }: { readonly firm: string }) {
  const { t } = useTranslation();
  return (
    <aside className="note" aria-label={t('onBehalf.strip')}>
      <p>
        {t('onBehalf.strip')}{' '}
        <strong>
          <bdi>{firm}</bdi>
        </strong>
      </p>
      <p className="hint">{t('onBehalf.note')}</p>
    </aside>
  );
}
