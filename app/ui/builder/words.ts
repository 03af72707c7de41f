import { useTranslation } from 'react-i18next';
import type builder from '#i18n/locales/fr/builder.json';
import type { ShownError } from '../error-summary.tsx';

type ErrorKey = `error.${keyof (typeof builder)['error']}`;
type FindingKey = `finding.${keyof (typeof builder)['finding']}`;

export type Errors = Readonly<Record<string, string>>;
/** What a form carried, to give it back. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** The messages of refused fields in the reader's language, by field, and as links to the fields. */
export function useBuilderErrors(errors: Errors | undefined): {
  readonly messages: Errors;
  readonly shown: readonly ShownError[];
} {
  const { t, i18n } = useTranslation('builder');
  const messages = Object.fromEntries(
    Object.entries(errors ?? {}).map(([field, code]) => {
      const keys = [`error.${code}` as ErrorKey, `finding.${code}` as FindingKey];
      const known = keys.find((key) => i18n.exists(`builder:${key}`));
      return [field, t(known ?? 'error.reload')];
    }),
  );
  const shown = Object.entries(messages).map(([target, message]) => ({ target, message }));
  return { messages, shown };
}

/** The text of a field; empty for none. */
export function valueOf(values: Values, name: string): string {
  const value = values[name] ?? '';
  return typeof value === 'string' ? value : (value[0] ?? '');
}

/** Every text of a field. */
export function valuesOf(values: Values, name: string): readonly string[] {
  return [values[name] ?? []].flat();
}

/** Id of the node at a path. */
export function nodeId(path: string): string {
  return path === '' ? 'node' : `node.${path}`;
}
