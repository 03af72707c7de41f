import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { TrialQuestion } from '#domain/programmes/schema.ts';
import { Boxes } from '../provider/boxes.tsx';
import { CheckField, SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';
import { Panel } from '../workspace/parts.tsx';

type Values = Readonly<Record<string, readonly string[]>>;

interface TrialFormProps {
  readonly questions: readonly TrialQuestion[];
  readonly values: Values;
  readonly problems: readonly string[];
}

/** The facts a programme reads, for a firm that does not exist; sent in the address. */
export function TrialForm({ questions, values, problems }: TrialFormProps) {
  const { t } = useTranslation('studio');
  return (
    <Panel title={t('try.facts')}>
      <Form method="get">
        {questions.map((question) => (
          <Question
            key={question.fact}
            question={question}
            given={values[question.fact] ?? []}
            error={problems.includes(question.fact) ? t('error.value') : undefined}
          />
        ))}
        <SubmitButton>{t('try.go')}</SubmitButton>
      </Form>
    </Panel>
  );
}

function Question({
  question: { fact, kind, unit, name, hint, none, choices },
  given,
  error,
}: {
  readonly question: TrialQuestion;
  readonly given: readonly string[];
  readonly error: string | undefined;
}) {
  const { t } = useTranslation('studio');
  const label = unit === 'share' ? t('try.inPercent', { name }) : name;
  const nothing = none === null ? [] : [{ code: 'none', name: none }];
  if (kind === 'number')
    return (
      <>
        <TextField
          name={fact}
          label={label}
          hint={hint}
          error={error}
          inputMode="decimal"
          defaultValue={given.find((text) => text !== 'none')}
          optional
        />
        {none !== null && (
          <CheckField name={fact} value="none" label={none} checked={given.includes('none')} />
        )}
      </>
    );
  if (kind === 'set')
    return (
      <Boxes
        name={fact}
        legend={name}
        choices={[...nothing, ...choices]}
        error={error}
        ticked={given}
      />
    );
  return (
    <SelectField
      name={fact}
      label={name}
      hint={hint}
      error={error}
      empty={t('try.unknown')}
      choices={[...choices, ...nothing].map((one) => ({ value: one.code, label: one.name }))}
      defaultValue={given[0]}
    />
  );
}
