/** Fields of a form by their names, as a browser sends them: one text or several a field. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** Numbers of the rows a list of a form has, `name.<row>.<field>`, smallest first. */
export function rowsIn(values: FormValues, name: string): readonly number[] {
  const rows = Object.keys(values).flatMap((field) => {
    const [first, row = ''] = field.split('.');
    return first === name && /^\d{1,4}$/.test(row) ? [Number(row)] : [];
  });
  return [...new Set(rows)].sort((one, other) => one - other);
}

/** The values with one more row at the end of a list, with these fields. */
export function addRow(
  values: FormValues,
  name: string,
  blank: Readonly<Record<string, string>>,
): FormValues {
  const row = (rowsIn(values, name).at(-1) ?? -1) + 1;
  const added = Object.entries(blank).map(
    ([field, text]) => [`${name}.${String(row)}.${field}`, text] as const,
  );
  return { ...values, ...Object.fromEntries(added) };
}

/** The values without a row of a list. */
export function removeRow(values: FormValues, name: string, row: number): FormValues {
  const start = `${name}.${String(row)}.`;
  return Object.fromEntries(Object.entries(values).filter(([field]) => !field.startsWith(start)));
}
