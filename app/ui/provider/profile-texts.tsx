import { useTranslation } from 'react-i18next';
import { PROFILE_LIMITS } from '#domain/catalogue/schema.ts';
import { TextField } from '../workspace/fields.tsx';
import type { FieldOf } from './profile-fields.tsx';
import { TextIn } from './text-in.tsx';

/** Name, summary and description in French and in Arabic. */
export function ProfileTexts({ field }: { readonly field: FieldOf }) {
  const { t } = useTranslation('provider');
  const { summary, description } = PROFILE_LIMITS;
  const short = t('form.most', { count: summary });
  const long = t('form.most', { count: description });
  return (
    <>
      <TextField {...field('name')} label={t('form.name')} hint={t('form.nameHint')} dir="auto" />
      <TextIn {...field('nameArabic')} label={t('form.nameArabic')} lang="ar" optional />
      <p className="hint">{t('form.languagesHint')}</p>
      <TextIn {...field('summaryFr')} label={t('form.summaryFr')} hint={short} lang="fr" rows={3} />
      <TextIn {...field('summaryAr')} label={t('form.summaryAr')} hint={short} lang="ar" rows={3} />
      <TextIn
        {...field('descriptionFr')}
        label={t('form.descriptionFr')}
        hint={long}
        lang="fr"
        rows={8}
      />
      <TextIn
        {...field('descriptionAr')}
        label={t('form.descriptionAr')}
        hint={long}
        lang="ar"
        rows={8}
      />
    </>
  );
}
