import { useTranslation } from 'react-i18next';
import { DataTable, Facts, Panel } from '../workspace/parts.tsx';
import type { CountView, EffectView } from './effect-view.ts';

/** What other weights change in stored lists. */
export function EffectPanel({ effect }: { readonly effect: EffectView | null }) {
  const { t } = useTranslation('steering');
  const counted = ({ count, share }: CountView) =>
    share === null ? count : t('effect.share', { count, share });
  if (effect === null)
    return (
      <Panel title={t('effect.title')} id="effect">
        <p className="note">{t('effect.none')}</p>
      </Panel>
    );
  return (
    <Panel title={t('effect.title')} id="effect">
      <p>{t('effect.lead')}</p>
      <Facts
        items={[
          [t('effect.runs'), effect.runs],
          [t('effect.lists'), effect.lists],
          [t('effect.first'), counted(effect.first)],
          [t('effect.three'), counted(effect.three)],
          [t('effect.move'), effect.move],
          [t('effect.gaining'), effect.gaining],
          [t('effect.losing'), effect.losing],
          [t('effect.steady'), effect.steady],
          [t('effect.largestGain'), t('effect.pointsOf', { points: effect.largestGain })],
          [t('effect.largestLoss'), t('effect.pointsOf', { points: effect.largestLoss })],
        ]}
      />
      <BeforeAfter effect={effect} />
      {effect.unknown !== null && (
        <p className="note warn">{t('effect.unknown', { count: effect.unknown })}</p>
      )}
      <p className="hint">{t('effect.noNames')}</p>
    </Panel>
  );
}

function BeforeAfter({ effect }: { readonly effect: EffectView }) {
  const { t } = useTranslation('steering');
  const { newcomers, certified, hhi, need } = effect;
  const said = (yes: boolean) => t(yes ? 'effect.yes' : 'effect.no');
  return (
    <DataTable
      caption={t('effect.title')}
      columns={[t('effect.measure'), t('effect.before'), t('effect.after')]}
      rows={[
        { key: 'newcomers', cells: [t('effect.newcomers'), newcomers.before, newcomers.after] },
        { key: 'certified', cells: [t('effect.certified'), certified.before, certified.after] },
        { key: 'hhi', cells: [t('effect.hhi'), hhi.before, hhi.after] },
        { key: 'need', cells: [t('effect.need'), said(need.before), said(need.after)] },
      ]}
    />
  );
}
