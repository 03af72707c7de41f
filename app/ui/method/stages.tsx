import { useTranslation } from 'react-i18next';
import { DataTable } from '../data-table.tsx';
import { ItemNames } from './item-names.tsx';
import type { MethodPartProps, MethodStage } from './view.ts';

/** The five stages, what lowers one, and when the page says "between A and B". */
export function Stages({ lang, view }: MethodPartProps) {
  const { t } = useTranslation('method');
  return (
    <section>
      <h2>{t('stages.title')}</h2>
      <p>{t('stages.lead')}</p>
      <DataTable
        caption={t('stages.caption')}
        columns={[
          { label: t('stages.stage') },
          { label: t('stages.score') },
          { label: t('stages.gate') },
        ]}
        rows={view.stages.map((stage) => ({
          key: String(stage.stage),
          cells: [
            t('stages.name', { number: stage.stage, name: stage.name }),
            t(stage.stage === view.stages.length ? 'stages.last' : 'stages.band', {
              from: stage.from,
              to: stage.to,
            }),
            <Gate key="gate" stage={stage} />,
          ],
        }))}
      />
      <p>
        {t('stages.foundation')} <ItemNames lang={lang} items={view.foundation} />
      </p>
      <p>{t('stages.unknown')}</p>
      <h3>{t('stages.rangeTitle')}</h3>
      <p>{t('stages.range', { margin: view.thresholds.margin })}</p>
      <h3>{t('stages.expressTitle')}</h3>
      <p>{t('stages.express', { questions: view.questions.express })}</p>
    </section>
  );
}

function Gate({ stage }: { readonly stage: MethodStage }) {
  const { t } = useTranslation('method');
  if (!stage.gate) return t('stages.none');
  const { foundation, dimension, everyMeasured } = stage.gate;
  return [
    t('stages.each', { level: foundation }),
    dimension && t('stages.dimension', dimension),
    everyMeasured !== null && t('stages.every', { min: everyMeasured }),
  ]
    .filter((condition) => typeof condition === 'string')
    .join(' ');
}
