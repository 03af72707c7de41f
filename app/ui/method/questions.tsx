import { useTranslation } from 'react-i18next';
import { formatNumber, formatPercent } from '#i18n/formatters.ts';
import { DataTable } from '../data-table.tsx';
import { ItemNames } from './item-names.tsx';
import type { MethodDimension, MethodItem, MethodPartProps } from './view.ts';

/** The ten subjects with their weights, every question with its rules, and who is asked what. */
export function Questions({ lang, view }: MethodPartProps) {
  const { t } = useTranslation('method');
  return (
    <section>
      <h2>{t('dimensions.title')}</h2>
      <p>{t('dimensions.lead')}</p>
      <DataTable
        caption={t('dimensions.caption')}
        columns={[
          { label: t('dimensions.name') },
          { label: t('dimensions.weight'), numeric: true },
          { label: t('dimensions.express'), numeric: true },
          { label: t('dimensions.full'), numeric: true },
        ]}
        rows={view.dimensions.map((dimension) => ({
          key: dimension.id,
          cells: [
            dimension.name,
            formatPercent(lang, dimension.weight),
            dimension.items.filter((item) => item.express).length,
            dimension.items.length,
          ],
        }))}
      />
      <h2>{t('items.title')}</h2>
      <p>{t('items.lead')}</p>
      {view.dimensions.map((dimension) => (
        <Dimension key={dimension.id} lang={lang} dimension={dimension} />
      ))}
      <h2>{t('implied.title')}</h2>
      <p>{t('implied.lead')}</p>
      <ul>
        {view.implied.map((rule) => (
          <li key={rule.item.id}>
            <ItemNames lang={lang} items={rule.from} />
            {': '}
            {t('implied.then')} <ItemNames lang={lang} items={[rule.item]} />
          </li>
        ))}
      </ul>
      <p>{t('implied.note')}</p>
    </section>
  );
}

function Dimension(props: {
  readonly lang: MethodPartProps['lang'];
  readonly dimension: MethodDimension;
}) {
  const { lang, dimension } = props;
  const { t } = useTranslation('method');
  return (
    <details>
      <summary>{dimension.name}</summary>
      <p>{dimension.intro}</p>
      <DataTable
        caption={t('items.caption', { name: dimension.name })}
        columns={[
          { label: t('items.question') },
          { label: t('items.weight'), numeric: true },
          { label: t('items.path') },
          { label: t('items.rules') },
        ]}
        rows={dimension.items.map((item) => ({
          key: item.id,
          cells: [
            <ItemNames key="name" lang={lang} items={[item]} />,
            formatNumber(lang, item.weight),
            t(item.express ? 'items.both' : 'items.fullOnly'),
            <Rules key="rules" item={item} />,
          ],
        }))}
      />
    </details>
  );
}

function Rules({ item }: { readonly item: MethodItem }) {
  const { t } = useTranslation('method');
  const rules = [
    item.foundation ? t('items.foundation') : null,
    t(`items.applies.${item.applies}`),
    item.soloYesNo ? t('items.solo') : null,
    item.mayBeNotApplicable ? t(`items.notApplicable.${item.mayBeNotApplicable}`) : null,
  ].filter((rule) => rule !== null);
  return rules.join(' ');
}
