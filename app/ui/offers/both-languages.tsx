import { useTranslation } from 'react-i18next';
import { formatNumber } from '#i18n/formatters.ts';
import { TextIn } from '../provider/text-in.tsx';
import { Asked } from './asked.tsx';
import { fieldOf, type OfferFormContext } from './form-context.ts';

interface BothProps {
  readonly context: OfferFormContext;
  /** Its controls are `name.fr` and `name.ar`. */
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** Longest text, in characters. */
  readonly most: number;
  /** Lines of the fields; single ones when left out. */
  readonly rows?: number;
}

/** A text in French and in Arabic: side by side on a wide screen, one below the other on a phone. */
export function BothLanguages({ context, name, label, hint, most, rows }: BothProps) {
  const { t } = useTranslation('offers');
  const { lang } = context;
  const lines = rows === undefined ? {} : { rows };
  return (
    <fieldset id={name} className="field">
      <legend>{label}</legend>
      <p className="hint">
        {hint} {t('form.most', { most: formatNumber(lang, most) })}
      </p>
      <Asked context={context} field={name} />
      <div className="grid">
        <TextIn
          {...fieldOf(context, `${name}.fr`)}
          {...lines}
          label={t('form.inFrench')}
          lang="fr"
        />
        <TextIn
          {...fieldOf(context, `${name}.ar`)}
          {...lines}
          label={t('form.inArabic')}
          lang="ar"
        />
      </div>
    </fieldset>
  );
}
