import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { ClockCode, Holder } from '#domain/cases/schema.ts';
import { DataTable, Panel, Status } from '../workspace/parts.tsx';

/** A late deadline, written in the reader's language. */
export interface ShownLate {
  readonly about: 'case' | 'accreditation';
  readonly id: string;
  readonly receipt: string | null;
  readonly firm: string;
  readonly code: ClockCode;
  readonly holder: Holder;
  readonly officer: string | null;
  readonly dueOn: string;
  readonly daysLate: number;
  readonly isTold: boolean;
}

interface Sum {
  readonly count: string;
  readonly most: number;
}

/** How much is late at each stage, and in the hands of each officer. */
export function LateSums({
  stages,
  officers,
  here,
}: {
  readonly stages: readonly (Sum & { readonly code: ClockCode })[];
  readonly officers: readonly (Sum & { readonly id: string; readonly name: string })[];
  /** Path of the queue. */
  readonly here: string;
}) {
  const { t } = useTranslation(['cases', 'case']);
  return (
    <>
      <Panel title={t('lateRegister.stages')}>
        <DataTable
          caption={t('lateRegister.stages')}
          columns={[t('lateRegister.stage'), t('lateRegister.count'), t('lateRegister.most')]}
          rows={stages.map(({ code, count, most }) => ({
            key: code,
            cells: [t(`case:clock.${code}`), count, t('due.late', { count: most })],
          }))}
        />
      </Panel>
      {officers.length > 0 && (
        <Panel title={t('lateRegister.officers')}>
          <DataTable
            caption={t('lateRegister.officers')}
            columns={[t('column.officer'), t('lateRegister.count'), t('lateRegister.most')]}
            rows={officers.map(({ id, name, count, most }) => ({
              key: id,
              cells: [
                <Link key="officer" to={`${here}?late=yes&officer=${id}`}>
                  <bdi>{name}</bdi>
                </Link>,
                count,
                t('due.late', { count: most }),
              ],
            }))}
          />
        </Panel>
      )}
    </>
  );
}

/** Every late deadline, the oldest first. */
export function LateTable({
  lines,
  here,
  manages,
}: {
  readonly lines: readonly ShownLate[];
  readonly here: string;
  /** Whether the reader may give cases to other officers. */
  readonly manages: boolean;
}) {
  const { t } = useTranslation(['cases', 'case']);
  return (
    <DataTable
      caption={t('lateRegister.list')}
      columns={[
        ...[t('column.request'), t('column.firm'), t('lateRegister.stage'), t('column.dueOn')],
        ...[t('column.officer'), t('lateRegister.mark')],
        ...(manages ? [t('lateRegister.act')] : []),
      ]}
      rows={lines.map((line) => ({
        key: `${line.id} ${line.code}`,
        cells: [
          <Subject key="request" line={line} here={here} />,
          <bdi key="firm">{line.firm}</bdi>,
          t(`case:clock.${line.code}`),
          <Late key="due" line={line} />,
          line.officer === null ? (
            t(`case:holder.${line.holder}`)
          ) : (
            <bdi key="o">{line.officer}</bdi>
          ),
          <Status key="mark" tone={line.isTold ? 'bad' : 'attention'}>
            {t(line.isTold ? 'lateRegister.told' : 'lateRegister.notTold')}
          </Status>,
          ...(manages ? [<Act key="act" line={line} here={here} />] : []),
        ],
      }))}
    />
  );
}

interface LineProps {
  readonly line: ShownLate;
  readonly here: string;
}

function Subject({ line: { about, id, receipt, firm }, here }: LineProps) {
  const { t } = useTranslation('cases');
  if (about === 'case')
    return (
      <Link to={`${here}/${id}`}>
        <bdi dir="ltr">{receipt}</bdi>
      </Link>
    );
  return (
    <Link to={here.replace(/cases$/, `accreditations/${id}`)}>
      {t('lateRegister.accreditation', { firm })}
    </Link>
  );
}

function Late({ line: { dueOn, daysLate } }: Pick<LineProps, 'line'>) {
  const { t } = useTranslation('cases');
  return (
    <>
      {dueOn} <Status tone="bad">{t('due.late', { count: daysLate })}</Status>
    </>
  );
}

/** Only what an officer examines, or should, can go to somebody else. */
function Act({ line: { about, id, holder, receipt }, here }: LineProps) {
  const { t } = useTranslation('cases');
  if (about !== 'case' || holder === 'decides') return null;
  return (
    <Link to={`${here}/${id}/officer`}>
      {t('lateRegister.give')}
      <span className="vh"> {receipt}</span>
    </Link>
  );
}
