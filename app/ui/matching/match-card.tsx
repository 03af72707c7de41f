import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { foreign } from '#ui/catalogue/marked.tsx';
import { Standing } from '#ui/catalogue/offer-rows.tsx';
import { useSite } from '#ui/use-site.ts';
import type { CardView, MatchCardView, MoneyView } from './card-view.ts';

interface MatchCardProps {
  readonly lang: Lang;
  /** Level of its title on the page. */
  readonly heading: 'h3' | 'h4';
  readonly card: MatchCardView;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

interface ShownCard {
  readonly lang: Lang;
  readonly card: CardView;
}

/** An offer among the matches of an action: why it is there and what it costs this firm. */
export function MatchCard({ lang, heading: Heading, card, children }: MatchCardProps) {
  const { slug, place, points } = card;
  const lite = useSite()?.lite ?? false;
  return (
    <li data-offer={card.offerId}>
      <Heading>
        {place} · <Title lang={lang} card={card} />
      </Heading>
      <Provider lang={lang} card={card} />
      {card.sentence !== '' && <p>{card.sentence}</p>}
      {slug !== null && (
        <>
          <Money lang={lang} money={card.money} />
          <p className="hint">{[points, ...(lite ? [] : card.facts)].join(' · ')}</p>
        </>
      )}
      {children}
    </li>
  );
}

/** The title of an offer, a link while the offer is there. */
export function Title({ lang, card: { slug, title } }: ShownCard) {
  const text = <bdi {...foreign(title.lang)}>{title.text}</bdi>;
  return slug === null ? text : <Link to={`/${lang}/offers/${slug}`}>{text}</Link>;
}

/** Who sells an offer, and what is certified of it. */
export function Provider({ lang, card }: ShownCard) {
  const { provider, standing, tags } = card;
  if (provider === null) return null;
  return (
    <p>
      <Link to={`/${lang}/providers/${provider.slug}`}>
        <bdi>{provider.name}</bdi>
      </Link>{' '}
      {standing && <Standing {...standing} />} <Tags tags={tags} />
    </p>
  );
}

function Tags({ tags }: { readonly tags: readonly string[] }) {
  return tags.map((tag) => (
    <span key={tag}>
      {' '}
      <span className="tag">{tag}</span>
    </span>
  ));
}

/** Price, aid and what is left, the last before and with VAT. */
function Money({ lang, money }: { readonly lang: Lang; readonly money: MoneyView }) {
  const { t } = useTranslation('matching');
  const { price, basis, aid, rest, restVat, possible } = money;
  return (
    <>
      <dl>
        <Pair term={t('money.price')}>
          <bdi>{price}</bdi>
          {basis !== null && <> ({basis})</>}
        </Pair>
        <Pair term={t('money.aid')}>
          {aid === null ? (
            t('money.noAid')
          ) : (
            <>
              <bdi>{aid.amount}</bdi> ·{' '}
              {aid.to === null ? (
                <bdi>{aid.text}</bdi>
              ) : (
                <Link to={`/${lang}${aid.to}`}>
                  <bdi>{aid.text}</bdi>
                </Link>
              )}
            </>
          )}
        </Pair>
        <Pair term={t('money.rest')}>
          <strong>
            <bdi>{rest}</bdi>
          </strong>
        </Pair>
        <Pair term={t('money.restVat')}>
          <bdi>{restVat}</bdi>
        </Pair>
      </dl>
      {possible && (
        <p>
          {possible.to === null ? (
            possible.text
          ) : (
            <Link to={`/${lang}${possible.to}`}>{possible.text}</Link>
          )}
        </p>
      )}
    </>
  );
}

function Pair({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="pair">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Puts an offer on the shortlist of an action and comes back. */
export function AddToShortlist(props: {
  readonly to: string;
  readonly offerId: string;
  readonly back: string;
  readonly name: string;
}) {
  const { t } = useTranslation('matching');
  const { to, offerId, back, name } = props;
  return (
    <Form method="post" action={to} className="noprint">
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="offer" value={offerId} />
      <input type="hidden" name="back" value={back} />
      <button className="link" type="submit">
        {t('add')}
        <span className="vh"> : {name}</span>
      </button>
    </Form>
  );
}
