import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Lang } from '#i18n/languages.ts';
import type { MeterView, PartView } from './meter-view.ts';

const SIZE = { width: 100, height: 14 } as const;

/** Where each part of a bar begins. */
function placed(parts: readonly PartView[]): readonly (PartView & { readonly x: number })[] {
  let x = 0;
  return parts.map((part) => {
    const begins = x;
    x += part.share * SIZE.width;
    return { ...part, x: begins };
  });
}

/** One bar of what became of the money; the figures beside it say the same. */
export function MeterBar({ lang, meter }: { readonly lang: Lang; readonly meter: MeterView }) {
  const mirror =
    LANGUAGES[lang].dir === 'rtl' ? `translate(${String(SIZE.width)} 0) scale(-1 1)` : undefined;
  return (
    <svg
      className="meter-bar"
      viewBox={`0 0 ${String(SIZE.width)} ${String(SIZE.height)}`}
      preserveAspectRatio="none"
      width="100%"
      height={SIZE.height}
      aria-hidden="true"
    >
      <g transform={mirror}>
        <rect width={SIZE.width} height={SIZE.height} data-part="none" />
        {placed(meter.parts).map(({ part, share, x }) => (
          <rect key={part} x={x} width={share * SIZE.width} height={SIZE.height} data-part={part} />
        ))}
      </g>
    </svg>
  );
}

/** The bar with every part of it in words and figures. */
export function Meter({ lang, meter }: { readonly lang: Lang; readonly meter: MeterView }) {
  const { t } = useTranslation('money');
  if (meter.isEmpty) return <p className="note">{t('meter.nothing')}</p>;
  return (
    <div className="meter">
      <p>
        {t('meter.funded')} <strong className="amount">{meter.funded}</strong>
      </p>
      <MeterBar lang={lang} meter={meter} />
      <dl>
        {meter.parts.map(({ part, amount }) => (
          <div key={part}>
            <dt>
              <i data-part={part} aria-hidden="true" />
              {t(`part.${part}`)}
            </dt>
            <dd>{amount}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
