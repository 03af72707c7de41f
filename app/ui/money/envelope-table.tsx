import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MeterPart } from '#domain/ledger/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { MeterBar } from './meter-bar.tsx';
import type { MeterView } from './meter-view.ts';
import { usePlaceWords, type PlaceView } from './places.ts';

export interface EnvelopeRow {
  readonly key: string;
  /** Null for an envelope that is planned and was never opened. */
  readonly id: string | null;
  readonly place: PlaceView;
  readonly meter: MeterView;
}

export interface EnvelopeYear {
  readonly year: string;
  readonly meter: MeterView;
  readonly rows: readonly EnvelopeRow[];
}

const COLUMNS = [
  ...(['available', 'reserved', 'committed', 'engaged', 'certified', 'paid'] as const),
] satisfies readonly MeterPart[];

interface Props {
  readonly lang: Lang;
  /** Address of the programme's money, null where there is nothing to open. */
  readonly here: string | null;
}

/** Envelopes of a year: a bar and its figures each; on a phone one block an envelope. */
export function EnvelopeTable({ year, ...props }: Props & { readonly year: EnvelopeYear }) {
  const { t } = useTranslation('money');
  const caption = t('envelope.caption', { year: year.year });
  return (
    <div className="scroll" role="region" aria-label={caption} tabIndex={0}>
      <table className="envelopes">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('envelope.place')}</th>
            <th scope="col">{t('envelope.bar')}</th>
            <th scope="col">{t('meter.planned')}</th>
            <th scope="col">{t('meter.brought')}</th>
            {COLUMNS.map((part) => (
              <th key={part} scope="col">
                {t(`column.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {year.rows.map((row) => (
            <Row key={row.key} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ lang, here, row: { id, place, meter } }: Props & { readonly row: EnvelopeRow }) {
  const { t } = useTranslation('money');
  const words = usePlaceWords();
  const name = words(place);
  const partOf = (part: MeterPart) => meter.parts.find((one) => one.part === part);
  return (
    <tr>
      <th scope="row">
        {here === null || id === null ? name : <Link to={`${here}/${id}`}>{name}</Link>}
      </th>
      <td className="meter-cell">
        <MeterBar lang={lang} meter={meter} />
      </td>
      <td data-label={t('meter.planned')}>{meter.planned ?? t('meter.notPlanned')}</td>
      <td data-label={t('meter.brought')}>{meter.funded}</td>
      {COLUMNS.map((part) => (
        <td
          key={part}
          data-label={t(`column.${part}`)}
          // Nothing is worth a line on a phone.
          data-empty={partOf(part)?.isNothing === true ? '' : undefined}
        >
          {partOf(part)?.amount}
        </td>
      ))}
    </tr>
  );
}
