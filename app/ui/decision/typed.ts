/** What was typed in a form of decisions, and what is wrong with it, by field. */
export interface Typed {
  readonly values: Readonly<Record<string, string>>;
  readonly messages: Readonly<Record<string, string>>;
  /** Boxes that were ticked under one name. */
  readonly chosen: readonly string[];
}

/** The texts of a field that may carry several. */
export function chosenIn(
  values: Readonly<Record<string, string | readonly string[]>>,
  name: string,
): readonly string[] {
  const value = values[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
