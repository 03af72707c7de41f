import { useTranslation } from 'react-i18next';
import { Facts } from '../workspace/parts.tsx';
import { QuoteSentence } from './comparison.tsx';
import type { ShownQuote } from './show.ts';
import { QuoteStatus } from './status.tsx';

/** What a quote is of, how it stands, and what it comes to. */
export function QuoteHead({ lang, quote }: { readonly lang: string; readonly quote: ShownQuote }) {
  const { t } = useTranslation('quotes');
  const { until, version, money } = quote;
  return (
    <>
      <p>
        <QuoteStatus state={quote.state} isPast={quote.isPast} />
      </p>
      {version && money && (
        <p className="note">
          <QuoteSentence quote={quote} />
        </p>
      )}
      {money?.centimes === '0' && <p className="note warn">{t('noAid')}</p>}
      {quote.reason !== null && (
        <div className="note warn">
          <p>{t('quote.reason')}</p>
          <p dir="auto">{quote.reason}</p>
        </div>
      )}
      <Facts
        items={[
          [
            t('fact.provider'),
            <a key="provider" href={`/${lang}/providers/${quote.providerSlug}`}>
              <bdi>{quote.provider}</bdi>
            </a>,
          ],
          [
            t('fact.offer'),
            <a key="offer" href={`/${lang}/offers/${quote.offer.slug}`}>
              <bdi>{quote.offer.title}</bdi>
            </a>,
          ],
          [t('fact.cap'), quote.cap],
          [t('fact.until'), until],
          [t('fact.aid'), money?.aid],
          [t('fact.own'), money?.own],
          [t('fact.rest'), money?.rest],
        ]}
      />
    </>
  );
}
