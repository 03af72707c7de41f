import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { MOVABLE_STATES } from '#domain/cases/schema.ts';
import { RowKeys } from '../examiner/row-keys.tsx';
import { SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Empty, Status } from '../workspace/parts.tsx';
import { Due } from './due.tsx';
import type { CaseLine } from './show-line.ts';

/** Cases, those that the reader may decide together with a box to tick. */
export function CaseTable({
  here,
  lines,
  query,
  manages,
}: {
  /** Path of the queue. */
  readonly here: string;
  readonly lines: readonly CaseLine[];
  /** Search part of the present address, without "?". */
  readonly query: string;
  /** Whether the reader may give cases to other officers. */
  readonly manages: boolean;
}) {
  const { t } = useTranslation('cases');
  if (lines.length === 0) return <Empty>{t('none')}</Empty>;
  const ticks = lines.some(({ isTickable }) => isTickable);
  const columns = [
    ...[t('column.request'), t('column.firm'), t('column.state'), t('column.due')],
    ...[t('column.amount'), t('column.officer'), t('column.region')],
    ...(ticks ? [t('column.tick')] : []),
  ];
  const rows = lines.map((line) => ({
    key: line.id,
    cells: [
      <Request key="request" here={here} line={line} />,
      <bdi key="firm">{line.firm}</bdi>,
      <State key="state" line={line} />,
      <Due key="due" due={line.due} />,
      <bdi key="amount">{line.amount}</bdi>,
      <Officer key="officer" here={here} line={line} manages={manages} />,
      line.region,
      ...(ticks ? [<Tick key="tick" line={line} />] : []),
    ],
  }));
  const all = new URLSearchParams(query);
  all.set('who', 'decide');
  all.set('all', 'yes');
  return (
    <Form method="get" action={`${here}/batch`}>
      <RowKeys ticks={ticks}>
        <div className="case-list">
          <DataTable caption={t('title')} columns={columns} rows={rows} />
        </div>
      </RowKeys>
      {ticks && (
        <div className="inline-form">
          <SubmitButton look="plain">{t('tick.go')}</SubmitButton>
          <Link to={`${here}/batch?${all.toString()}`}>{t('tick.all')}</Link>
        </div>
      )}
    </Form>
  );
}

function Request({ here, line }: { readonly here: string; readonly line: CaseLine }) {
  return (
    <>
      <Link to={`${here}/${line.id}`}>
        <bdi dir="ltr">{line.receipt}</bdi>
      </Link>
      <br />
      <span className="hint">
        <bdi>{line.programme}</bdi> · {line.category}
      </span>
    </>
  );
}

function State({ line: { state, isMine, isDecidable } }: { readonly line: CaseLine }) {
  const { t } = useTranslation(['cases', 'case']);
  return (
    <>
      {t(`case:officerState.${state}`)} {isMine && <Status tone="info">{t('yours')}</Status>}
      {isDecidable && <Status tone="info">{t('toDecide')}</Status>}
    </>
  );
}

function Officer({
  here,
  line: { id, receipt, state, officer },
  manages,
}: {
  readonly here: string;
  readonly line: CaseLine;
  readonly manages: boolean;
}) {
  const { t } = useTranslation('cases');
  const name = officer === null ? t('nobody') : <bdi>{officer}</bdi>;
  if (!manages || !MOVABLE_STATES.includes(state)) return <>{name}</>;
  return (
    <>
      {name}
      <br />
      <Link to={`${here}/${id}/officer`}>
        {t('lateRegister.give')}
        <span className="vh"> {receipt}</span>
      </Link>
    </>
  );
}

function Tick({ line: { id, receipt, isTickable } }: { readonly line: CaseLine }) {
  const { t } = useTranslation('cases');
  if (!isTickable) return null;
  return (
    <label>
      <input type="checkbox" name="id" value={id} />
      <span className="vh">{t('tick.one', { receipt })}</span>
    </label>
  );
}
