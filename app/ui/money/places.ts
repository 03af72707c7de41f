import { useTranslation } from 'react-i18next';
import type { Place } from '#domain/ledger/schema.ts';
import type aid from '#i18n/locales/fr/aid.json';

/** What an envelope is kept for: the name of its region and the code of its segment. */
export interface PlaceView {
  readonly year: number;
  /** Null for the whole country. */
  readonly region: string | null;
  readonly segment: string | null;
}

/** A place with the name of its region. */
export function placeView(
  { year, region, segment }: Place,
  nameOf: (code: string) => string,
): PlaceView {
  return { year, region: region === null ? null : nameOf(region), segment };
}

type SegmentKey = `segment.${keyof (typeof aid)['segment']}`;

/** Says what an envelope is kept for, with its year when asked. */
export function usePlaceWords(): (
  place: PlaceView,
  options?: { readonly withYear?: boolean },
) => string {
  const { t } = useTranslation('money');
  const { t: aidWord, i18n } = useTranslation('aid');
  return ({ year, region, segment }, { withYear = false } = {}) => {
    const key = `segment.${segment ?? ''}` as SegmentKey;
    return [
      ...(withYear ? [String(year)] : []),
      region ?? t('place.everywhere'),
      ...(segment !== null && i18n.exists(`aid:${key}`) ? [aidWord(key)] : []),
    ].join(' · ');
  };
}
