import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Origin, Skip } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';

/** One answer of the list, dated in the reader's language. */
export interface AnsweredLine {
  readonly fact: string;
  readonly name: string;
  readonly value: string | null;
  readonly skip: Skip | null;
  readonly origin: Origin | null;
  readonly date: string;
  /** The firm's own word is the only one that its people change here. */
  readonly isOwn: boolean;
  /** Of what was proven: last day on which it counts, and the page on which it is contested. */
  readonly until: string | null;
  readonly contestAt: string | null;
}

interface AnsweredProps {
  readonly lang: Lang;
  readonly lines: readonly AnsweredLine[];
  /** Day of the last assessment, null when there is none. */
  readonly assessedOn: string | null;
  readonly ofFirm: boolean;
  readonly canAnswer: boolean;
  /** Whether there is anything to erase. */
  readonly hasAnswers: boolean;
}

/** What is known of the firm, where from, and a way to change each answer or erase them all. */
export function Answered(props: AnsweredProps) {
  const { t } = useTranslation('eligibility');
  const { lang, lines, ofFirm, canAnswer, hasAnswers } = props;
  return (
    <section>
      <h2>{t('answered.title')}</h2>
      {lines.length > 0 && (
        <ul className="steps">
          {lines.map((line) => (
            <Line key={line.fact} lang={lang} line={line} canAnswer={canAnswer} />
          ))}
        </ul>
      )}
      <LastAssessment lang={lang} assessedOn={props.assessedOn} />
      {canAnswer && hasAnswers && (
        <details className="noprint">
          <summary>{t('erase.go')}</summary>
          <Form method="post" action={`/${lang}/eligibility?index`}>
            <p>{ofFirm ? t('erase.firm') : t('erase.browser')}</p>
            <button className="btn second" name="do" value="erase" type="submit">
              {t('erase.sure')}
            </button>
          </Form>
        </details>
      )}
      <p className="hint noprint">{ofFirm ? t('kept.firm') : t('kept.browser')}</p>
    </section>
  );
}

function Line(props: {
  readonly lang: Lang;
  readonly line: AnsweredLine;
  readonly canAnswer: boolean;
}) {
  const { t } = useTranslation('eligibility');
  const { lang, line, canAnswer } = props;
  const { fact, name, value, skip, origin, date, isOwn, until, contestAt } = line;
  return (
    <li>
      {name}{' '}
      <strong>{value ?? (skip === 'later' ? t('answered.later') : t('answered.unknown'))}</strong>{' '}
      {canAnswer && isOwn && (
        <Link className="noprint" to={`/${lang}/eligibility?ask=${fact}`}>
          {value === null ? t('go.answer') : t('go.change')}
          <span className="vh"> {name}</span>
        </Link>
      )}
      {origin !== null && (
        <>
          <br />
          <small>
            {t(`answered.${origin}`, { date })}
            {until !== null && <> · {t('answered.until', { date: until })}</>}
          </small>{' '}
          {contestAt !== null && (
            <Link className="noprint" to={contestAt}>
              {t('answered.contest')}
              <span className="vh"> {name}</span>
            </Link>
          )}
        </>
      )}
    </li>
  );
}

function LastAssessment({ lang, assessedOn }: Pick<AnsweredProps, 'lang' | 'assessedOn'>) {
  const { t } = useTranslation('eligibility');
  return (
    <p>
      {assessedOn === null
        ? t('answered.noAssessment')
        : t('answered.lastAssessment', { date: assessedOn })}{' '}
      <Link className="noprint" to={`/${lang}/assess`}>
        {t('answered.assess')}
      </Link>
    </p>
  );
}
