import { useTranslation } from 'react-i18next';
import { Boxes } from '../provider/boxes.tsx';
import { Asked } from './asked.tsx';
import { tickedOf, type OfferFormContext } from './form-context.ts';

type BoxField =
  | 'sizes'
  | 'sectors'
  | 'regions'
  | 'deliveryLanguages'
  | 'supportLanguages'
  | 'integrations'
  | 'exitKit'
  | 'reliesOn';

/** Boxes of a vocabulary, with what is asked about them. */
export function CodeBoxes({
  context,
  name,
  hint,
  choices,
}: {
  readonly context: OfferFormContext;
  readonly name: BoxField;
  readonly hint?: string;
  readonly choices: readonly { readonly code: string; readonly name: string }[];
}) {
  const { t } = useTranslation('offers');
  return (
    <>
      <Asked context={context} field={name} />
      <Boxes
        name={name}
        legend={t(`field.${name}`)}
        {...(hint ? { hint } : {})}
        choices={choices}
        error={context.messages[name]}
        ticked={tickedOf(context, name)}
      />
    </>
  );
}
