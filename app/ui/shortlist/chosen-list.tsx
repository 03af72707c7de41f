import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { foreign } from '#ui/catalogue/marked.tsx';
import { Standing } from '#ui/catalogue/offer-rows.tsx';
import type { ChosenOffer } from './shortlist-view.ts';

interface ChosenProps {
  readonly lang: Lang;
  readonly offers: readonly ChosenOffer[];
  /** Address of the page, which the forms go to; null where nothing can be changed. */
  readonly here: string | null;
  /** Whether each says if it is on the list: only where offers are compared that are not. */
  readonly asked: boolean;
}

/** The offers that are compared, each with what can be done about it. */
export function ChosenList({ lang, offers, here, asked }: ChosenProps) {
  const { t } = useTranslation(['shortlist', 'catalogue']);
  return (
    <ol className="compared">
      {offers.map((offer) => (
        <li key={offer.offerId}>
          <Link to={`/${lang}/offers/${offer.slug}`}>
            <bdi {...foreign(offer.title.lang)}>{offer.title.text}</bdi>
          </Link>{' '}
          · <bdi>{offer.provider.name}</bdi> <Standing {...offer.standing} />{' '}
          {offer.isDemo && <span className="tag">{t('catalogue:row.demo')}</span>}{' '}
          {asked && offer.kept && <span className="tag done">{t('kept')}</span>}
          {offer.before !== null && (
            <p id={offer.offerId}>
              <span className="tag warn">{t('changed.tag')}</span>{' '}
              {t('changed.text', { amount: offer.before })}
            </p>
          )}
          {here !== null && <Choices offer={offer} here={here} />}
        </li>
      ))}
    </ol>
  );
}

function Choices({ offer, here }: { readonly offer: ChosenOffer; readonly here: string }) {
  const { t } = useTranslation('shortlist');
  const { offerId, kept, before, title } = offer;
  const isUpToDate = kept && before === null;
  return (
    <div className="actions">
      {!isUpToDate && (
        <Choice {...{ here, offerId }} intent="add" name={title.text}>
          {kept ? t('changed.keep') : t('keep')}
        </Choice>
      )}
      {kept && (
        <Choice {...{ here, offerId }} intent="remove" name={title.text}>
          {t('remove')}
        </Choice>
      )}
    </div>
  );
}

/** A button that does one thing about one offer; its name is said to those who only hear it. */
export function Choice(props: {
  readonly here: string;
  readonly offerId: string;
  readonly intent: 'add' | 'remove';
  readonly name: string;
  readonly children: string;
}) {
  const { here, offerId, intent, name, children } = props;
  return (
    <Form method="post" action={here}>
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name="offer" value={offerId} />
      <button className="link" type="submit">
        {children}
        <span className="vh"> : {name}</span>
      </button>
    </Form>
  );
}
