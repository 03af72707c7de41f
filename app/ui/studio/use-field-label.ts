import { useTranslation } from 'react-i18next';
import type studio from '#i18n/locales/fr/studio.json';
import { useCodeWord } from './use-code-word.ts';

type FieldKey = `field.${keyof (typeof studio)['field']}`;

/** What a field of the studio's forms is called: its list and row, its name, its language. */
export function useFieldLabel(): (field: string) => string | null {
  const { t, i18n } = useTranslation('studio');
  const wordOf = useCodeWord();
  const codeWord = (list: 'ceiling' | 'document' | 'serviceLevels', code: string) => {
    if (list === 'ceiling') return code;
    return wordOf(list === 'document' ? 'document' : 'serviceLevel', code) ?? code;
  };
  return (field) => {
    const parts = field.split('.');
    const [list = '', code = ''] = parts;
    if (list === 'serviceLevels' || list === 'ceiling' || list === 'document')
      return t(`field.${list}`, { code: codeWord(list, code) });
    const last = parts.at(-1) ?? '';
    const lang = last === 'fr' || last === 'ar' || last === 'en' ? last : null;
    const names = parts.filter((part) => !/^\d+$/.test(part) && part !== lang);
    const key = `field.${names.join('_')}` as FieldKey;
    if (!i18n.exists(`studio:${key}`)) return null;
    const row = parts.find((part) => /^\d+$/.test(part));
    const name = t(key);
    const inRow = row === undefined ? name : t('inRow', { name, row: Number(row) + 1 });
    return lang === null
      ? inRow
      : t('inLanguage', { name: inRow, language: t(`language.${lang}`) });
  };
}
