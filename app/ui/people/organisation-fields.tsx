import { useTranslation } from 'react-i18next';
import type { OrganisationChoices, OrganisationProfile } from '#domain/accounts/schema.ts';
import { SelectField, TextField } from '../workspace/fields.tsx';

type Values = Readonly<Record<string, string | null | undefined>>;

interface FieldsProps {
  readonly options: OrganisationChoices;
  readonly values: Values;
  readonly messages: Readonly<Record<string, string>>;
}

const choicesOf = (options: OrganisationChoices['sectors']) =>
  options.map(({ code, name }) => ({ value: code, label: name }));

/** Name, form, activity and place of an organisation. */
export function BasicFields({ options, values, messages }: FieldsProps) {
  const { t } = useTranslation('people');
  const field = (name: string) => ({
    name,
    error: messages[name],
    defaultValue: values[name] ?? undefined,
  });
  return (
    <>
      <TextField
        {...field('name')}
        label={t('organisation.name')}
        hint={t('organisation.nameHint')}
        dir="auto"
        autoComplete="organization"
        maxLength={200}
      />
      <TextField
        {...field('nameArabic')}
        label={t('organisation.nameArabic')}
        dir="auto"
        maxLength={200}
        optional
      />
      <SelectField
        {...field('legalForm')}
        label={t('organisation.legalForm')}
        empty={t('organisation.unsaid')}
        choices={choicesOf(options.legalForms)}
        optional
      />
      <SelectField
        {...field('sector')}
        label={t('organisation.sector')}
        empty={t('organisation.unsaid')}
        choices={choicesOf(options.sectors)}
        optional
      />
      <SelectField
        {...field('province')}
        label={t('organisation.province')}
        empty={t('organisation.unsaid')}
        choices={choicesOf(options.provinces)}
        optional
      />
    </>
  );
}

const NUMBERS = ['taxId', 'tradeRegister', 'registerCourt', 'cnss', 'businessTax'] as const;

/** Identifiers whose form is not certain: an unusual one is pointed out beside its field. */
export function NumberFields({
  values,
  messages,
  unusual,
}: Omit<FieldsProps, 'options'> & Pick<OrganisationProfile, 'unusual'>) {
  const { t } = useTranslation('people');
  return (
    <>
      {NUMBERS.map((name) => (
        <TextField
          key={name}
          name={name}
          label={t(`organisation.${name}`)}
          hint={
            unusual.some((one) => one === name)
              ? t('organisation.unusual')
              : t(`organisation.hint.${name}`)
          }
          error={messages[name]}
          defaultValue={values[name] ?? undefined}
          maxLength={name === 'registerCourt' ? 80 : 40}
          {...(name === 'registerCourt' ? { dir: 'auto' } : { dir: 'ltr', inputMode: 'numeric' })}
          optional
        />
      ))}
    </>
  );
}
