import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import {
  APPLICATION_STATES,
  CASE_WHO,
  OPEN_STATES,
  type ApplicationState,
  type CaseQueueValues,
} from '#domain/cases/schema.ts';
import { CheckField, SelectField, SubmitButton, TextField } from '../workspace/fields.tsx';

const GROUPS = [
  ['all', ''],
  ['mine', 'who=mine'],
  ['decide', 'who=decide'],
  ['unassigned', 'who=unassigned'],
  ['late', 'late=yes'],
] as const;

/** Numbers written in the reader's language. */
export interface ShownCounts extends Readonly<Record<(typeof GROUPS)[number][0], string>> {
  readonly states: Readonly<Partial<Record<ApplicationState, string>>>;
}

/** How many open cases each group and each state has, as links to them. */
export function QuickFilters({ counts }: { readonly counts: ShownCounts }) {
  const { t } = useTranslation(['cases', 'case']);
  return (
    <>
      <nav aria-label={t('quick')}>
        <ul className="case-links">
          {GROUPS.map(([name, query]) => (
            <li key={name}>
              <Link to={`?${query}`}>
                {t('counted', { name: t(`group.${name}`), total: counts[name] })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <nav aria-label={t('byState')}>
        <ul className="case-links">
          {OPEN_STATES.filter((state) => counts.states[state] !== undefined).map((state) => (
            <li key={state}>
              <Link to={`?state=${state}`}>
                {t('counted', {
                  name: t(`case:officerState.${state}`),
                  total: counts.states[state],
                })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

interface Named {
  readonly value: string;
  readonly label: string;
}

export type FilterChoices = Readonly<
  Record<'programme' | 'category' | 'region' | 'officer', readonly Named[]>
>;

/** What an officer asks to see; works by its address alone. */
export function CaseFilters({
  values,
  choices,
  problems,
  isOpen,
}: {
  readonly values: CaseQueueValues;
  readonly choices: FilterChoices;
  /** Shown unfolded. */
  readonly isOpen: boolean;
  /** What is wrong with what was typed. */
  readonly problems: Readonly<Partial<Record<'min' | 'max', 'money'>>>;
}) {
  const { t } = useTranslation(['cases', 'case']);
  return (
    <details className="case-filters" open={isOpen}>
      <summary>{t('filter.title')}</summary>
      <Form method="get" role="search">
        <TextField
          name="q"
          label={t('filter.q')}
          hint={t('filter.qHint')}
          dir="auto"
          optional
          defaultValue={values.q}
          maxLength={64}
        />
        <ShowFields values={values} />
        {(['programme', 'category', 'region', 'officer'] as const).map((name) => (
          <Choice key={name} name={name} values={values} choices={choices[name]} />
        ))}
        {(['min', 'max'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t(`filter.${name}`)}
            inputMode="decimal"
            dir="ltr"
            optional
            error={problems[name] && t(`problem.${problems[name]}`)}
            defaultValue={values[name]}
          />
        ))}
        <CheckField name="late" label={t('filter.late')} checked={values.late === 'yes'} />
        <div className="inline-form">
          <SubmitButton look="plain">{t('filter.go')}</SubmitButton>
          <Link to="?">{t('filter.clear')}</Link>
        </div>
      </Form>
    </details>
  );
}

function ShowFields({ values }: { readonly values: CaseQueueValues }) {
  const { t } = useTranslation(['cases', 'case']);
  const isOpen = (state: ApplicationState) => OPEN_STATES.some((open) => open === state);
  const states = APPLICATION_STATES.filter(
    (state) => state !== 'draft' && isOpen(state) === (values.show === 'open'),
  );
  const shows = (['open', 'closed'] as const).map((value) => ({
    ...{ value, label: t(`filter.${value}`) },
  }));
  return (
    <>
      <SelectField
        name="show"
        label={t('filter.show')}
        choices={shows}
        defaultValue={values.show}
      />
      <Choice
        name="state"
        values={values}
        choices={states.map((value) => ({ value, label: t(`case:officerState.${value}`) }))}
      />
      <Choice
        name="who"
        values={values}
        choices={CASE_WHO.map((value) => ({ value, label: t(`group.${value}`) }))}
      />
    </>
  );
}

/** One of a list, or any. */
function Choice({
  name,
  values,
  choices,
}: {
  readonly name: 'state' | 'who' | 'programme' | 'category' | 'region' | 'officer';
  readonly values: CaseQueueValues;
  readonly choices: readonly Named[];
}) {
  const { t } = useTranslation('cases');
  return (
    <SelectField
      name={name}
      label={t(`filter.${name}`)}
      empty={t('filter.any')}
      choices={choices}
      defaultValue={values[name]}
    />
  );
}
