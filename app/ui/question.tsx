import { useTranslation } from 'react-i18next';
import type { FollowUpView, QuestionView } from '#domain/assessment/schema.ts';

interface QuestionProps {
  readonly question: QuestionView;
  readonly error: string | null;
}

/** One item of the questionnaire: described choices, "I don't know", and help on demand. */
export function Question({ question, error }: QuestionProps) {
  const { t } = useTranslation('assess');
  const { id, value } = question;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const described = [error ? errorId : '', question.implied ? hintId : '']
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <fieldset
        id={id}
        className={error ? 'field bad' : 'field'}
        aria-describedby={described === '' ? undefined : described}
      >
        <legend>{question.question}</legend>
        {error && (
          <span className="err" id={errorId}>
            {error}
          </span>
        )}
        {question.implied && (
          <p className="hint" id={hintId}>
            {t('question.implied')}
          </p>
        )}
        {question.examples && (
          <p className="hint">
            {t('question.exampleGoods', { text: question.examples.goods })}
            <br />
            {t('question.exampleServices', { text: question.examples.services })}
          </p>
        )}
        {question.choices.map((choice) => (
          <Choice
            key={choice.value}
            name={id}
            choice={choice}
            chosen={isChosen(question, choice.value)}
          />
        ))}
        <div className="quiet">
          <Choice
            name={id}
            choice={{ value: 'dk', text: t('question.dontKnow') }}
            chosen={value === 'dk'}
          />
        </div>
        <details>
          <summary>{t('question.howToFind')}</summary>
          <p>{question.findOut}</p>
          <p className="hint">{question.why}</p>
        </details>
        <input type="hidden" name={`was.${id}`} value={value} />
      </fieldset>
      {question.follow && <FollowUp follow={question.follow} />}
    </>
  );
}

function isChosen(question: QuestionView, choice: string): boolean {
  return question.value === choice || (question.implied && question.value === '' && choice === '0');
}

interface ChoiceProps {
  readonly name: string;
  readonly choice: { readonly value: string; readonly text: string };
  readonly chosen: boolean;
}

export function Choice({ name, choice, chosen }: ChoiceProps) {
  return (
    <label className="opt">
      <input type="radio" name={name} value={choice.value} defaultChecked={chosen} />
      <span>{choice.text}</span>
    </label>
  );
}

function FollowUp({ follow }: { follow: FollowUpView }) {
  if (!follow.asked) return null;
  return (
    <fieldset className="field" id="FQ-1">
      <legend>{follow.question}</legend>
      <input type="hidden" name="followShown" value="1" />
      {follow.choices.map((choice) => (
        <Choice
          key={choice.value}
          name="FQ-1"
          choice={choice}
          chosen={follow.value === choice.value}
        />
      ))}
    </fieldset>
  );
}
