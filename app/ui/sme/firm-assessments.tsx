import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { FirmAssessment } from '#domain/assessment/schema.ts';
import { formatNumber } from '#i18n/formatters.ts';
import type { Lang } from '#i18n/languages.ts';
import { DataTable } from '../workspace/parts.tsx';

type Row = Omit<FirmAssessment, 'createdAt' | 'completedAt'> & {
  /** Day it was completed, or opened while it is a draft. */
  readonly date: string;
};

interface Props {
  readonly assessments: readonly Row[];
  readonly lang: Lang;
  readonly writes: boolean;
}

/** The assessments of a firm, one a row, with what can be done next. */
export function FirmAssessments({ assessments, lang, writes }: Props) {
  const { t } = useTranslation('sme');
  return (
    <DataTable
      caption={t('list.caption')}
      columns={[
        t('list.column.place'),
        t('list.column.date'),
        t('list.column.how'),
        t('list.column.who'),
        t('list.column.result'),
        t('list.column.act'),
      ]}
      rows={assessments.map((row) => ({
        key: row.id,
        cells: [
          <Place key="place" place={row.t} />,
          row.date,
          <How key="how" row={row} />,
          t(`who.${row.openedBy}`),
          <Reading key="reading" row={row} lang={lang} />,
          <Acts key="acts" row={row} lang={lang} writes={writes} />,
        ],
      }))}
    />
  );
}

function Place({ place }: { readonly place: number | null }) {
  const { t } = useTranslation('sme');
  if (place === null) return t('list.draft');
  return <bdi dir="ltr">{t('list.place', { t: place })}</bdi>;
}

function How({ row: { mode, path } }: { readonly row: Row }) {
  const { t } = useTranslation('sme');
  return (
    <>
      {t(`mode.${mode}`)}
      <br />
      <span className="hint">{t(`path.${path}`)}</span>
    </>
  );
}

function Reading({ row, lang }: { readonly row: Row; readonly lang: Lang }) {
  const { t } = useTranslation(['sme', 'result']);
  const { score, stage } = row;
  if (row.t === null) return '–';
  if (score === null || stage === null) return t('list.unpublished');
  const name = (number: 1 | 2 | 3 | 4 | 5) => t(`result:stage.${number}.name`);
  return (
    <>
      {t('list.scored', { score: formatNumber(lang, score, 0) })}
      <br />
      <span className="hint">
        {stage.from === stage.to
          ? name(stage.from)
          : t('list.between', { from: name(stage.from), to: name(stage.to) })}
      </span>
    </>
  );
}

function Acts({ row, lang, writes }: { row: Row; lang: Lang; writes: boolean }) {
  const { t } = useTranslation('sme');
  const pages = `/${lang}/assess/${row.id}`;
  const seconds = `/${lang}/sme/assessments/${row.id}/second`;
  const hasSecond = row.second.completed || row.second.openId !== null;
  return (
    <ul style={{ listStyle: 'none', padding: 0, margin: 0 }}>
      <li>
        {row.t === null ? (
          <Link to={`${pages}/review`}>{writes ? t('list.continue') : t('list.read')}</Link>
        ) : (
          <Link to={`${pages}/result`}>{t('list.open')}</Link>
        )}
      </li>
      {(hasSecond || (writes && row.t !== null)) && (
        <li>
          <Link to={seconds}>{hasSecond ? t('second.see') : t('second.ask')}</Link>
        </li>
      )}
    </ul>
  );
}
