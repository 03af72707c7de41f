import { useTranslation } from 'react-i18next';
import type { ChangeField, ContentChange } from '#domain/programmes/schema.ts';
import { formatDate, formatMad, formatNumber, formatPercent } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable } from '../workspace/parts.tsx';
import { statusOf, type Names } from './guard-list.tsx';
import { useCodeWord, type Vocabulary } from './use-code-word.ts';

const CENTIMES = 100n;

/** What differs between two versions, before and after. */
export function ContentChanges({
  lang,
  changes,
  names,
}: {
  readonly lang: Lang;
  readonly changes: readonly ContentChange[];
  /** Names of categories and regions by code. */
  readonly names: Names;
}) {
  const { t } = useTranslation('studio');
  const value = useChangeValue(lang, names);
  const nameOf = useChangeName(names);
  if (changes.length === 0) return <p>{t('changes.sameFields')}</p>;
  return (
    <DataTable
      caption={t('changes.fields')}
      columns={[t('changes.what'), t('changes.before'), t('changes.after')]}
      rows={changes.map((change) => ({
        key: `${change.field} ${change.of}`,
        cells: [
          nameOf(change),
          <bdi key="before">{value(change, change.before)}</bdi>,
          <strong key="after">
            <bdi>{value(change, change.after)}</bdi>
          </strong>,
        ],
      }))}
    />
  );
}

/** Vocabularies in which the parts of a change's name are looked for. */
const PARTS: Readonly<Partial<Record<ChangeField, readonly Vocabulary[]>>> = {
  document: ['document'],
  serviceLevel: ['serviceLevel'],
  language: ['spoken'],
  envelope: ['segment'],
};

/** Fields whose parts are named by a text of the programme's own. */
const TEXTS: ReadonlySet<ChangeField> = new Set([
  ...(['split', 'minoration', 'case', 'caseLeast', 'caseMost'] as const),
]);

function useChangeName(names: Names): (change: ContentChange) => string {
  const { t } = useTranslation('studio');
  const wordOf = useCodeWord();
  const word = (field: ChangeField, code: string): string => {
    if (code === '-') return t('changes.all');
    const vocabularies = PARTS[field] ?? ['language'];
    const known = vocabularies.map((one) => wordOf(one, code)).find((text) => text !== null);
    return known ?? names[code] ?? code;
  };
  return ({ field, of }) => {
    const isText = TEXTS.has(field);
    const parts = isText ? [of] : of.split(' ').map((code) => word(field, code));
    return [t(`change.${field}`), ...parts.filter((part) => part !== '')].join(' · ');
  };
}

function useChangeValue(
  lang: Lang,
  names: Names,
): (change: ContentChange, value: string | number | null) => string {
  const { t } = useTranslation('studio');
  const wordOf = useCodeWord();
  const word = (field: ChangeField, code: string): string => {
    if (field === 'kind' || field === 'allocation') return wordOf(field, code) ?? code;
    if (field === 'case') return t(`status.${statusOf(code)}`);
    if (field === 'document')
      return t(code === 'required' ? 'documents.required' : 'documents.optional');
    return names[code] ?? t('changes.yes');
  };
  return ({ field, unit }, value) => {
    if (value === null) return t('changes.none');
    if (typeof value === 'string') {
      if (unit === 'day') return formatDate(lang, value);
      return unit === 'code' ? word(field, value) : value;
    }
    if (unit === 'centimes') return formatMad(lang, BigInt(value));
    if (unit === 'dirhams') return formatMad(lang, BigInt(Math.round(value)) * CENTIMES);
    return unit === 'share' ? formatPercent(lang, value, 2) : formatNumber(lang, value);
  };
}
