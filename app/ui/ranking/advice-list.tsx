import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Advice } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';

type Place = 'offer' | 'page' | 'references';

/** Where what an advice asks for is done: the offer itself unless said. */
const ELSEWHERE: Readonly<Partial<Record<Advice, Place>>> = {
  start: 'page',
  capacity: 'page',
  busy: 'page',
  reference: 'references',
};

interface Props {
  readonly advice: readonly Advice[];
  readonly offerId: string;
  readonly lang: Lang;
}

/** What would help an offer, each with the page where it is done. */
export function AdviceList({ advice, offerId, lang }: Props) {
  const { t } = useTranslation('ranking');
  if (advice.length === 0) return null;
  const paths = {
    offer: `offers/${offerId}`,
    page: 'presentation',
    references: 'references',
  } as const satisfies Readonly<Record<Place, string>>;
  return (
    <>
      <h3>{t('advice.title')}</h3>
      <ul>
        {advice.map((one) => {
          const place = ELSEWHERE[one] ?? 'offer';
          return (
            <li key={one}>
              {t(`advice.text.${one}`)}{' '}
              <Link to={`/${lang}/provider/${paths[place]}`}>{t(`advice.go.${place}`)}</Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
