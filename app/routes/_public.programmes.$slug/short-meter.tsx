import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { Meter } from '#ui/money/meter-bar.tsx';
import type { PageProps } from './page-props.ts';

/** What became of this year's money, in short, with the way to the whole account. */
export function ShortMeter({
  lang,
  slug,
  meter,
}: {
  readonly lang: Lang;
  readonly slug: string;
  readonly meter: NonNullable<PageProps['page']['meter']>;
}) {
  const { t } = useTranslation('money');
  return (
    <section>
      <h2>{t('year', { year: meter.year })}</h2>
      <Meter lang={lang} meter={meter.meter} />
      <p>
        <span className="hint">{t('account.asOf', { when: meter.asOf })}</span>{' '}
        <Link to={`/${lang}/programmes/${slug}/account`}>{t('account.open')}</Link>
      </p>
    </section>
  );
}

/** Said while no envelope has enough left for one more aid. */
export function WaitlistOnly() {
  const { t } = useTranslation('money');
  return <p className="note warn">{t('waitlistOnly')}</p>;
}
