import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ReviewDimension, ReviewView } from '#domain/assessment/schema.ts';
import type { Lang } from '#i18n/languages.ts';

/** Every answer by dimension, what is open, what hardly goes together, and the way to the result. */
export function Review({ review, lang }: { readonly review: ReviewView; readonly lang: Lang }) {
  const { t } = useTranslation('assess');
  const here = `/${lang}/assess/${review.id}`;
  return (
    <>
      {review.contradictions.length > 0 && (
        <div className="note warn">
          <p>{t('review.contradictions')}</p>
          <ul>
            {review.contradictions.map(({ text, dimensions }) => (
              <li key={text}>
                {text}{' '}
                {(review.readOnly ? [] : [...new Set(dimensions)]).map((dimension) => (
                  <Link key={dimension} to={`${here}/${dimension}`}>
                    {t('review.change')}
                  </Link>
                ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      {review.dimensions.map((dimension) => (
        <DimensionAnswers
          key={dimension.id}
          dimension={dimension}
          here={review.readOnly ? null : here}
        />
      ))}
      {review.readOnly ? (
        <ResultLink review={review} here={here} />
      ) : (
        <Form method="post" className="actions">
          <button className="btn" type="submit" name="do" value="complete">
            {t('review.result')}
          </button>
          {review.path === 'express' && (
            <button className="link" type="submit" name="do" value="full">
              {t('start.full.go')}
            </button>
          )}
          <Link to={`${here}/profile`}>{t('profile.title')}</Link>
        </Form>
      )}
      <WayBack code={review.code} />
    </>
  );
}

function ResultLink({ review, here }: { readonly review: ReviewView; readonly here: string }) {
  const { t } = useTranslation('assess');
  if (!review.completed) return null;
  return (
    <p className="actions">
      <Link className="btn" to={`${here}/result`}>
        {t('review.result')}
      </Link>
    </p>
  );
}

/** The code to come back by; whatever belongs to a firm needs none. */
function WayBack({ code }: { readonly code: string | null }) {
  const { t } = useTranslation('assess');
  if (code === null) return <p className="note">{t('access.ofFirm')}</p>;
  return (
    <p className="note">
      {t('code.title')}{' '}
      <bdi dir="ltr" className="code">
        {code}
      </bdi>
      <br />
      {t('code.text')}
    </p>
  );
}

const KNOWN = new Set(['answered', 'implied', 'dont_know', 'not_applicable']);

function DimensionAnswers(props: {
  readonly dimension: ReviewDimension;
  /** Address of the assessment's pages; null for whoever may only read. */
  readonly here: string | null;
}) {
  const { t } = useTranslation('assess');
  const { id, name, items } = props.dimension;
  const done = items.filter(({ status }) => KNOWN.has(status)).length;
  const complete = done === items.length;
  return (
    <section className="card" id={id}>
      <h2>
        {name}{' '}
        <span className={complete ? 'tag done' : 'tag warn'}>
          {t('review.answered', { done, total: items.length })}
        </span>
      </h2>
      <dl>
        {items.map((item) => (
          <div className="pair" key={item.id}>
            <dt>{item.title}</dt>
            <dd>{answerText(t, item)}</dd>
          </div>
        ))}
      </dl>
      {props.here !== null && (
        <p>
          <Link to={`${props.here}/${id}`}>{t('review.changeFor', { name })}</Link>
        </p>
      )}
    </section>
  );
}

type Translate = ReturnType<typeof useTranslation<'assess'>>['t'];

function answerText(t: Translate, item: ReviewDimension['items'][number]): string {
  if (item.status === 'answered') return item.text ?? '';
  if (item.status === 'implied') return t('review.impliedLevel', { text: item.text ?? '' });
  if (item.status === 'dont_know') return t('question.dontKnow');
  if (item.status === 'not_applicable') return t('review.notApplicable');
  return t('question.missing');
}
