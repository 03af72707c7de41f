import type { FormValues } from '#domain/programmes/schema.ts';
import type { Lang } from '#i18n/languages.ts';

/** What the parts of a section's form are drawn from. */
export interface SectionForm {
  readonly lang: Lang;
  readonly values: FormValues;
  /** Message of each field in the reader's language. */
  readonly messages: Readonly<Record<string, string>>;
}

/** All values of a field. */
export function valuesIn({ values }: Pick<SectionForm, 'values'>, name: string): readonly string[] {
  return [values[name] ?? []].flat();
}

/** What a control of one value needs: its name and id, message and value. */
export function fieldOf(form: SectionForm, name: string) {
  return {
    ...{ name, id: name, error: form.messages[name] },
    defaultValue: valuesIn(form, name)[0] ?? '',
  };
}

/** Fields that were typed otherwise than they are stored now. */
export function differences(typed: FormValues, stored: FormValues): readonly string[] {
  const ours = ['stamp', 'do'];
  const names = new Set([...Object.keys(typed), ...Object.keys(stored)]);
  const text = (values: FormValues, name: string) => [values[name] ?? ''].flat().join(', ');
  return [...names].filter(
    (name) => !ours.includes(name) && text(typed, name) !== text(stored, name),
  );
}
