import { useTranslation } from 'react-i18next';

/** How many answers are backed by a document or a link, with its numbers written out. */
export function ShareLine({
  share,
}: {
  readonly share: { readonly backed: string; readonly answered: string; readonly percent: string };
}) {
  const { t } = useTranslation('evidence');
  return (
    <p>
      <strong>{t('share.label')}</strong> {t('share.value', share)}
    </p>
  );
}
