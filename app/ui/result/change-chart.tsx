import type { FirmProgress } from '#domain/assessment/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';

interface Props {
  readonly label: string;
  readonly dimensions: FirmProgress['dimensions'];
  readonly lang: Lang;
}

const BAR = { before: 3, after: 7, gap: 1 } as const;
const HEIGHT = BAR.before + BAR.gap + BAR.after;

/** Two bars a topic, before and after; the table beside it says the same in figures. */
export function ChangeChart({ label, dimensions, lang }: Props) {
  const mirror = LANGUAGES[lang].dir === 'rtl' ? 'translate(100 0) scale(-1 1)' : undefined;
  return (
    <ul className="bars" aria-label={label}>
      {dimensions.map(({ id, name, before, after }) => (
        <li key={id}>
          <b>{name}</b>
          <svg
            aria-hidden="true"
            viewBox={`0 0 100 ${String(HEIGHT)}`}
            preserveAspectRatio="none"
            width="100%"
            height={HEIGHT * 2}
          >
            <g transform={mirror}>
              <rect width="100" height={HEIGHT} fill="var(--line)" opacity="0.5" />
              <rect width={before} height={BAR.before} fill="var(--saffron)" />
              <rect y={BAR.before + BAR.gap} width={after} height={BAR.after} fill="var(--blue)" />
            </g>
          </svg>
          <span className="n">{formatNumber(lang, after, 0)}</span>
        </li>
      ))}
    </ul>
  );
}
