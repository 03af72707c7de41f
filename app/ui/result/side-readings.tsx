import { useTranslation } from 'react-i18next';
import type { ResultView } from '#domain/assessment/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface Props {
  readonly result: ResultView;
  readonly lang: Lang;
}

/** The Digital Intensity Index: points met of the facts that are known, never extrapolated. */
export function Dii({ result, lang }: Props) {
  const { t } = useTranslation(['result', 'common']);
  const { met, measured, facts } = result.dii;
  return (
    <section>
      <h2>{t('dii.title')}</h2>
      <p>
        <strong>
          {t('dii.met', {
            met: formatNumber(lang, met, 0),
            measured: formatNumber(lang, measured, 0),
          })}
        </strong>
        {'. '}
        {t('dii.note')} {result.belowDiiReference && t('dii.small')}
      </p>
      <details>
        <summary>{t('dii.facts')}</summary>
        <ul>
          {facts.map(({ id, status }) => (
            <li key={id}>
              {t('common:labelled', {
                label: t(`dii.fact.${String(id) as '1'}`),
                value: t(`dii.status.${status}`),
              })}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}

/** The other readings of the same answers: indices, Moukawala's words, the EU's dimensions. */
export function OtherReadings({ result, lang }: Props) {
  const { t } = useTranslation('result');
  const figure = (value: number | null) =>
    value === null ? t('indices.unknown') : formatNumber(lang, value, 0);
  const { indices } = result;
  const rows = [
    ['equal', indices.equalWeight],
    ['foundation', indices.foundation.value],
    ['ai', indices.ai.value],
    ['compliance', indices.compliance.value],
  ] as const;
  return (
    <details>
      <summary>{t('indices.title')}</summary>
      <dl>
        {rows.map(([name, value]) => (
          <Row key={name} label={t(`indices.${name}`)} value={figure(value)} />
        ))}
      </dl>
      <h3>{t('indices.moukawala')}</h3>
      <dl>
        {result.moukawala.map(({ word, value }) => (
          <Row key={word} label={t(`indices.word.${word}`)} value={figure(value)} />
        ))}
      </dl>
      <p className="hint">{t('indices.moukawalaNote')}</p>
      <h3>{t('indices.dma')}</h3>
      <dl>
        {(['D1', 'D2', 'D3', 'D4', 'D5', 'D6'] as const).map((id) => (
          <Row
            key={id}
            label={t(`indices.dmaDimension.${id}`)}
            value={figure(result.dma[id].value)}
          />
        ))}
      </dl>
      <p className="hint">{t('indices.dmaNote')}</p>
    </details>
  );
}

function Row({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="pair">
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
