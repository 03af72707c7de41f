import { useTranslation } from 'react-i18next';
import { FACT_ANSWERS, REVIEW_FACTS } from '#domain/engagements/schema.ts';
import { Facts } from '../workspace/parts.tsx';
import type { ShownReview } from './show.ts';

const FACTS = [...REVIEW_FACTS.firm, ...REVIEW_FACTS.provider];

/** A review: facts, words, the reply. */
export function ReviewView({ review }: { readonly review: ShownReview }) {
  const { t } = useTranslation('delivery');
  const { facts, text, reply, at, moment } = review;
  return (
    <>
      <Facts
        items={facts.flatMap(({ fact, answer }) => {
          const known = FACTS.find((one) => one === fact);
          const said = FACT_ANSWERS.find((one) => one === answer);
          return known && said ? [[t(`told.${known}`), t(`answer.${said}`)] as const] : [];
        })}
      />
      {text !== '' && (
        <blockquote dir="auto">
          <p>{text}</p>
        </blockquote>
      )}
      <p className="hint">{t(`review.said.${moment}`, { date: at })}</p>
      {reply !== null && (
        <blockquote dir="auto">
          <p className="hint">{t('review.replied')}</p>
          <p>{reply}</p>
        </blockquote>
      )}
    </>
  );
}
