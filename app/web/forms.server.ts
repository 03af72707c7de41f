import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';

/** First message of each field, as an i18n key; the empty key is for the whole form. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What was typed, to give it back: one or several values a field. */
export type TypedValues = Readonly<Record<string, string | readonly string[]>>;

export type ParsedForm<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** What was typed, should the use-case refuse. */
      readonly typed: TypedValues;
    }
  | {
      readonly ok: false;
      readonly errors: FieldErrors;
      readonly values: TypedValues;
    };

/** What no page of this site sends is refused like a request from elsewhere. */
async function fieldsOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 400 });
  }
}

/** The fields of a form; NUL characters, which no text needs and no database keeps, are dropped. */
export async function readForm(request: Request): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of await fieldsOf(request))
    form.append(name, typeof value === 'string' ? value.replaceAll('\0', '') : value);
  return form;
}

/** Reads and validates a submitted form; nothing typed is dropped when it is refused. */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
): Promise<ParsedForm<z.output<S>>> {
  return parseFields(await readForm(request), schema);
}

/** Validates the fields of a form that was read already. */
export function parseFields<S extends z.ZodType>(
  form: FormData,
  schema: S,
): ParsedForm<z.output<S>> {
  const submission = parseWithZod(form, { schema });
  if (submission.status === 'success')
    return { ok: true, value: submission.value, typed: typedValues(form) };
  const errors: Record<string, string> = {};
  for (const [field, messages] of Object.entries(submission.error ?? {})) {
    const [first] = messages ?? [];
    if (first !== undefined) errors[field] = first;
  }
  return { ok: false, errors, values: typedValues(form) };
}

/** Every text a form carried, files left out. */
export function typedValues(form: FormData): TypedValues {
  const values: Record<string, string | string[]> = {};
  for (const name of new Set(form.keys())) {
    const texts = form.getAll(name).filter((value) => typeof value === 'string');
    const [only] = texts;
    if (texts.length === 1 && only !== undefined) values[name] = only;
    else if (texts.length > 1) values[name] = texts;
  }
  return values;
}

/** Typed values with one text a field, the first where there were several. */
export function flatValues(values: TypedValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : (value[0] ?? ''),
    ]),
  );
}

/** The text of a field, cut to `most` characters; empty for a file or nothing. */
export function textOf(form: FormData, name: string, most: number): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, most) : '';
}
