import { useTranslation } from 'react-i18next';
import { formatList } from '#i18n/formatters.ts';
import { contentLang } from '#i18n/languages.ts';
import { DataTable } from '../data-table.tsx';
import { ItemNames } from './item-names.tsx';
import type { MethodPartProps } from './view.ts';

/** How answers are read through three known tools: Eurostat's index, the EU's DMA, Moukawala. */
export function Crosswalks({ lang, view }: MethodPartProps) {
  const { t } = useTranslation('method');
  return (
    <>
      <section>
        <h2>{t('dii.title')}</h2>
        <p>{t('dii.lead')}</p>
        <DataTable
          caption={t('dii.caption')}
          columns={[
            { label: t('dii.fact') },
            { label: t('dii.question') },
            { label: t('dii.from') },
          ]}
          rows={view.dii.map((fact) => ({
            key: String(fact.id),
            cells: [
              `${fact.id}. ${fact.name}`,
              <ItemNames key="item" lang={lang} items={[fact.item]} />,
              fact.needsConsumerShare ? `${fact.answer} ${t('dii.consumers')}` : fact.answer,
            ],
          }))}
        />
        <p>{t('dii.limits')}</p>
      </section>
      <section>
        <h2>{t('dma.title')}</h2>
        <p>{t('dma.lead')}</p>
        <DataTable
          caption={t('dma.caption')}
          columns={[{ label: t('dma.dimension') }, { label: t('dma.questions') }]}
          rows={view.dma.map((dimension) => ({
            key: dimension.name,
            cells: [dimension.name, <ItemNames key="items" lang={lang} items={dimension.items} />],
          }))}
        />
        <p>{t('dma.limits')}</p>
      </section>
      <section>
        <h2>{t('moukawala.title')}</h2>
        <p>{t('moukawala.lead')}</p>
        <DataTable
          caption={t('moukawala.caption')}
          columns={[{ label: t('moukawala.word') }, { label: t('moukawala.dimensions') }]}
          rows={view.moukawala.map(({ word, dimensions }) => ({
            key: word,
            cells: [word, formatList(contentLang(lang), dimensions)],
          }))}
        />
        <p>{t('moukawala.limits')}</p>
      </section>
    </>
  );
}
