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

export interface FilterChoices {
  readonly programmes: readonly Named[];
  readonly regions: readonly Named[];
  readonly categories: readonly Named[];
  readonly officers: readonly Named[];
}

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
  readonly problems: Readonly<Partial<Record<'min' | 'max' | 'number', 'money' | 'number'>>>;
}) {
  const { t } = useTranslation(['cases', 'case']);
  const { min, max, number } = problems;
  return (
    <details className="case-filters" open={isOpen}>
      <summary>{t('filter.title')}</summary>
      <Form method="get" role="search">
        <ShowFields values={values} />
        <PlaceFields values={values} choices={choices} />
        <TextField
          name="min"
          label={t('filter.min')}
          inputMode="decimal"
          dir="ltr"
          optional
          error={min && t(`problem.${min}`)}
          defaultValue={values.min}
        />
        <TextField
          name="max"
          label={t('filter.max')}
          inputMode="decimal"
          dir="ltr"
          optional
          error={max && t(`problem.${max}`)}
          defaultValue={values.max}
        />
        <TextField
          name="number"
          label={t('filter.number')}
          hint={t('filter.numberHint')}
          dir="ltr"
          optional
          error={number && t(`problem.${number}`)}
          defaultValue={values.number}
        />
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
  return (
    <>
      <SelectField
        name="show"
        label={t('filter.show')}
        choices={(['open', 'closed'] as const).map((value) => ({
          value,
          label: t(`filter.${value}`),
        }))}
        defaultValue={values.show}
      />
      <SelectField
        name="state"
        label={t('filter.state')}
        empty={t('filter.any')}
        choices={states.map((value) => ({ value, label: t(`case:officerState.${value}`) }))}
        defaultValue={values.state}
      />
      <SelectField
        name="who"
        label={t('filter.who')}
        empty={t('filter.any')}
        choices={CASE_WHO.map((value) => ({ value, label: t(`group.${value}`) }))}
        defaultValue={values.who}
      />
    </>
  );
}

function PlaceFields({
  values,
  choices,
}: {
  readonly values: CaseQueueValues;
  readonly choices: FilterChoices;
}) {
  const { t } = useTranslation('cases');
  const any = t('filter.any');
  return (
    <>
      <SelectField
        name="programme"
        label={t('filter.programme')}
        empty={any}
        choices={choices.programmes}
        defaultValue={values.programme}
      />
      <SelectField
        name="category"
        label={t('filter.category')}
        empty={any}
        choices={choices.categories}
        defaultValue={values.category}
      />
      <SelectField
        name="region"
        label={t('filter.region')}
        empty={any}
        choices={choices.regions}
        defaultValue={values.region}
      />
      <SelectField
        name="officer"
        label={t('filter.officer')}
        empty={any}
        choices={choices.officers}
        defaultValue={values.officer}
      />
    </>
  );
}
