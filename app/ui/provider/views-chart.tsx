import { useTranslation } from 'react-i18next';
import type { DayViews } from '#domain/catalogue/schema.ts';
import { formatDate, formatNumber } from '#i18n/formatters.ts';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';

interface ChartProps {
  readonly days: readonly DayViews[];
  readonly lang: Lang;
}

const SIZE = { width: 600, height: 160, gap: 0.25 } as const;

/** A bar a day, the offers on top of the page; the table below says the same in figures. */
export function ViewsChart({ days, lang }: ChartProps) {
  const { t } = useTranslation('provider');
  const most = Math.max(1, ...days.map(({ page, offers }) => page + offers));
  const step = SIZE.width / days.length;
  const scale = (count: number) => (count / most) * SIZE.height;
  const mirror =
    LANGUAGES[lang].dir === 'rtl' ? `translate(${String(SIZE.width)} 0) scale(-1 1)` : undefined;
  const bar = { width: step * (1 - SIZE.gap) };
  const [first, last] = [days[0], days.at(-1)];
  return (
    <figure>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${String(SIZE.width)} ${String(SIZE.height)}`}
        preserveAspectRatio="none"
        width="100%"
        height={SIZE.height}
      >
        <g transform={mirror}>
          <path d={`M0 ${String(SIZE.height)}h${String(SIZE.width)}`} stroke="var(--control)" />
          {days.map(({ day, page, offers }, index) => (
            <g key={day} transform={`translate(${String(index * step)} 0)`}>
              <rect
                {...bar}
                y={SIZE.height - scale(page)}
                height={scale(page)}
                fill="var(--blue)"
              />
              <rect
                {...bar}
                y={SIZE.height - scale(page + offers)}
                height={scale(offers)}
                fill="var(--saffron)"
              />
            </g>
          ))}
        </g>
      </svg>
      <figcaption className="hint">
        {first && last && (
          <>
            {t('statistics.from', {
              from: formatDate(lang, first.day),
              to: formatDate(lang, last.day),
            })}{' '}
          </>
        )}
        {t('statistics.legend', { most: formatNumber(lang, most, 0) })}
      </figcaption>
    </figure>
  );
}

/** The figures of each day, the latest first. */
export function ViewsTable({ days, lang }: ChartProps) {
  const { t } = useTranslation('provider');
  const count = (value: number) => formatNumber(lang, value, 0);
  return (
    <details>
      <summary>{t('statistics.table')}</summary>
      <div className="scroll" role="region" aria-label={t('statistics.byDay')} tabIndex={0}>
        <table>
          <caption>{t('statistics.byDay')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('statistics.day')}</th>
              <th scope="col" className="n">
                {t('statistics.page')}
              </th>
              <th scope="col" className="n">
                {t('statistics.offers')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...days].reverse().map(({ day, page, offers }) => (
              <tr key={day}>
                <th scope="row">{formatDate(lang, day, 'short')}</th>
                <td className="n">{count(page)}</td>
                <td className="n">{count(offers)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
