import { useTranslation } from 'react-i18next';
import type { DmaQuestionView } from '#domain/assessment/schema.ts';
import { Field } from '../field.tsx';

interface Props {
  readonly question: DmaQuestionView;
  readonly error: string | undefined;
  readonly readOnly: boolean;
}

/** One of the eleven questions, with what is ticked or chosen in it. */
export function DmaQuestion({ question, error, readOnly }: Props) {
  const { t } = useTranslation('dma');
  const { id, kind } = question;
  const isTicked = kind === 'areas' || kind === 'tick';
  return (
    <Field
      name={id}
      kind="group"
      label={`${id.slice(1)}. ${question.text}`}
      hint={isTicked ? t('all') : t('scale.hint')}
      error={error}
    >
      {kind === 'areas' && <Areas question={question} readOnly={readOnly} />}
      {kind === 'tick' && <Ticks question={question} readOnly={readOnly} />}
      {(kind === 'scale' || kind === 'grade') && (
        <Degrees question={question} kind={kind} readOnly={readOnly} />
      )}
    </Field>
  );
}

type Part = Omit<Props, 'error'>;

function Ticks({ question: { id, options }, readOnly }: Part) {
  return options.map((option) => (
    <label className="opt" key={option.id}>
      <input
        type="checkbox"
        name={`${id}.${option.id}`}
        value="1"
        defaultChecked={option.values[id] === 1}
        disabled={readOnly}
      />
      <span>{option.text}</span>
    </label>
  ));
}

const COLUMNS = ['invested', 'planned'] as const;

function Areas({ question: { id, options }, readOnly }: Part) {
  const { t } = useTranslation('dma');
  return (
    <div className="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('area')}</th>
            {COLUMNS.map((column) => (
              <th scope="col" key={column} id={`${id}-${column}`}>
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.id}>
              <th scope="row" id={`${id}-${option.id}`}>
                {option.text}
              </th>
              {COLUMNS.map((column) => (
                <td key={column}>
                  <label className="opt">
                    <input
                      type="checkbox"
                      name={`${id}.${column}.${option.id}`}
                      value="1"
                      defaultChecked={option.values[`${id}.${column}`] === 1}
                      disabled={readOnly}
                      aria-labelledby={`${id}-${option.id} ${id}-${column}`}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const DEGREES = { scale: ['0', '1', '2', '3', '4', '5'], grade: ['0', '1', '2'] } as const;

function Degrees({
  question: { id, options },
  kind,
  readOnly,
}: Part & { readonly kind: 'scale' | 'grade' }) {
  const { t } = useTranslation('dma');
  return options.map((option) => (
    <p key={option.id}>
      <label htmlFor={`${id}.${option.id}`}>{option.text}</label>
      <br />
      <select
        id={`${id}.${option.id}`}
        name={`${id}.${option.id}`}
        defaultValue={String(option.values[id] ?? 0)}
        disabled={readOnly}
      >
        {DEGREES[kind].map((degree) => (
          <option key={degree} value={degree}>
            {kind === 'scale' ? t(`scale.${degree}`) : t(`grade.${degree as '0'}`)}
          </option>
        ))}
      </select>
    </p>
  ));
}
