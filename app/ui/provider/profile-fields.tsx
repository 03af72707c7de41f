import { useTranslation } from 'react-i18next';
import { SPOKEN } from '#domain/catalogue/schema.ts';
import { CheckField, SelectField, TextField } from '../workspace/fields.tsx';
import { Boxes } from './boxes.tsx';

interface Coded {
  readonly code: string;
  readonly name: string;
}

/** Lists of the form in the reader's language. */
export interface ProfileChoices {
  readonly provinces: readonly Coded[];
  readonly regions: readonly Coded[];
  readonly sectors: readonly Coded[];
}

/** Name, message and value of a field of one line. */
export type FieldOf = (name: string) => {
  readonly name: string;
  readonly error: string | undefined;
  readonly defaultValue: string;
};

interface FieldsProps {
  readonly field: FieldOf;
  readonly choices: ProfileChoices;
  /** What was ticked before. */
  readonly tickedOf: (name: string) => readonly string[];
}

/** Where, in which languages and for whom the firm works. */
export function ProfilePlaces({ field, choices, tickedOf }: FieldsProps) {
  const { t } = useTranslation(['provider', 'vocab']);
  const boxes = (name: string) => ({ name, error: field(name).error, ticked: tickedOf(name) });
  return (
    <>
      <SelectField
        {...field('province')}
        label={t('form.province')}
        empty={t('form.choose')}
        choices={choices.provinces.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Boxes
        {...boxes('regions')}
        legend={t('form.regions')}
        hint={t('form.regionsHint')}
        choices={choices.regions}
      />
      <TextField
        {...field('onSiteRadiusKm')}
        label={t('form.radius')}
        hint={t('form.radiusHint')}
        dir="ltr"
        inputMode="numeric"
        optional
      />
      <Boxes
        {...boxes('languages')}
        legend={t('form.languages')}
        choices={SPOKEN.map((code) => ({ code, name: t(`vocab:spoken.${code}`) }))}
      />
      <Boxes {...boxes('sectors')} legend={t('form.sectors')} choices={choices.sectors} />
    </>
  );
}

/** How the firm is reached. */
export function ProfileContact({ field }: Pick<FieldsProps, 'field'>) {
  const { t } = useTranslation('provider');
  return (
    <>
      <TextField
        {...field('website')}
        label={t('form.website')}
        hint={t('form.websiteHint')}
        dir="ltr"
        inputMode="url"
        optional
      />
      <TextField
        {...field('email')}
        label={t('form.email')}
        hint={t('form.emailHint')}
        type="email"
        dir="ltr"
        optional
      />
      <TextField
        {...field('phone')}
        label={t('form.phone')}
        hint={t('form.phoneHint')}
        type="tel"
        dir="ltr"
        optional
      />
    </>
  );
}

const NUMBERS = ['team', 'capacity', 'foundedYear'] as const;
const FLAGS = ['moroccanLaw', 'hostsInMorocco', 'exports'] as const;

/** How big the firm is, when it can begin, and what it declares of itself. */
export function ProfileMeans({ field, tickedOf }: Omit<FieldsProps, 'choices'>) {
  const { t } = useTranslation('provider');
  return (
    <>
      {NUMBERS.map((name) => (
        <TextField
          key={name}
          {...field(name)}
          label={t(`form.${name}`)}
          dir="ltr"
          inputMode="numeric"
          optional
        />
      ))}
      <TextField
        {...field('nextStartOn')}
        label={t('form.nextStartOn')}
        hint={t('form.nextStartHint')}
        type="date"
        dir="ltr"
        optional
      />
      <fieldset className="field">
        <legend>{t('form.flags')}</legend>
        {FLAGS.map((name) => (
          <CheckField
            key={name}
            name={name}
            label={t(`form.flag.${name}`)}
            hint={t(`form.flagHint.${name}`)}
            checked={tickedOf(name).includes('yes')}
          />
        ))}
      </fieldset>
    </>
  );
}
