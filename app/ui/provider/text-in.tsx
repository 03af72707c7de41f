import { Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useTranslation } from 'react-i18next';

interface TextInProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly defaultValue: string;
  /** Language it is written in, whatever that of the page. */
  readonly lang: 'fr' | 'ar';
  /** Lines of the field; a single one when left out. */
  readonly rows?: number;
  readonly optional?: boolean;
}

/** A text written in a given language: its field runs the way that language does. */
export function TextIn({ label, hint, lang, rows, optional, ...field }: TextInProps) {
  const { t } = useTranslation();
  const shared = {
    ...field,
    id: field.name,
    label: optional ? `${label} (${t('optional')})` : label,
    ...(hint === undefined ? {} : { description: hint }),
    ...{ lang, dir: lang === 'ar' ? 'rtl' : 'ltr', mb: 'lg', autoComplete: 'off' },
  };
  return rows === undefined ? <TextInput {...shared} /> : <Textarea {...shared} rows={rows} />;
}
