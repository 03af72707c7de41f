import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { MoveState } from '#domain/ledger/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable, Status, type Tone } from '../workspace/parts.tsx';
import type { MoveRow } from './move-row.ts';
import { usePlaceWords, type PlaceView } from './places.ts';

const TONES: Readonly<Record<MoveState, Tone>> = {
  proposed: 'attention',
  done: 'good',
  refused: 'bad',
  withdrawn: 'neutral',
};

/** The state of a move, in words. */
export function MoveStatus({ state }: { readonly state: MoveState }) {
  const { t } = useTranslation('money');
  return <Status tone={TONES[state]}>{t(`move.state.${state}`)}</Status>;
}

/** An end of a move: an envelope, or the funder. */
export function MoveEnd({ place }: { readonly place: PlaceView | null }) {
  const { t } = useTranslation('money');
  const words = usePlaceWords();
  return <bdi>{place === null ? t('move.funder') : words(place, { withYear: true })}</bdi>;
}

/** Moves that wait, or that ended. */
export function MoveTable({
  lang,
  rows,
  caption,
  isOpen,
}: {
  readonly lang: Lang;
  readonly rows: readonly MoveRow[];
  readonly caption: string;
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation('money');
  return (
    <DataTable
      caption={caption}
      columns={[
        ...[t('move.what'), t('move.programme'), t('move.from'), t('move.to'), t('move.amount')],
        ...[t('move.proposedBy'), isOpen ? t('move.proposedOn') : t('move.stateOf')],
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Link key="what" to={`/${lang}/programme/money/moves/${row.id}`}>
            {t(`move.kind.${row.kind}`)}
          </Link>,
          <bdi key="programme">{row.programme}</bdi>,
          <MoveEnd key="from" place={row.from} />,
          <MoveEnd key="to" place={row.to} />,
          <span key="amount" className="amount">
            {row.amount}
          </span>,
          <bdi key="by">{row.proposedBy.name}</bdi>,
          isOpen ? row.proposedOn : <MoveStatus key="state" state={row.state} />,
        ],
      }))}
    />
  );
}
