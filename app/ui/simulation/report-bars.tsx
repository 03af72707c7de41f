import type { Bars } from '#domain/programmes/schema.ts';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';

const SIZE = { width: 100, height: 18, mark: 0.8 } as const;

/** A bar a group, drawn on the server; the table below says the same in figures. */
export function ReportBars({ chart, lang }: { readonly chart: Bars; readonly lang: Lang }) {
  const mirror =
    LANGUAGES[lang].dir === 'rtl' ? `translate(${String(SIZE.width)} 0) scale(-1 1)` : undefined;
  return (
    <figure className="report-bars">
      <ul className="bars" aria-hidden="true">
        {chart.rows.map(({ name, value, mark, text }) => (
          <li key={name}>
            <b>{name}</b>
            <svg
              viewBox={`0 0 ${String(SIZE.width)} ${String(SIZE.height)}`}
              preserveAspectRatio="none"
              width="100%"
              height={SIZE.height}
            >
              <g transform={mirror}>
                <rect width={SIZE.width} height={SIZE.height} fill="var(--line)" opacity="0.5" />
                <rect width={value * SIZE.width} height={SIZE.height} fill="var(--blue)" />
                {mark !== null && (
                  <rect
                    x={Math.min(mark * SIZE.width, SIZE.width - SIZE.mark)}
                    width={SIZE.mark}
                    height={SIZE.height}
                    fill="var(--saffron)"
                  />
                )}
              </g>
            </svg>
            <span className="n">{text}</span>
          </li>
        ))}
      </ul>
      <figcaption className="hint">{chart.legend}</figcaption>
    </figure>
  );
}
