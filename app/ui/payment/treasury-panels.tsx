import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { LineState } from '#domain/payments/schema.ts';
import { DataTable, Empty, Panel } from '../workspace/parts.tsx';
import { Number } from './account-facts.tsx';
import type { ShownTreasury } from './show-treasury.ts';

/** Lines of statements in one state, with how many are in each. */
export function LinesPanel({
  here,
  state,
  page: { counts, lines, page, pages },
}: {
  readonly here: string;
  readonly state: LineState;
  readonly page: ShownTreasury;
}) {
  const { t } = useTranslation('payment');
  const column = (name: 'date' | 'amount' | 'who' | 'text' | 'why') => t(`treasury.column.${name}`);
  return (
    <Panel title={t('treasury.lines')} id="lines">
      <ul>
        {counts.map((one) => (
          <li key={one.state}>
            <Link
              to={`${here}?state=${one.state}#lines`}
              aria-current={one.state === state ? 'true' : undefined}
            >
              {t('treasury.count', { state: t(`treasury.state.${one.state}`), count: one.count })}
            </Link>
          </li>
        ))}
      </ul>
      {lines.length === 0 ? (
        <Empty>{t('treasury.empty')}</Empty>
      ) : (
        <DataTable
          caption={t(`treasury.state.${state}`)}
          columns={[column('date'), column('amount'), column('who'), column('text'), column('why')]}
          rows={lines.map(({ id, date, amount, counterparty, text, problem }) => ({
            key: id,
            cells: [
              <Link key="open" to={`${here}/lines/${id}`}>
                {date}
              </Link>,
              amount,
              <bdi key="who">{counterparty}</bdi>,
              <bdi key="text">{text}</bdi>,
              problem === null ? '' : t(`problem.${problem}`),
            ],
          }))}
        />
      )}
      <p>
        {page > 1 && (
          <Link to={`${here}?state=${state}&page=${page - 1}#lines`}>{t('treasury.previous')}</Link>
        )}{' '}
        {page < pages && (
          <Link to={`${here}?state=${state}&page=${page + 1}#lines`}>{t('treasury.next')}</Link>
        )}
      </p>
    </Panel>
  );
}

/** What firms are to be given back. */
export function RefundsPanel({ refunds }: Pick<ShownTreasury, 'refunds'>) {
  const { t } = useTranslation('payment');
  if (refunds.length === 0) return null;
  const column = (name: 'firm' | 'amount' | 'reference' | 'account') =>
    t(`treasury.refunds.${name}`);
  return (
    <Panel title={t('treasury.refunds.title')}>
      <p>{t('treasury.refunds.text')}</p>
      <DataTable
        caption={t('treasury.refunds.title')}
        columns={[column('firm'), column('amount'), column('reference'), column('account')]}
        rows={refunds.map(({ id, firm, amount, reference, account, isCard }) => ({
          key: id,
          cells: [
            <bdi key="firm">{firm}</bdi>,
            amount,
            <Number key="reference" text={reference} />,
            isCard ? (
              t('treasury.refunds.stripe')
            ) : account === '' ? (
              t('treasury.refunds.unknown')
            ) : (
              <Number key="account" text={account} />
            ),
          ],
        }))}
      />
    </Panel>
  );
}

/** The statements that were imported last. */
export function StatementsPanel({ statements }: Pick<ShownTreasury, 'statements'>) {
  const { t } = useTranslation('payment');
  const column = (name: 'file' | 'on' | 'lines' | 'matched') => t(`treasury.statements.${name}`);
  return (
    <Panel title={t('treasury.statements.title')}>
      {statements.length === 0 ? (
        <Empty>{t('treasury.statements.none')}</Empty>
      ) : (
        <DataTable
          caption={t('treasury.statements.title')}
          columns={[column('file'), column('on'), column('lines'), t('line.state')]}
          rows={statements.map(({ id, fileName, importedOn, count, isMatched }) => ({
            key: id,
            cells: [
              <bdi key="file">{fileName}</bdi>,
              importedOn,
              count,
              isMatched ? column('matched') : t('treasury.statements.waiting'),
            ],
          }))}
        />
      )}
    </Panel>
  );
}
