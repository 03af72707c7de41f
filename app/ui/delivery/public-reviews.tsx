import { useTranslation } from 'react-i18next';
import type { ReviewMoment } from '#domain/engagements/schema.ts';

/** What firms say of a provider, with its numbers and days written. */
export interface ShownReviews {
  readonly count: number;
  readonly facts: readonly {
    readonly fact: 'onTime' | 'asAgreed' | 'trained' | 'again' | 'answered' | 'prepared';
    readonly yes: string;
    readonly no: string;
  }[];
  readonly latest: readonly {
    readonly key: string;
    readonly moment: ReviewMoment;
    readonly category: string;
    readonly day: string;
    readonly text: string;
    readonly reply: string | null;
  }[];
}

/** What firms say of a provider after accepted work, facts first, in plain elements. */
export function PublicReviews({ reviews }: { readonly reviews: ShownReviews }) {
  const { t } = useTranslation('delivery');
  const { count, facts, latest } = reviews;
  return (
    <section id="reviews">
      <h2>{t('reviews.title')}</h2>
      {count === 0 ? (
        <p>{t('reviews.none')}</p>
      ) : (
        <>
          <p>{t('reviews.count', { count })}</p>
          <dl className="facts">
            {facts.map(({ fact, yes, no }) => (
              <div key={fact}>
                <dt>{t(`told.${fact}`)}</dt>
                <dd>{t('reviews.tally', { yes, no })}</dd>
              </div>
            ))}
          </dl>
          {latest.map(({ key, moment, category, day, text, reply }) => (
            <article key={key}>
              {text !== '' && (
                <blockquote dir="auto">
                  <p>{text}</p>
                </blockquote>
              )}
              <p className="hint">
                {category} · {t(`review.said.${moment}`, { date: day })}
              </p>
              {reply !== null && (
                <blockquote dir="auto">
                  <p className="hint">{t('review.replied')}</p>
                  <p>{reply}</p>
                </blockquote>
              )}
            </article>
          ))}
        </>
      )}
    </section>
  );
}
