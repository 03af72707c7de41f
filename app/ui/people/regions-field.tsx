import { useTranslation } from 'react-i18next';
import { CheckField } from '../workspace/fields.tsx';

/** The regions of a regional examiner; for any other role nothing is to be ticked. */
export function RegionsField({
  name,
  regions,
  error,
  ticked,
}: {
  readonly name: string;
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly error?: string | undefined;
  readonly ticked: string | readonly string[] | undefined;
}) {
  const { t } = useTranslation('people');
  return (
    <fieldset id={name} className={error ? 'field bad' : 'field'}>
      <legend>{t('regions.label')}</legend>
      <p className="hint">{t('regions.hint')}</p>
      {error && <span className="err">{error}</span>}
      {regions.map((region) => (
        <CheckField
          key={region.code}
          name={name}
          value={region.code}
          label={region.name}
          checked={ticked?.includes(region.code) ?? false}
        />
      ))}
    </fieldset>
  );
}
