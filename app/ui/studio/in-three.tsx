import { Textarea, TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { useTranslation } from 'react-i18next';
import { fieldOf, type SectionForm } from './section-form.ts';

/** A text in the three languages, side by side on a wide screen. */
export function InThree({
  form,
  name,
  label,
  hint,
  rows,
}: {
  readonly form: SectionForm;
  /** Its controls are `name.fr`, `name.ar` and `name.en`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Lines of the fields; single ones when left out. */
  readonly rows?: number;
}) {
  const { t } = useTranslation('studio');
  return (
    <fieldset id={name} className="field">
      <legend>{label}</legend>
      {hint !== undefined && <p className="hint">{hint}</p>}
      <div className="grid">
        {(['fr', 'ar', 'en'] as const).map((lang) => {
          const shared = {
            ...fieldOf(form, `${name}.${lang}`),
            ...{ label: t(`language.${lang}`), lang, dir: lang === 'ar' ? 'rtl' : 'ltr' },
            ...{ mb: 'sm', autoComplete: 'off' },
          };
          return rows === undefined ? (
            <TextInput key={lang} {...shared} />
          ) : (
            <Textarea key={lang} {...shared} rows={rows} />
          );
        })}
      </div>
    </fieldset>
  );
}
