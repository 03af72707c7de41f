import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AnswerError, QuestionView } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { QuestionField } from './question-field.tsx';

interface QuestionFormProps {
  readonly lang: Lang;
  /** One form for everything, rather than the question that matters most. */
  readonly all: boolean;
  /** How many questions are left at most. */
  readonly remaining: number;
  /** An answer is being changed. */
  readonly changes: boolean;
  readonly questions: readonly QuestionView[];
  readonly refused: Refused | undefined;
}

interface Refused {
  readonly errors: Readonly<Record<string, AnswerError>>;
  readonly wait: number;
  readonly readOnly: boolean;
}

/** The question of the moment, or all of them, with what was typed and what is wrong with it. */
export function QuestionForm(props: QuestionFormProps) {
  const { t } = useTranslation('eligibility');
  const { lang, all, remaining, changes, questions, refused } = props;
  const errorOf = (fact: string) => {
    const code = refused?.errors[fact];
    return code && t(`error.${code}`);
  };
  const errors = questions.flatMap(({ fact, question }) => {
    const message = errorOf(fact);
    return message === undefined ? [] : [{ target: fact, message: `${question} ${message}` }];
  });
  const [only] = questions;
  return (
    <Form method="post" noValidate className="card">
      <ErrorSummary errors={errors} />
      {refused && <Refusal {...refused} />}
      {!all && !changes && remaining > 0 && (
        <p className="progress">{t('left', { count: remaining })}</p>
      )}
      {all ? (
        <input type="hidden" name="all" value="yes" />
      ) : (
        <input type="hidden" name="fact" value={only?.fact} />
      )}
      {!all && only?.isRough === true && <p className="note">{t('rough')}</p>}
      {all &&
        questions
          .filter(({ had }) => had)
          .map(({ fact }) => <input key={fact} type="hidden" name="had" value={fact} />)}
      {questions.map((question) => (
        <QuestionField
          key={question.fact}
          question={question}
          error={errorOf(question.fact)}
          optional={all}
        />
      ))}
      <div className="actions">
        <button className="btn" type="submit">
          {all ? t('go.all') : t('go.save')}
        </button>
        {!all && <Ways question={only} />}
      </div>
      <p>
        {all || changes ? (
          <Link to={`/${lang}/eligibility`}>{t('go.oneByOne')}</Link>
        ) : (
          <Link to={`/${lang}/eligibility?all=yes`}>{t('go.onePage')}</Link>
        )}{' '}
        · <Link to={`/${lang}/eligibility/results`}>{t('go.results')}</Link>
      </p>
    </Form>
  );
}

/** Ways round a question; yes-or-no questions have "I do not know" among their answers. */
function Ways({ question }: { readonly question: QuestionView | undefined }) {
  const { t } = useTranslation('eligibility');
  return (
    <>
      {question?.kind !== 'flag' && (
        <button className="btn second" name="do" value="unknown" type="submit">
          {t('go.unknown')}
        </button>
      )}
      <button className="link" name="do" value="later" type="submit">
        {t('go.later')}
      </button>
    </>
  );
}

function Refusal({ wait, readOnly }: Refused) {
  const { t } = useTranslation('eligibility');
  if (wait > 0) return <p className="note warn">{t('error.slow', { seconds: wait })}</p>;
  return readOnly ? <p className="note warn">{t('error.readOnly')}</p> : null;
}
