import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuestionView } from '#domain/programmes/schema.ts';
import { describedBy, Field } from '#ui/field.tsx';

interface QuestionProps {
  readonly question: QuestionView;
  /** In the reader's language. */
  readonly error: string | undefined;
  readonly optional?: boolean;
}

/** At most so many codes are shown as buttons; more of them are a list to choose from. */
const MOST_BUTTONS = 6;

/** One question about the firm, whatever kind of answer it takes. */
export function QuestionField({ question, error, optional = false }: QuestionProps) {
  const { fact, hint } = question;
  const isGroup = !isSingle(question);
  return (
    <Field
      name={fact}
      kind={isGroup ? 'group' : 'single'}
      label={question.question}
      hint={hint}
      error={error}
      optional={optional}
    >
      <Control question={question} error={error} />
    </Field>
  );
}

/** Whether one control answers it, which then carries the label. */
function isSingle({ kind, bands, none, choices }: QuestionView): boolean {
  if (kind === 'code') return choices.length > MOST_BUTTONS;
  return kind === 'number' && bands.length === 0 && none === null;
}

function Control({ question, error }: Omit<QuestionProps, 'optional'>) {
  switch (question.kind) {
    case 'flag':
      return <Flag question={question} />;
    case 'code':
      return isSingle(question) ? (
        <Codes question={question} error={error} />
      ) : (
        <Buttons question={question} />
      );
    case 'set':
      return <Boxes question={question} />;
    case 'registration':
      return <Registration question={question} error={error} />;
    case 'number':
      return isSingle(question) ? (
        <NumberBox question={question} id={question.fact} error={error} />
      ) : (
        <Amount question={question} error={error} />
      );
  }
}

function textOf({ values }: QuestionView, name: string): string {
  const value = values[name] ?? '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}

function hasValue({ values }: QuestionView, name: string, value: string): boolean {
  const given = values[name] ?? '';
  return typeof given === 'string' ? given === value : given.includes(value);
}

function Option(props: {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly value: string;
  readonly chosen: boolean;
  readonly children: ReactNode;
}) {
  const { type, name, value, chosen, children } = props;
  return (
    <label className="opt">
      <input type={type} name={name} value={value} defaultChecked={chosen} />
      <span>{children}</span>
    </label>
  );
}

function Buttons({ question }: { readonly question: QuestionView }) {
  const { fact, choices } = question;
  return (
    <div className="opts-inline">
      {choices.map(({ code, name }) => (
        <Option
          key={code}
          type="radio"
          name={fact}
          value={code}
          chosen={hasValue(question, fact, code)}
        >
          {name}
        </Option>
      ))}
    </div>
  );
}

function Flag({ question }: { readonly question: QuestionView }) {
  const { t } = useTranslation('eligibility');
  const { fact } = question;
  return (
    <>
      <Buttons question={question} />
      <div className="quiet">
        <Option type="radio" name={fact} value="dk" chosen={hasValue(question, fact, 'dk')}>
          {t('field.dontKnow')}
        </Option>
      </div>
    </>
  );
}

type ControlProps = { readonly question: QuestionView; readonly error: string | undefined };

function Codes({ question, error }: ControlProps) {
  const { t } = useTranslation('eligibility');
  const { fact, choices } = question;
  const groups = [...new Set(choices.map(({ group }) => group))];
  const optionsOf = (wanted: string | undefined) =>
    choices
      .filter(({ group }) => group === wanted)
      .map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ));
  return (
    <select
      id={fact}
      name={fact}
      defaultValue={textOf(question, fact)}
      aria-invalid={error ? true : undefined}
      aria-describedby={describedBy(fact, 'hint', error)}
    >
      <option value="">{t('field.choose')}</option>
      {groups.map((group) =>
        group === undefined ? (
          optionsOf(group)
        ) : (
          <optgroup key={group} label={group}>
            {optionsOf(group)}
          </optgroup>
        ),
      )}
    </select>
  );
}

function Boxes({ question }: { readonly question: QuestionView }) {
  const { fact, choices } = question;
  return (
    <>
      {choices.map(({ code, name }) => (
        <Option
          key={code}
          type="checkbox"
          name={fact}
          value={code}
          chosen={hasValue(question, fact, code)}
        >
          {name}
        </Option>
      ))}
      <None question={question} />
    </>
  );
}

/** The box that says that there is none. */
function None({ question }: { readonly question: QuestionView }) {
  const { fact, none } = question;
  if (none === null) return null;
  const name = `${fact}.none`;
  return (
    <div className="quiet">
      <Option type="checkbox" name={name} value="yes" chosen={hasValue(question, name, 'yes')}>
        {none}
      </Option>
    </div>
  );
}

function NumberBox({ question, id, error }: ControlProps & { readonly id: string }) {
  const { t } = useTranslation('eligibility');
  const { fact, unit } = question;
  return (
    <>
      <input
        id={id}
        name={fact}
        type="text"
        inputMode={unit === 'people' ? 'numeric' : 'decimal'}
        className="short"
        dir="ltr"
        autoComplete="off"
        defaultValue={textOf(question, fact)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(fact, 'hint', error)}
      />
      {(unit === 'mad' || unit === 'share') && <> {t(`unit.${unit}`)}</>}
    </>
  );
}

/** An amount, a band instead of it, or that there is none. */
function Amount({ question, error }: ControlProps) {
  const { t } = useTranslation(['eligibility', 'assess']);
  const { fact, bands, unit } = question;
  const [exact, band] = [`${fact}.exact`, `${fact}.band`];
  return (
    <>
      <p>
        <label htmlFor={exact}>{unit === 'mad' ? t('field.exact') : t('field.value')}</label>
        <br />
        <NumberBox question={question} id={exact} error={error} />
      </p>
      {bands.length > 0 && (
        <p>
          <label htmlFor={band}>{t('field.band')}</label>
          <br />
          <select id={band} name={band} defaultValue={textOf(question, band)}>
            <option value="">{t('field.choose')}</option>
            {bands.map((one) => (
              <option key={one} value={one}>
                {t(`assess:profile.turnover.${one}`)}
              </option>
            ))}
          </select>
        </p>
      )}
      <None question={question} />
    </>
  );
}

const PARTS = ['day', 'month', 'year'] as const;

/** Month and year of a registration; the day makes the answer exact where a month does not do. */
function Registration({ question, error }: ControlProps) {
  const { t } = useTranslation('eligibility');
  const { fact } = question;
  return (
    <div className="opts-inline">
      {PARTS.map((part) => {
        const name = `${fact}.${part}`;
        return (
          <p key={part}>
            <label htmlFor={name}>{t(`field.${part}`)}</label>
            <br />
            <input
              id={name}
              name={name}
              type="text"
              inputMode="numeric"
              className="short"
              dir="ltr"
              autoComplete="off"
              defaultValue={textOf(question, name)}
              aria-invalid={error ? true : undefined}
              aria-describedby={describedBy(fact, 'hint', error)}
            />
          </p>
        );
      })}
    </div>
  );
}
