/** A text of a document with its `{{names}}` filled in; a name without a value is left empty. */
export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/gu, (_, key: string) => values[key] ?? '');
}
