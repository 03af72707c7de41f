import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { AnswerError, QuestionView } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import type { AnsweredLine } from '../eligibility/answered.tsx';
import { QuestionField } from '../eligibility/question-field.tsx';
import { ErrorSummary } from '../error-summary.tsx';
import { SubmitButton } from '../workspace/fields.tsx';

/** A fact of the firm with whoever shows it. */
export interface FirmFactLine extends AnsweredLine {
  readonly source: 'self' | 'document' | 'registry' | 'officer';
}

interface FirmFactsProps {
  readonly lang: Lang;
  readonly here: string;
  readonly lines: readonly FirmFactLine[];
  /** Day of the last assessment, null when there is none. */
  readonly assessedOn: string | null;
  readonly canChange: boolean;
}

/** What the rules read of the firm and is known: each with where from, and a way to change it. */
export function FirmFacts({ lang, here, lines, assessedOn, canChange }: FirmFactsProps) {
  const { t } = useTranslation('apply');
  return (
    <>
      <p>{t('firm.once')}</p>
      {lines.length === 0 ? (
        <p>{t('firm.nothing')}</p>
      ) : (
        <ul className="steps">
          {lines.map((line) => (
            <li key={line.fact}>
              {line.name} <strong>{line.value}</strong>{' '}
              {canChange && line.source === 'self' && (
                <Link to={`${here}/firm?change=${line.fact}#form`}>
                  {t('go.change')}
                  <span className="vh"> {line.name}</span>
                </Link>
              )}
              <br />
              <Origin line={line} />
            </li>
          ))}
        </ul>
      )}
      <p>
        {assessedOn === null ? t('firm.noAssessment') : t('firm.assessed', { date: assessedOn })}{' '}
        <Link to={`/${lang}/assess`}>{t('firm.assess')}</Link>
      </p>
    </>
  );
}

function Origin({ line }: { readonly line: FirmFactLine }) {
  const { t } = useTranslation(['apply', 'eligibility']);
  const { source, origin, date, until, contestAt } = line;
  if (contestAt !== null)
    return (
      <>
        <small>
          {t('eligibility:answered.proven', { date })}
          {until !== null && <> · {t('eligibility:answered.until', { date: until })}</>}
        </small>{' '}
        <Link to={contestAt}>
          {t('eligibility:answered.contest')}
          <span className="vh"> {line.name}</span>
        </Link>
      </>
    );
  if (source !== 'self') return <small>{t(`apply:firm.source.${source}`, { date })}</small>;
  return <small>{t(`eligibility:answered.${origin ?? 'answer'}`, { date })}</small>;
}

interface FirmAnswersProps {
  readonly questions: readonly QuestionView[];
  readonly refused:
    | {
        readonly errors: Readonly<Partial<Record<string, AnswerError>>>;
        readonly refusal: string | null;
      }
    | undefined;
}

/** The questions of the eligibility pages about what is not known yet. */
export function FirmAnswers({ questions, refused }: FirmAnswersProps) {
  const { t } = useTranslation(['apply', 'eligibility']);
  const errorOf = (fact: string) => {
    const code = refused?.errors[fact];
    return code && t(`eligibility:error.${code}`);
  };
  const errors = questions.flatMap(({ fact, question }) => {
    const message = errorOf(fact);
    return message === undefined ? [] : [{ target: fact, message: `${question} ${message}` }];
  });
  return (
    <Form method="post" noValidate>
      <ErrorSummary errors={errors} />
      {typeof refused?.refusal === 'string' && (
        <p className="note warn">{t('apply:error.failed')}</p>
      )}
      <p className="hint">{t('apply:firm.optional')}</p>
      {questions.map(({ fact, had }) => (
        <span key={fact}>
          <input type="hidden" name="asked" value={fact} />
          {had && <input type="hidden" name="had" value={fact} />}
        </span>
      ))}
      {questions.map((question) => (
        <QuestionField
          key={question.fact}
          question={question}
          error={errorOf(question.fact)}
          optional
        />
      ))}
      <SubmitButton>{t('apply:go.save')}</SubmitButton>
    </Form>
  );
}
