import type { FilterGroup } from './filters-view.ts';

/** The values of one filter as boxes, open when some are chosen; nothing for a filter without. */
export function FilterBoxes({ group: { name, label, values } }: { readonly group: FilterGroup }) {
  if (values.length === 0) return null;
  return (
    <details open={values.some(({ chosen }) => chosen)}>
      <summary>{label}</summary>
      <fieldset>
        <legend className="vh">{label}</legend>
        {values.map(({ value, label: word, count, chosen }) => (
          <label className="opt" key={`${value} ${String(chosen)}`}>
            <input type="checkbox" name={name} value={value} defaultChecked={chosen} />
            <span>
              {word}
              {count !== null && <small> ({count})</small>}
            </span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}
