import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FilterBoxes } from './filter-boxes.tsx';
import type { FilterGroup } from './filters-view.ts';

interface FiltersProps {
  /** Path of the list. */
  readonly action: string;
  readonly text: string;
  readonly label: string;
  readonly hint: string;
  readonly sorts: readonly { readonly value: string; readonly label: string }[];
  readonly sort: string;
  readonly groups: readonly FilterGroup[];
  /** Longest text that is searched for. */
  readonly longest: number;
}

/** The one form of a list: text, order and filters. It works without scripts. */
export function Filters(props: FiltersProps) {
  const { t } = useTranslation('catalogue');
  const { action, text, label, hint, sorts, sort, groups, longest } = props;
  const chosen = groups.flatMap(({ values }) => values).filter((value) => value.chosen).length;
  return (
    <Form method="get" action={action} className="filters" role="search">
      <div className="field">
        <label className="q" htmlFor="q">
          {label}
        </label>
        <p className="hint" id="q-hint">
          {hint}
        </p>
        <input
          id="q"
          key={text}
          type="text"
          name="q"
          defaultValue={text}
          maxLength={longest}
          aria-describedby="q-hint"
          enterKeyHint="search"
          autoComplete="off"
        />
      </div>
      <div className="field">
        <label className="q" htmlFor="sort">
          {t('list.sort')}
        </label>
        <select id="sort" key={sort} name="sort" defaultValue={sort}>
          {sorts.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <details className="more">
        <summary>
          {chosen === 0 ? t('list.filters') : t('list.filtersChosen', { count: chosen })}
        </summary>
        {groups.map((group) => (
          <FilterBoxes key={group.name} group={group} />
        ))}
      </details>
      <button className="btn" type="submit">
        {t('list.show')}
      </button>
    </Form>
  );
}
