import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import type { Lang } from '#i18n/languages.ts';
import { CheckField, SubmitButton } from '../workspace/fields.tsx';
import { DataTable, Empty, Panel, Status } from '../workspace/parts.tsx';
import { claimErrorOf } from './words.ts';

interface ToOrderLine {
  readonly id: string;
  readonly number: string;
  readonly provider: string;
  readonly ttc: string;
  readonly subsidy: string;
  readonly payBy: string;
  readonly isLate: boolean;
  readonly isAgain: boolean;
  readonly problem: 'no-account' | 'same-person' | null;
}

/** Certified claims, with a box each. */
export function ToOrder({
  lang,
  claims,
  mayOrder,
}: {
  readonly lang: Lang;
  readonly claims: readonly ToOrderLine[];
  readonly mayOrder: boolean;
}) {
  const { t } = useTranslation('claim');
  if (claims.length === 0)
    return (
      <Panel title={t('orders.toOrder')}>
        <Empty>{t('orders.noneToOrder')}</Empty>
      </Panel>
    );
  return (
    <Panel title={t('orders.toOrder')} id="claims">
      <Form method="post">
        <DataTable
          caption={t('orders.toOrder')}
          columns={[
            ...[t('orders.invoice'), t('orders.provider'), t('orders.amount'), t('orders.aid')],
            ...[t('orders.payBy'), t('orders.select')],
          ]}
          rows={claims.map((claim) => ({
            key: claim.id,
            cells: [
              <Link key="number" to={`/${lang}/programme/claims/${claim.id}`}>
                <bdi dir="ltr">{claim.number}</bdi>
              </Link>,
              <bdi key="provider">{claim.provider}</bdi>,
              ...[claim.ttc, claim.subsidy],
              <span key="by">
                {claim.payBy} {claim.isLate && <Status tone="bad">{t('orders.late')}</Status>}{' '}
                {claim.isAgain && <Status tone="attention">{t('orders.again')}</Status>}
              </span>,
              claim.problem === null && mayOrder ? (
                <CheckField key="box" name="claims" value={claim.id} label={claim.number} />
              ) : (
                <span key="why" className="hint">
                  {claim.problem !== null && t(`error.${claim.problem}`)}
                </span>
              ),
            ],
          }))}
        />
        {mayOrder && (
          <SubmitButton name="do" value="order">
            {t('orders.order')}
          </SubmitButton>
        )}
      </Form>
    </Panel>
  );
}

interface WaitingLine {
  readonly id: string;
  readonly reference: string;
  readonly provider: string;
  readonly net: string;
  readonly withheld: string;
  readonly on: string;
}

/** Orders that go into the next file. */
export function Waiting({
  orders,
  mayOrder,
}: {
  readonly orders: readonly WaitingLine[];
  readonly mayOrder: boolean;
}) {
  const { t } = useTranslation('claim');
  if (orders.length === 0)
    return (
      <Panel title={t('orders.waiting')}>
        <Empty>{t('orders.noneWaiting')}</Empty>
      </Panel>
    );
  return (
    <Panel title={t('orders.waiting')} id="orders">
      <Form method="post">
        {orders.map(({ id }) => (
          <input key={id} type="hidden" name="orders" value={id} />
        ))}
        <DataTable
          caption={t('orders.waiting')}
          columns={[
            ...[t('orders.reference'), t('orders.provider'), t('orders.net')],
            ...[t('orders.withheld'), t('orders.orderedOn')],
          ]}
          rows={orders.map((order) => ({
            key: order.id,
            cells: [
              <bdi key="reference" dir="ltr">
                {order.reference}
              </bdi>,
              <bdi key="provider">{order.provider}</bdi>,
              ...[order.net, order.withheld, order.on],
            ],
          }))}
        />
        {mayOrder && (
          <SubmitButton look="plain" name="do" value="batch">
            {t('orders.batch')}
          </SubmitButton>
        )}
      </Form>
    </Panel>
  );
}

interface BatchLine {
  readonly id: string;
  readonly number: string;
  readonly count: string;
  readonly total: string;
  readonly hash: string;
  readonly madeOn: string;
  readonly sentOn: string | null;
}

/** The files made for the bank. */
export function Batches({
  lang,
  batches,
  mayOrder,
}: {
  readonly lang: Lang;
  readonly batches: readonly BatchLine[];
  readonly mayOrder: boolean;
}) {
  const { t } = useTranslation('claim');
  if (batches.length === 0)
    return (
      <Panel title={t('orders.batches')}>
        <Empty>{t('orders.noBatches')}</Empty>
      </Panel>
    );
  return (
    <Panel title={t('orders.batches')}>
      <DataTable
        caption={t('orders.batches')}
        columns={[
          ...[t('orders.batches'), t('orders.count'), t('orders.sum'), t('orders.madeOn')],
          t('orders.sentOn'),
        ]}
        rows={batches.map((batch) => ({
          key: batch.id,
          cells: [
            <span key="file">
              {t('orders.file', { number: batch.number })}
              <br />
              <a href={`/${lang}/programme/orders/${batch.id}/transfers.xml`}>
                {t('orders.download')}
              </a>
            </span>,
            ...[batch.count, batch.total, batch.madeOn],
            batch.sentOn === null && mayOrder ? (
              <Form key="send" method="post">
                <input type="hidden" name="batch" value={batch.id} />
                <SubmitButton look="plain" name="do" value="sent">
                  {t('orders.send')}
                </SubmitButton>
              </Form>
            ) : (
              (batch.sentOn ?? '')
            ),
          ],
        }))}
      />
    </Panel>
  );
}

/** What became of each claim of several. */
export function OrderReports({
  reports,
}: {
  readonly reports: readonly {
    readonly claimId: string;
    readonly invoice: string;
    readonly refusal: string | null;
  }[];
}) {
  const { t } = useTranslation('claim');
  return (
    <Panel title={t('orders.report')}>
      <ul role="status">
        {reports.map(({ claimId, invoice, refusal }) => (
          <li key={claimId}>
            <bdi dir="ltr">{invoice}</bdi>{' '}
            {refusal === null ? (
              <Status tone="good">{t('orders.ok')}</Status>
            ) : (
              <Status tone="bad">{t(`error.${claimErrorOf(refusal)}`)}</Status>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
