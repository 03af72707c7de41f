import { Form, Link } from '@remix-run/react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DimensionPage, QuestionView } from '#domain/assessment/schema.ts';
import { formatMinutes } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { ErrorSummary, type ShownError } from './error-summary.tsx';
import { Progress } from './progress.tsx';
import { Question } from './question.tsx';
import { useAnswerTimes } from './use-answer-times.ts';
import { useOneAtATime } from './use-one-at-a-time.ts';

interface DimensionFormProps {
  readonly page: DimensionPage;
  readonly lang: Lang;
  readonly intentId: string;
  /** Items to be looked at again, with what is wrong. */
  readonly errors: Readonly<Record<string, string>>;
  /** Items left without an answer, after a first try to go on. */
  readonly missing: readonly string[];
}

/** The page of one dimension: all its questions, or one at a time on a phone with scripts. */
export function DimensionForm({ page, lang, intentId, errors, missing }: DimensionFormProps) {
  const { t } = useTranslation('assess');
  const form = useRef<HTMLFormElement>(null);
  const { questions } = page;
  const flagged = (id: string) => errors[id] !== undefined || missing.includes(id);
  const start = Math.max(0, questions.findIndex(isToBeSeen(flagged)));
  const { current, show, next, previous } = useOneAtATime(form, questions.length, start);
  useAnswerTimes(form);
  const isLast = current === null || current === questions.length - 1;
  return (
    <div className="wrap">
      <Progress
        text={[
          t('question.progress', { position: page.position, total: page.total }),
          t('question.minutes', { minutes: formatMinutes(lang, page.minutesLeft) }),
        ].join(' · ')}
        share={(page.position - 1) / page.total}
      />
      <h1>{page.name}</h1>
      <p>{page.intro}</p>
      <Problems
        questions={questions}
        errors={errors}
        missing={missing}
        onGoTo={(target) => {
          show(questions.findIndex(({ id }) => id === target));
        }}
      />
      <p className="hint">{t('question.period')}</p>
      <Form method="post" ref={form} className={current === null ? undefined : 'stepping'}>
        <input type="hidden" name="intentId" value={intentId} />
        <input type="hidden" name="framework" value={page.framework} />
        {questions.map((question, index) => (
          <div
            key={question.id}
            data-question={question.id}
            hidden={current !== null && current !== index}
          >
            {current !== null && (
              <p className="hint">
                {t('question.of', { position: index + 1, total: questions.length })}
              </p>
            )}
            <Question
              question={question}
              error={
                errors[question.id] ??
                (missing.includes(question.id) ? t('question.missing') : null)
              }
            />
          </div>
        ))}
        <div className="actions">
          {isLast ? (
            <button className="btn" type="submit">
              {t('question.saveContinue')}
            </button>
          ) : (
            <button key="next" className="btn" type="button" onClick={next}>
              {t('question.next')}
            </button>
          )}
          {missing.length > 0 && (
            <button className="btn second" type="submit" name="anyway" value="1">
              {t('question.withoutAnswer')}
            </button>
          )}
          {current !== null && current > 0 ? (
            <button className="link" type="button" onClick={previous}>
              {t('question.previous')}
            </button>
          ) : (
            <BackLink page={page} lang={lang} />
          )}
        </div>
      </Form>
    </div>
  );
}

/** What the page opens with on a phone: something to look at again, or a follow-up just opened. */
function isToBeSeen(flagged: (id: string) => boolean) {
  return ({ id, follow }: QuestionView) =>
    flagged(id) || (follow?.asked === true && follow.value === '');
}

function BackLink({ page, lang }: { page: DimensionPage; lang: Lang }) {
  const { t } = useTranslation();
  return (
    <Link to={`/${lang}/assess/${page.id}/${page.previous ?? 'profile'}`}>{t('action.back')}</Link>
  );
}

function Problems({
  questions,
  errors,
  missing,
  onGoTo,
}: Pick<DimensionFormProps, 'errors' | 'missing'> &
  Pick<DimensionPage, 'questions'> & { readonly onGoTo: (target: string) => void }) {
  const { t } = useTranslation('assess');
  const wrong: ShownError[] = questions.flatMap(({ id, question }) =>
    errors[id] === undefined ? [] : [{ target: id, message: `${question} ${errors[id]}` }],
  );
  if (wrong.length > 0) return <ErrorSummary errors={wrong} onGoTo={onGoTo} />;
  const open = questions.filter(({ id }) => missing.includes(id));
  if (open.length === 0) return null;
  return (
    <>
      <ErrorSummary
        onGoTo={onGoTo}
        title={t('question.missingTitle', { count: open.length })}
        errors={open.map(({ id, question }) => ({ target: id, message: question }))}
      />
      <p className="note">{t('question.missingText')}</p>
    </>
  );
}
