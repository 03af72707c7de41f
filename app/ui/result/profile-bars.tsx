import { useTranslation } from 'react-i18next';
import type { DimensionResult } from '#domain/assessment/schema.ts';
import { formatNumber, formatPercent } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';

interface ProfileBarsProps {
  readonly dimensions: readonly DimensionResult[];
  readonly lang: Lang;
}

const percent = (value: number) => `${String(Math.round(value * 10) / 10)}%`;

/** A bar a dimension with the range its open answers leave, and the same figures as a table. */
export function ProfileBars({ dimensions, lang }: ProfileBarsProps) {
  const { t } = useTranslation('result');
  const whole = (value: number) => formatNumber(lang, value, 0);
  const range = ({ low, high }: DimensionResult) =>
    t('profile.to', { low: whole(low), high: whole(high) });
  return (
    <>
      <ul className="bars" aria-hidden="true">
        {dimensions.map((dimension) => (
          <li key={dimension.id}>
            <b>{dimension.short}</b>
            <span className="bar">
              {dimension.score !== null && <i style={{ inlineSize: percent(dimension.score) }} />}
              {dimension.high - dimension.low > 0.5 && (
                <u
                  style={{
                    insetInlineStart: percent(dimension.low),
                    inlineSize: percent(dimension.high - dimension.low),
                  }}
                />
              )}
            </span>
            <span className="n">{dimension.score === null ? '–' : whole(dimension.score)}</span>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('profile.table')}</summary>
        <div className="scroll" role="region" aria-label={t('profile.caption')} tabIndex={0}>
          <table>
            <caption>{t('profile.caption')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('profile.dimension')}</th>
                <th scope="col" className="n">
                  {t('profile.score')}
                </th>
                <th scope="col" className="n">
                  {t('profile.range')}
                </th>
                <th scope="col" className="n">
                  {t('profile.known')}
                </th>
              </tr>
            </thead>
            <tbody>
              {dimensions.map((dimension) => (
                <tr key={dimension.id}>
                  <th scope="row">{dimension.name}</th>
                  <td className="n">
                    {dimension.score === null ? t('profile.unmeasured') : whole(dimension.score)}
                  </td>
                  <td className="n">{range(dimension)}</td>
                  <td className="n">{formatPercent(lang, dimension.coverage)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
