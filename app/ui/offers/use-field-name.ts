import { useTranslation } from 'react-i18next';

const FIELDS = [
  ...['category', 'title', 'summary', 'description', 'deliverables', 'excluded', 'clientDuties'],
  ...['price', 'durationDays', 'sizes', 'sectors', 'minStage', 'deliveryLanguages', 'mode'],
  ...['supportLanguages', 'regions', 'hosting', 'integrations', 'exitKit', 'exitNote', 'reliesOn'],
] as const;

/** Names of the fields of an offer by their codes or controls; null for what is no field. */
export function useFieldName(): (field: string) => string | null {
  const { t } = useTranslation('offers');
  return (field) => {
    const [first, second] = field.split('.');
    const known = FIELDS.find((name) => name === first);
    if (known === undefined) return null;
    const name =
      known === 'deliverables' && second !== undefined
        ? t('form.row', { row: Number(second) + 1 })
        : t(`field.${known}`);
    if (field.endsWith('.fr')) return t('form.fieldInFrench', { field: name });
    return field.endsWith('.ar') ? t('form.fieldInArabic', { field: name }) : name;
  };
}
