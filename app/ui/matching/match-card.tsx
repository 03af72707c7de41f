import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { foreign } from '#ui/catalogue/marked.tsx';
import { Standing } from '#ui/catalogue/offer-rows.tsx';
import type { CardView, MatchCardView, MoneyView } from './card-view.ts';

interface MatchCardProps {
  readonly lang: Lang;
  /** Level of its title on the page. */
  readonly heading: 'h3' | 'h4';
  readonly card: MatchCardView;
  /** Beside others: without what its own page says as well. */
  readonly brief?: boolean;
  /** What can be done with it. */
  readonly children?: ReactNode;
}

interface ShownCard {
  readonly lang: Lang;
  readonly card: CardView;
}

/** An offer among the matches of an action: why it is there and what it costs this firm. */
export function MatchCard({
  lang,
  heading: Heading,
  card,
  brief = false,
  children,
}: MatchCardProps) {
  const { slug, place, points, facts, start } = card;
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
          <p className="hint">{[points, ...(brief ? [start] : facts)].join(' · ')}</p>
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

/** What is left to pay, with the price and the aid that lead there where there is an aid. */
function Money({ lang, money }: { readonly lang: Lang; readonly money: MoneyView }) {
  const { t } = useTranslation('matching');
  const { price, basis, aid, rest, restVat, possible } = money;
  return (
    <dl className="money">
      {aid && (
        <>
          <Pair term={t('money.price')}>
            <bdi>{price}</bdi>
          </Pair>
          <Pair
            term={
              <>
                {t('money.aid')} · <Aid lang={lang} {...aid} />
              </>
            }
          >
            <bdi>{aid.amount}</bdi>
            {aid.ask !== null && (
              <>
                {' '}
                <Link to={`/${lang}${aid.ask}`}>{t('money.ask')}</Link>
              </>
            )}
          </Pair>
        </>
      )}
      <Pair
        term={
          <>
            {t('money.rest')} {basis !== null && <small>{basis}</small>}
          </>
        }
      >
        <strong>
          <bdi>{rest}</bdi>
        </strong>
      </Pair>
      <Pair term={t('money.restVat')}>
        <bdi>{restVat}</bdi>
      </Pair>
      {!aid && !possible && <Pair term={t('money.aid')}>{t('money.noAid')}</Pair>}
      {possible && (
        <div>
          <dt>{t('money.maybe')}</dt>
          <dd>
            <Aid lang={lang} {...possible} /> · {possible.condition} {possible.then}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The programme of an aid, with a link to what there is about it. */
function Aid(props: {
  readonly lang: Lang;
  readonly text: string;
  /** Address without the language. */
  readonly to: string | null;
}) {
  const name = <bdi>{props.text}</bdi>;
  return props.to === null ? name : <Link to={`/${props.lang}${props.to}`}>{name}</Link>;
}

function Pair({ term, children }: { readonly term: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="pair">
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Puts an offer on the shortlist of an action and comes back, or says that it is there. */
export function AddToShortlist(props: {
  readonly to: string;
  readonly offerId: string;
  readonly back: string;
  readonly name: string;
  readonly kept: boolean;
}) {
  const { t } = useTranslation('matching');
  const { to, offerId, back, name, kept } = props;
  if (kept)
    return (
      <p className="keep">
        <span className="tag done">{t('kept')}</span>
      </p>
    );
  return (
    <Form method="post" action={to} className="keep noprint">
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="offer" value={offerId} />
      <input type="hidden" name="back" value={back} />
      <button className="btn second" type="submit">
        {t('add')}
        <span className="vh"> : {name}</span>
      </button>
    </Form>
  );
}
