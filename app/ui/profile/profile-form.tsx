import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ProfileChoices } from '#domain/assessment/schema.ts';
import { Choice } from '#ui/question.tsx';
import type { ShownError } from '#ui/error-summary.tsx';
import { describedBy, Field } from '#ui/field.tsx';

const FIELDS = [
  'sector',
  'staff',
  'province',
  'usesMachinery',
  'exportsOrSuppliesLarge',
  'goals',
  'turnoverBand',
  'legalForm',
  'foundedYear',
  'womanOrYouthLed',
] as const;

/** The refused fields in the order of the form, each with its question. */
export function useProfileErrors(errors: Readonly<Record<string, string>>): ShownError[] {
  const { t } = useTranslation('assess');
  return FIELDS.flatMap((name) => {
    const message = errors[name];
    return message === undefined
      ? []
      : [{ target: name, message: `${t(`profile.${name}`)} ${message}` }];
  });
}

interface ProfileFormProps {
  readonly options: ProfileChoices;
  /** Form values: what was typed last, else what is kept. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
  /** Message of each field, in the reader's language. */
  readonly errors: Readonly<Record<string, string>>;
}

/** The facts of the firm that decide which questions are asked. */
export function ProfileForm({ options, values, errors }: ProfileFormProps) {
  const { t } = useTranslation('assess');
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const goals = values['goals'] ?? [];
  const more = ['turnoverBand', 'legalForm', 'foundedYear', 'womanOrYouthLed'];
  return (
    <Form method="post" noValidate>
      <Field name="sector" label={t('profile.sector')} error={errors['sector']}>
        <Select name="sector" value={text('sector')} error={errors['sector']}>
          <Options options={options.sectors} />
        </Select>
      </Field>
      <Field
        name="staff"
        label={t('profile.staff')}
        hint={t('profile.staffHint')}
        error={errors['staff']}
      >
        <input
          id="staff"
          name="staff"
          type="text"
          inputMode="numeric"
          className="short"
          dir="ltr"
          autoComplete="off"
          defaultValue={text('staff')}
          aria-invalid={errors['staff'] ? true : undefined}
          aria-describedby={describedBy('staff', 'hint', errors['staff'])}
        />
      </Field>
      <Field name="province" label={t('profile.province')} error={errors['province']}>
        <Select name="province" value={text('province')} error={errors['province']}>
          {options.regions.map(({ name, provinces }) => (
            <optgroup key={name} label={name}>
              <Options options={provinces} />
            </optgroup>
          ))}
        </Select>
      </Field>
      <YesNo name="usesMachinery" value={text('usesMachinery')} error={errors['usesMachinery']} />
      <YesNo
        name="exportsOrSuppliesLarge"
        value={text('exportsOrSuppliesLarge')}
        error={errors['exportsOrSuppliesLarge']}
      />
      <Field
        name="goals"
        kind="group"
        label={t('profile.goals')}
        hint={t('profile.goalsHint')}
        error={errors['goals']}
        optional
      >
        <div className="opts-inline">
          {options.goals.map((goal) => (
            <label className="opt" key={goal}>
              <input
                type="checkbox"
                name="goals"
                value={goal}
                defaultChecked={goals.includes(goal)}
              />
              <span>{t(`profile.goal.${goal}`)}</span>
            </label>
          ))}
        </div>
      </Field>
      <details open={more.some((name) => errors[name] !== undefined || text(name) !== '')}>
        <summary>{t('profile.more')}</summary>
        <Field
          name="turnoverBand"
          label={t('profile.turnoverBand')}
          error={errors['turnoverBand']}
          optional
        >
          <Select name="turnoverBand" value={text('turnoverBand')} error={errors['turnoverBand']}>
            {options.turnoverBands.map((band) => (
              <option key={band} value={band}>
                {t(`profile.turnover.${band}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field name="legalForm" label={t('profile.legalForm')} error={errors['legalForm']} optional>
          <Select name="legalForm" value={text('legalForm')} error={errors['legalForm']}>
            <Options options={options.legalForms} />
          </Select>
        </Field>
        <Field
          name="foundedYear"
          label={t('profile.foundedYear')}
          error={errors['foundedYear']}
          optional
        >
          <input
            id="foundedYear"
            name="foundedYear"
            type="text"
            inputMode="numeric"
            className="short"
            dir="ltr"
            defaultValue={text('foundedYear')}
            aria-describedby={describedBy('foundedYear', undefined, errors['foundedYear'])}
          />
        </Field>
        <YesNo
          name="womanOrYouthLed"
          value={text('womanOrYouthLed')}
          error={errors['womanOrYouthLed']}
          optional
        />
      </details>
      <div className="actions">
        <button className="btn" type="submit">
          {t('question.saveContinue')}
        </button>
      </div>
    </Form>
  );
}

function Select(props: {
  readonly name: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly children: React.ReactNode;
}) {
  const { t } = useTranslation('assess');
  return (
    <select
      id={props.name}
      name={props.name}
      defaultValue={props.value}
      aria-invalid={props.error ? true : undefined}
      aria-describedby={describedBy(props.name, undefined, props.error)}
    >
      <option value="">{t('profile.choose')}</option>
      {props.children}
    </select>
  );
}

function Options({ options }: { readonly options: ProfileChoices['sectors'] }) {
  return (
    <>
      {options.map(({ value, text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </>
  );
}

function YesNo(props: {
  readonly name: 'usesMachinery' | 'exportsOrSuppliesLarge' | 'womanOrYouthLed';
  readonly value: string;
  readonly error: string | undefined;
  readonly optional?: boolean;
}) {
  const { t } = useTranslation('assess');
  const { name, value, error, optional = false } = props;
  return (
    <Field name={name} kind="group" label={t(`profile.${name}`)} error={error} optional={optional}>
      <div className="opts-inline">
        {(['yes', 'no'] as const).map((choice) => (
          <Choice
            key={choice}
            name={name}
            choice={{ value: choice, text: t(`profile.${choice}`) }}
            chosen={value === choice}
          />
        ))}
      </div>
    </Field>
  );
}
