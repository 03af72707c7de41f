import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPONENTS, CRITERIA, type Weights } from '#domain/matching/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable } from '../workspace/parts.tsx';

interface Props {
  readonly lang: Lang;
  readonly present: Weights;
  /** Beside those in force, where there are any. */
  readonly proposed?: Weights;
}

/** Points of the components and shares of the criteria, in words. */
export function WeightsTables({ lang, present, proposed }: Props) {
  const { t } = useTranslation('steering');
  const columns = (name: string, figures: string) =>
    proposed ? [name, t('weights.now'), t('weights.proposed')] : [name, figures];
  const figures = (now: number, then: number | undefined): readonly ReactNode[] =>
    then === undefined
      ? [formatNumber(lang, now)]
      : [formatNumber(lang, now), <Turned key="then" lang={lang} now={now} then={then} />];
  return (
    <>
      <DataTable
        caption={t('weights.components')}
        columns={columns(t('weights.component'), t('weights.points'))}
        rows={COMPONENTS.map((one) => ({
          key: one,
          cells: [
            <span key="name">
              {t(`component.${one}`)}
              <br />
              <span className="hint" style={{ fontWeight: 'normal' }}>
                {t(`componentHint.${one}`)}
              </span>
            </span>,
            ...figures(present.points[one], proposed?.points[one]),
          ],
        }))}
      />
      <h3>{t('weights.criteria')}</h3>
      <p>{t('weights.sharesHint')}</p>
      <DataTable
        caption={t('weights.criteria')}
        columns={columns(t('weights.criterion'), t('weights.shares'))}
        rows={CRITERIA.map((one) => ({
          key: one,
          cells: [
            t(`criterion.${one}`),
            ...figures(present.criteria[one], proposed?.criteria[one]),
          ],
        }))}
      />
    </>
  );
}

/** A figure that would be another stands out. */
function Turned({
  lang,
  now,
  then,
}: {
  readonly lang: Lang;
  readonly now: number;
  readonly then: number;
}) {
  const text = formatNumber(lang, then);
  return now === then ? text : <strong>{text}</strong>;
}
