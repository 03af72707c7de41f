import { useRevalidator } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

const EVERY_MS = 3_000;
const EVERY_SECONDS = 5;

/** Says that a run is at work, and has the page show how far it is: with or without scripts. */
export function AtWork({ waiting }: { readonly waiting: boolean }) {
  const { t } = useTranslation('simulation');
  const { revalidate } = useRevalidator();
  useEffect(() => {
    const timer = setInterval(revalidate, EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [revalidate]);
  return (
    <div className="note" role="status">
      <noscript>
        <meta httpEquiv="refresh" content={String(EVERY_SECONDS)} />
      </noscript>
      <p>{waiting ? t('waiting') : t('atWork')}</p>
    </div>
  );
}
