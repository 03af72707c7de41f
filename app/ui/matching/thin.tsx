import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import type { CardView } from './card-view.ts';
import { Provider, Title } from './match-card.tsx';

interface ThinProps {
  readonly lang: Lang;
  readonly here: string;
  readonly action: {
    readonly id: string;
    readonly category: string;
    readonly hasMatches: boolean;
  };
}

/** Where few suppliers fit: what the firm can do meanwhile. */
export function Thin({ lang, here, action }: ThinProps) {
  const { t } = useTranslation('matching');
  return (
    <div className="note warn">
      <p>
        {t(action.hasMatches ? 'thin.few' : 'thin.none')} {t('thin.noted')}
      </p>
      <p>
        <Link to={`${here}/roadmap/${action.id}`}>{t('thin.free')}</Link> ·{' '}
        <a href={`${here}/matches#wish`}>{t('thin.wish')}</a> ·{' '}
        <Link to={`/${lang}/offers?category=${action.category}`}>{t('thin.elsewhere')}</Link>
      </p>
    </div>
  );
}

interface NearListProps {
  readonly lang: Lang;
  readonly nearest: readonly CardView[];
  readonly heading: 'h3' | 'h4';
}

/** Offers that one thing alone keeps out, with that thing; folded beside offers that fit. */
export function NearList({
  lang,
  nearest,
  heading,
  open,
}: NearListProps & { readonly open: boolean }) {
  const { t } = useTranslation('matching');
  if (nearest.length === 0) return null;
  return (
    <details open={open}>
      <summary>{t('near.title', { count: nearest.length })}</summary>
      <ul className="steps rows">
        {nearest.map((card) => (
          <NearCard key={card.offerId} lang={lang} card={card} heading={heading} />
        ))}
      </ul>
    </details>
  );
}

function NearCard(props: {
  readonly lang: Lang;
  readonly card: CardView;
  readonly heading: 'h3' | 'h4';
}) {
  const { t } = useTranslation('matching');
  const { lang, card, heading: Heading } = props;
  const { price, basis } = card.money;
  return (
    <li data-offer={card.offerId}>
      <Heading>
        <Title lang={lang} card={card} />
      </Heading>
      <Provider lang={lang} card={card} />
      {card.sentence !== '' && <p>{card.sentence}</p>}
      {card.slug !== null && (
        <p className="hint">
          {t('money.price')} <bdi>{price}</bdi>
          {basis !== null && <> ({basis})</>}
        </p>
      )}
    </li>
  );
}
