import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FilterBoxes } from '../catalogue/filter-boxes.tsx';
import type { FilterGroup } from '../catalogue/filters-view.ts';

interface ProgrammeFiltersProps {
  readonly action: string;
  readonly groups: readonly FilterGroup[];
  /** The list is ordered for the reader's firm, and stays so. */
  readonly forFirm: boolean;
}

/** The form that narrows the list of programmes. It works without scripts. */
export function ProgrammeFilters({ action, groups, forFirm }: ProgrammeFiltersProps) {
  const { t } = useTranslation('programmes');
  const chosen = groups.flatMap(({ values }) => values).filter((value) => value.chosen).length;
  return (
    <Form method="get" action={action} className="filters" role="search">
      {forFirm && <input type="hidden" name="firm" value="yes" />}
      <details className="more">
        <summary>{chosen === 0 ? t('list.filters') : t('list.chosen', { count: chosen })}</summary>
        {groups.map((group) => (
          <FilterBoxes key={group.name} group={group} />
        ))}
        <button className="btn second" type="submit">
          {t('list.show')}
        </button>
      </details>
    </Form>
  );
}
