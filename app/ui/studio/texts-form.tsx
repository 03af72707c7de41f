import { useTranslation } from 'react-i18next';
import { PROGRAMME_KINDS } from '#domain/programmes/schema.ts';
import { SelectField } from '../workspace/fields.tsx';
import { Boxes } from '../provider/boxes.tsx';
import { InThree } from './in-three.tsx';
import { fieldOf, valuesIn, type SectionForm } from './section-form.ts';

const SPOKEN = ['ary', 'zgh', 'fr', 'ar', 'en'] as const;

/** What a programme is called and who stands behind it. */
export function TextsForm({ form }: { readonly form: SectionForm }) {
  const { t } = useTranslation(['studio', 'aid', 'vocab']);
  return (
    <>
      <InThree form={form} name="name" label={t('field.name')} />
      <InThree
        form={form}
        name="summary"
        label={t('field.summary')}
        hint={t('hint.summary')}
        rows={4}
      />
      <InThree form={form} name="owner" label={t('field.owner')} />
      <InThree form={form} name="funder" label={t('field.funder')} hint={t('hint.funder')} />
      <SelectField
        {...fieldOf(form, 'kind')}
        label={t('field.kind')}
        choices={PROGRAMME_KINDS.map((value) => ({ value, label: t(`aid:kind.${value}`) }))}
      />
      <Boxes
        name="languages"
        legend={t('field.languages')}
        hint={t('hint.languages')}
        choices={SPOKEN.map((code) => ({ code, name: t(`vocab:spoken.${code}`) }))}
        error={form.messages['languages']}
        ticked={valuesIn(form, 'languages')}
      />
    </>
  );
}
