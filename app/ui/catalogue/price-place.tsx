import { useTranslation } from 'react-i18next';
import { useSite } from '#ui/use-site.ts';
import type { PlaceView } from './band-view.ts';

const WIDTH = 300;
const HEIGHT = 28;
const EDGE = 8;

/** Where an offer's price stands among comparable ones: a sentence, and a scale that shows it. */
export function PricePlaceNote({ place }: { readonly place: PlaceView }) {
  const { t } = useTranslation('catalogue');
  const { band } = place;
  return (
    <section>
      <h2>{t('place.title')}</h2>
      <p>{t(`place.${place.place}`, { count: band.count })}</p>
      <Scale place={place} />
      <p className="hint">
        {t('place.band', {
          kind: band.kind,
          where: band.where,
          half: band.half,
          count: band.count,
        })}
        {band.isDemo && <> {t('place.demo')}</>}
      </p>
    </section>
  );
}

function Scale({ place: { at, marks } }: { readonly place: PlaceView }) {
  const rtl = useSite()?.lang === 'ar';
  const x = (value: number) => EDGE + (rtl ? 1 - value : value) * (WIDTH - 2 * EDGE);
  const [low = 0, middle = 0.5, high = 1] = marks;
  const left = Math.min(x(low), x(high));
  return (
    <svg viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`} className="scale" aria-hidden="true">
      <path d={`M${String(x(0))} 14H${String(x(1))}`} stroke="#8c8378" strokeWidth="2" />
      <rect x={left} y="7" width={Math.abs(x(high) - x(low))} height="14" fill="#c9c4f4" rx="3" />
      <path d={`M${String(x(middle))} 5v18`} stroke="#3730a3" strokeWidth="2" />
      <circle cx={x(at)} cy="14" r="6" fill="#b45309" stroke="#fff" strokeWidth="2" />
    </svg>
  );
}
