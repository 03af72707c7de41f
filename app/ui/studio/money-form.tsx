import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { STUDIO_LIMITS } from '#domain/programmes/schema.ts';
import { CheckField, TextField } from '../workspace/fields.tsx';
import { DataTable, Panel } from '../workspace/parts.tsx';
import { NumberCell } from './cell.tsx';
import { EnvelopeRows } from './envelope-rows.tsx';
import type { MoneyChoices, Named } from './money-choices.ts';
import { fieldOf, valuesIn, type SectionForm } from './section-form.ts';
import { ShareRows } from './share-rows.tsx';

interface Props {
  readonly form: SectionForm;
  readonly choices: MoneyChoices;
}

/** What a programme pays for, how much at most, and from which envelopes. */
export function MoneyForm({ form, choices }: Props) {
  const { t } = useTranslation('studio');
  return (
    <>
      <Panel title={t('money.categories')} id="categories">
        <CategoryRows form={form} choices={choices} />
      </Panel>
      <Panel title={t('money.limits')}>
        <TextField
          {...fieldOf(form, 'perFirm.ceiling')}
          label={t('field.perFirm_ceiling')}
          hint={t('hint.perFirm')}
          inputMode="decimal"
          dir="ltr"
        />
        <TextField
          {...fieldOf(form, 'perFirm.months')}
          label={t('field.perFirm_months')}
          inputMode="numeric"
          dir="ltr"
        />
        <TextField
          {...fieldOf(form, 'smallestAward')}
          label={t('field.smallestAward')}
          hint={t('hint.smallestAward')}
          inputMode="decimal"
          dir="ltr"
        />
        <TextField
          {...fieldOf(form, 'minOffers')}
          label={t('field.minOffers')}
          hint={t('hint.minOffers')}
          inputMode="numeric"
          dir="ltr"
        />
      </Panel>
      <EnvelopeRows form={form} regions={choices.regions} totals={choices.totals} />
      <ShareRows
        form={form}
        list="split"
        title={t('money.split')}
        lead={t('money.splitLead', { total: choices.totals.split })}
        most={STUDIO_LIMITS.split}
      />
      <ShareRows
        form={form}
        list="minorations"
        title={t('money.minorations')}
        lead={t('money.minorationsLead')}
        most={STUDIO_LIMITS.minorations}
      />
    </>
  );
}

/** Every category with a box and, where the amount looks it up, its ceiling. */
function CategoryRows({ form, choices: { categories, hasCeilings, amountPage } }: Props) {
  const { t } = useTranslation('studio');
  const ticked = valuesIn(form, 'categories');
  const box = ({ code, name }: Named) => (
    <CheckField
      key={code}
      name="categories"
      value={code}
      label={name}
      checked={ticked.includes(code)}
    />
  );
  if (!hasCeilings)
    return (
      <>
        <p className="note">
          {t('money.noCeilings')} <Link to={amountPage}>{t('page.amount')}</Link>
        </p>
        <div className="grid">{categories.map(box)}</div>
      </>
    );
  return (
    <>
      <p>{t('money.ceilingsLead')}</p>
      <DataTable
        caption={t('money.categories')}
        columns={[t('money.category'), t('money.ceiling')]}
        rows={categories.map((one) => ({
          key: one.code,
          cells: [
            box(one),
            <NumberCell
              key="ceiling"
              form={form}
              name={`ceiling.${one.code}`}
              label={t('money.ceilingOf', { category: one.name })}
            />,
          ],
        }))}
      />
    </>
  );
}
