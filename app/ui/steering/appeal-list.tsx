import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ShownText } from '#domain/catalogue/schema.ts';
import type { AppealGround, AppealState } from '#domain/matching/schema.ts';
import type { Lang } from '#i18n/languages.ts';
import { Shown } from '../provider/shown.tsx';
import { DataTable, Panel, Status, type Tone } from '../workspace/parts.tsx';

export interface AppealRow {
  readonly id: string;
  readonly provider: string | null;
  readonly offer: ShownText | null;
  readonly category: string;
  readonly ground: AppealGround;
  readonly state: AppealState;
  readonly dueOn: string;
  readonly answeredOn: string | null;
  readonly isOverdue: boolean;
}

const TONES: Readonly<Record<AppealState, Tone>> = {
  open: 'attention',
  upheld: 'good',
  dismissed: 'neutral',
  withdrawn: 'neutral',
};

/** The state of an appeal; one that is late says so. */
export function AppealStatus({ state, isOverdue }: Pick<AppealRow, 'state' | 'isOverdue'>) {
  const { t } = useTranslation('steering');
  if (isOverdue) return <Status tone="bad">{t('appeals.overdue')}</Status>;
  return <Status tone={TONES[state]}>{t(`appealState.${state}`)}</Status>;
}

/** Appeals that wait for an answer, and the last ones that had one. */
export function AppealLists({
  lang,
  open,
  ended,
}: {
  readonly lang: Lang;
  readonly open: readonly AppealRow[];
  readonly ended: readonly AppealRow[];
}) {
  const { t } = useTranslation('steering');
  return (
    <Panel title={t('appeals.title')} id="appeals">
      <p>{t('appeals.lead')}</p>
      {open.length === 0 ? (
        <p className="note">{t('appeals.none')}</p>
      ) : (
        <AppealTable lang={lang} rows={open} caption={t('appeals.title')} isOpen />
      )}
      {ended.length > 0 && (
        <>
          <h3>{t('appeals.ended')}</h3>
          <AppealTable lang={lang} rows={ended} caption={t('appeals.ended')} isOpen={false} />
        </>
      )}
    </Panel>
  );
}

function AppealTable({
  lang,
  rows,
  caption,
  isOpen,
}: {
  readonly lang: Lang;
  readonly rows: readonly AppealRow[];
  readonly caption: string;
  readonly isOpen: boolean;
}) {
  const { t } = useTranslation('steering');
  return (
    <DataTable
      caption={caption}
      columns={[
        ...[t('appeals.offer'), t('appeals.provider'), t('exposure.category')],
        ...[t('appeals.ground'), t(isOpen ? 'appeals.due' : 'appeals.answered')],
        t('appeals.state'),
      ]}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          <Link key="offer" to={`/${lang}/programme/matching/appeals/${row.id}`}>
            {row.offer ? <Shown text={row.offer} /> : t('appeals.noOffer')}
          </Link>,
          row.provider === null ? t('exposure.gone') : <bdi key="provider">{row.provider}</bdi>,
          row.category,
          t(`ground.${row.ground}`),
          isOpen ? row.dueOn : row.answeredOn,
          <AppealStatus key="state" state={row.state} isOverdue={row.isOverdue} />,
        ],
      }))}
    />
  );
}
