import { useTranslation } from 'react-i18next';

interface NoticesProps {
  /** Something in the address is no filter. */
  readonly ignored: boolean;
  /** Longest text searched for, where the typed one was longer. */
  readonly cut: number | null;
}

/** What of an address a list could not follow. */
export function Notices({ ignored, cut }: NoticesProps) {
  const { t } = useTranslation('catalogue');
  return (
    <>
      {ignored && <p className="note warn">{t('list.ignored')}</p>}
      {cut !== null && <p className="note warn">{t('list.cut', { most: cut })}</p>}
    </>
  );
}
